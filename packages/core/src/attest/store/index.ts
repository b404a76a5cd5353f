export {
	type Binding,
	type BindingFault,
	readBindings,
	type StoredBindings,
	storeBinding,
} from "./binding-store.ts";
export {
	readSigned,
	type SignedKind,
	type SignedStatement,
	type SignedStatements,
	type StatementFault,
	storeSigned,
} from "./signed-store.ts";
export { listEnvelopes, readEnvelope, STATEMENTS_REF, storeEnvelope } from "./statement-store.ts";

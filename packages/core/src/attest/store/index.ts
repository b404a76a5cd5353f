export {
	type Binding,
	type BindingFault,
	readBindings,
	type StoredBindings,
	storeBinding,
} from "./binding-store.ts";
export { listEnvelopes, readEnvelope, STATEMENTS_REF, storeEnvelope } from "./statement-store.ts";

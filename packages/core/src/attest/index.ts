export { type BindingGround, type CommitKey, findCommitKey, judgeBinding } from "./binding/index.ts";
export {
	assertSigned,
	createEnvelope,
	createEvidenceEnvelope,
	type EvidenceEnvelope,
	parseEnvelope,
	parseStatement,
	renderEnvelope,
} from "./envelope/index.ts";
export { ATTEST_ERRORS, AttestError, type AttestErrorCode } from "./errors.ts";
export {
	findSigningFingerprint,
	findSshSigner,
	type KnownSigner,
	openKnownSigner,
	openSshSigner,
	type Signer,
	type UnavailableSigner,
} from "./sign/index.ts";
export { type AllowedSigner, type KnownSigners, loadKnownSigners } from "./signers/index.ts";
export {
	BINDING_PREDICATE_TYPE,
	type BindingFacts,
	buildBindingStatement,
	buildCheckStatement,
	CHECK_PREDICATE_TYPE,
	type CheckFacts,
} from "./statement/index.ts";
export {
	type Binding,
	type BindingFault,
	listEnvelopes,
	readBindings,
	readEnvelope,
	readSigned,
	type SignedKind,
	type SignedStatement,
	type SignedStatements,
	STATEMENTS_REF,
	type StatementFault,
	type StoredBindings,
	storeBinding,
	storeEnvelope,
	storeSigned,
} from "./store/index.ts";
export {
	describeKey,
	type EnvelopeSigner,
	type EnvelopeSigners,
	type EnvelopeVerification,
	findEnvelopeSigners,
	type KeyFacts,
	type Presence,
	Refusal,
	type RefusalCode,
	SIGNATURE_NAMESPACE,
	type SignatureRefusal,
	verifyEnvelope,
} from "./verify/index.ts";

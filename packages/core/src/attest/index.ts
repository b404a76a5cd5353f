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
export { findSshSigner, type Signer, type UnavailableSigner } from "./sign/index.ts";
export { buildCheckStatement, CHECK_PREDICATE_TYPE, type CheckFacts } from "./statement/index.ts";
export { listEnvelopes, readEnvelope, STATEMENTS_REF, storeEnvelope } from "./store/index.ts";
export {
	type EnvelopeVerification,
	Refusal,
	type RefusalCode,
	SIGNATURE_NAMESPACE,
	type SignatureRefusal,
	verifyEnvelope,
} from "./verify/index.ts";

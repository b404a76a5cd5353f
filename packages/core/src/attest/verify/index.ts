export { describeKey, type KeyFacts } from "./describe-key.ts";
export { toFingerprint } from "./fingerprint.ts";
export { toPreAuthEncoding } from "./pae.ts";
export { parseBase64 } from "./parse-base64.ts";
export { parsePublicKeyLine } from "./parse-public-key-line.ts";
export { Refusal, type RefusalCode } from "./refusal.ts";
export {
	type EnvelopeSigner,
	type EnvelopeSigners,
	type EnvelopeVerification,
	findEnvelopeSigners,
	SIGNATURE_NAMESPACE,
	type SignatureRefusal,
	verifyEnvelope,
} from "./verify-envelope.ts";
export {
	type Presence,
	type SignedMessage,
	type SshSigner,
	verifySshSignature,
} from "./verify-ssh-signature.ts";

export { toFingerprint } from "./fingerprint.ts";
export { toPreAuthEncoding } from "./pae.ts";
export { parseBase64 } from "./parse-base64.ts";
export { parsePublicKeyLine } from "./parse-public-key-line.ts";
export { Refusal, type RefusalCode } from "./refusal.ts";
export {
	type EnvelopeVerification,
	SIGNATURE_NAMESPACE,
	type SignatureRefusal,
	verifyEnvelope,
} from "./verify-envelope.ts";
export { type SignedMessage, type SshSigner, verifySshSignature } from "./verify-ssh-signature.ts";

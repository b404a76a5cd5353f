export { findSigningFingerprint } from "./find-signing-fingerprint.ts";
export { findSshSigner } from "./find-ssh-signer.ts";
export { type KnownSigner, openKnownSigner, openSshSigner } from "./open-ssh-signer.ts";
export { parseArmor } from "./parse-armor.ts";
export type { Signer, UnavailableSigner } from "./signer.ts";

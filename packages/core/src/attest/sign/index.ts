export { findSshSigner } from "./find-ssh-signer.ts";
export type { Signer, UnavailableSigner } from "./signer.ts";

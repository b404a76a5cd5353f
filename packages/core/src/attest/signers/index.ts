export { type KnownSigners, loadKnownSigners } from "./load-known-signers.ts";
export type { AllowedSigner } from "./parse-allowed-signers.ts";

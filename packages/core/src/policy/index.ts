export { BUILT_IN_SOURCE } from "./built-in-policy.ts";
export { POLICY_ERRORS, PolicyError, type PolicyErrorCode, type PolicyFault } from "./errors.ts";
export { evaluate } from "./evaluate.ts";
export type { EvaluateInput, ReviewFacts } from "./evaluate-input.ts";
export { getBuiltInPolicy, parsePolicy, renderDefaultPolicy } from "./parse-policy.ts";
export { policyDigest } from "./policy-digest.ts";
export { REASONS, type ReasonCode, type ReasonEntry } from "./reasons.ts";

/** Rule files that a repository keeps for itself. */
export const RULE_PATH = /^\.countersign\/rules\/(?:.*\/)?[^/]+\.ya?ml$/;

/** What a repository says of libraries, for all rules. */
export const MODEL_PATH = /^\.countersign\/models\/(?:.*\/)?[^/]+\.ya?ml$/;

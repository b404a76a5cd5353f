/** Rule files that a repository keeps for itself. */
export const RULE_PATH = /^\.countersign\/rules\/(?:.*\/)?[^/]+\.ya?ml$/;

export type { InspectFile } from "./inspect/artifacts.ts";
export { type InspectRequest, inspect } from "./inspect/inspect.ts";
export type { EngineOptions } from "./inspect/session.ts";
export { RULE_ERRORS, RuleError } from "./rules/errors.ts";
export { countRules, loadRules, type RuleFile, type RuleSet } from "./rules/load-rules.ts";
export { createPatternParser } from "./rules/parse-pattern-text.ts";
export type { Rule } from "./rules/rule.ts";
export {
	type Agreement,
	compareExpectations,
	type Disagreement,
	type Expectation,
	parseExpectations,
} from "./rules/rule-cases.ts";
export { scanSecrets } from "./secrets/scan-secrets.ts";

export { type EngineOptions, type InspectFile, type InspectRequest, inspect } from "./inspect/index.ts";
export { findLanguage } from "./parse/find-language.ts";
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

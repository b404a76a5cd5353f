export { type EngineOptions, type InspectFile, type InspectRequest, inspect } from "./inspect/index.ts";
export { findLanguage } from "./parse/find-language.ts";
export type { ParseText } from "./pattern/compile-pattern.ts";
export { RULE_ERRORS, RuleError } from "./rules/errors.ts";
export { extendRules } from "./rules/extend-rules.ts";
export { checkModels, type LoadedModels, loadModels } from "./rules/load-models.ts";
export { countRules, type LoadedRules, loadRules, type RuleSet } from "./rules/load-rules.ts";
export { isModelFile } from "./rules/model-file.ts";
export type { Models } from "./rules/models.ts";
export { createPatternParser } from "./rules/parse-pattern-text.ts";
export type { Rule } from "./rules/rule.ts";
export {
	type Agreement,
	compareExpectations,
	type Disagreement,
	type Expectation,
	parseExpectations,
} from "./rules/rule-cases.ts";
export type { RuleFile } from "./rules/rule-file.ts";
export { scanSecrets } from "./secrets/scan-secrets.ts";

import type { Confidence, SensitiveArea, Severity } from "@countersign/core/model";
import type { Pattern } from "../pattern/pattern.ts";
import type { Language } from "../tree/node.ts";
import type { RegexText } from "./regex-text.ts";

/** A leaf that looks at code or text. */
export type Leaf =
	| { readonly op: "pattern"; readonly pattern: Pattern }
	| { readonly op: "regex"; readonly regex: RegexText };

/** A condition on a bound metavariable. */
export type Condition =
	| { readonly op: "metavariable-regex"; readonly name: string; readonly regex: RegexText }
	| { readonly op: "metavariable-pattern"; readonly name: string; readonly formula: Formula }
	| {
			readonly op: "metavariable-comparison";
			readonly name: string | null;
			readonly comparison: string;
			readonly base: number;
	  }
	| { readonly op: "metavariable-analysis"; readonly name: string; readonly analyzer: "entropy" | "redos" }
	| { readonly op: "metavariable-type"; readonly name: string; readonly types: readonly string[] };

/**
 * What a rule looks for; the rule language's operators in normal form. `all` is an intersection of ranges: positive
 * parts must contain or lie in one another, `inside` must enclose, `not` and `notInside` must be absent.
 */
export type Formula =
	| Leaf
	| { readonly op: "any"; readonly of: readonly Formula[] }
	| {
			readonly op: "all";
			readonly positive: readonly Formula[];
			readonly inside: readonly Formula[];
			readonly not: readonly Formula[];
			readonly notInside: readonly Formula[];
			readonly conditions: readonly Condition[];
			readonly focus: readonly string[];
	  };

export interface TaintSource {
	readonly formula: Formula;
}

export interface TaintSink {
	readonly formula: Formula;
}

export interface TaintSanitizer {
	readonly formula: Formula;
	readonly bySideEffect: boolean;
	/** What is a source or a sink of the rule too is none. */
	readonly yields?: true;
}

export interface TaintPropagator {
	readonly formula: Formula;
	readonly from: string;
	readonly to: string;
}

export interface SearchMode {
	readonly kind: "search";
	readonly formula: Formula;
}

export interface TaintMode {
	readonly kind: "taint";
	readonly sources: readonly TaintSource[];
	readonly sinks: readonly TaintSink[];
	readonly sanitizers: readonly TaintSanitizer[];
	readonly propagators: readonly TaintPropagator[];
}

/** A loaded rule, plain JSON, compiled for one grammar. A rule for several languages becomes several of these with one id. */
export interface Rule {
	readonly id: string;
	readonly languages: readonly Language[];
	readonly message: string;
	readonly severity: Severity;
	readonly confidence: Confidence;
	readonly cwe: readonly string[];
	/** Kebab-case class such as `sql-injection`. */
	readonly category: string;
	readonly title: string;
	/** Set for area rules: they mark lines instead of reporting findings. */
	readonly area: SensitiveArea | null;
	readonly fix: string | null;
	readonly paths: { readonly include: readonly string[]; readonly exclude: readonly string[] };
	readonly mode: SearchMode | TaintMode;
}

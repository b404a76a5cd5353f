import type { Confidence, SensitiveArea, Severity } from "@countersign/core/model";
import type { Pattern } from "../pattern/pattern.ts";
import type { Language } from "../tree/node.ts";
import type { RegexText } from "./regex-text.ts";
import type { Requires } from "./requires.ts";

/** A leaf that looks at code or text. */
export type Leaf =
	| { readonly op: "pattern"; readonly pattern: Pattern }
	| { readonly op: "regex"; readonly regex: RegexText };

/** A condition on a bound metavariable. */
export type Condition =
	| { readonly op: "metavariable-regex"; readonly name: string; readonly regex: RegexText }
	| {
			readonly op: "metavariable-pattern";
			readonly name: string;
			readonly formula: Formula;
			/** The formula has nothing but expressions for text. */
			readonly ofText?: boolean;
	  }
	| {
			readonly op: "metavariable-comparison";
			readonly name: string | null;
			readonly comparison: string;
			readonly base: number;
			/** Texts are read as the numbers that they hold. */
			readonly strip?: true;
	  }
	| { readonly op: "metavariable-analysis"; readonly name: string; readonly analyzer: "entropy" | "redos" }
	| { readonly op: "metavariable-type"; readonly name: string; readonly types: readonly string[] };

/**
 * What a rule looks for; the rule language's operators in normal form. `all` is an intersection of ranges: positive
 * parts must contain or lie in one another, `inside` must enclose, `not` and `notInside` must be absent.
 */
export type Formula =
	| Leaf
	| {
			readonly op: "any";
			readonly of: readonly Formula[];
			/** Set where the alternatives are what libraries do, which further models may add to. */
			readonly model?: ModelUse;
	  }
	| {
			readonly op: "all";
			readonly positive: readonly Formula[];
			readonly inside: readonly Formula[];
			readonly not: readonly Formula[];
			readonly notInside: readonly Formula[];
			readonly conditions: readonly Condition[];
			/** Any of the metavariables of each list; of several lists, where they meet. */
			readonly focus: readonly (readonly string[])[];
			/** What stands at each place found is bound to this metavariable. */
			readonly as?: string;
	  };

/** What a rule asks the models of libraries for. */
export interface ModelUse {
	readonly kind: string;
	/** Only entries that work by side effect, only the others, or all of them. */
	readonly bySideEffect: boolean | null;
}

/** Taint with one label is given another one. */
export interface Relabel {
	readonly from: string;
	readonly to: string;
}

export interface TaintSource {
	readonly formula: Formula;
	readonly label: string;
	/** Set when it makes nothing but other taint of what comes in. */
	readonly relabel: Relabel | null;
	/** The variable that stands there holds the taint from then on. */
	readonly bySideEffect: boolean;
	/** It names nothing but places to look in: what stands there and is a sink holds taint. */
	readonly isPlace: boolean;
}

export interface TaintSink {
	readonly formula: Formula;
	/** Null in rules without labels. */
	readonly requires: Requires | null;
}

export interface TaintSanitizer {
	readonly formula: Formula;
	readonly bySideEffect: boolean;
	/** Does not hold where the rule has a source or sink of the same range. */
	readonly notConflicting: boolean;
}

export interface TaintPropagator {
	readonly formula: Formula;
	readonly from: string;
	readonly to: string;
	readonly relabel: Relabel | null;
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
	/** Labels that the rule tells apart; none in most rules. */
	readonly labels: readonly string[];
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

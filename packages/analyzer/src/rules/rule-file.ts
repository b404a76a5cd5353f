import { SensitiveArea } from "@countersign/core/model";
import * as z from "zod";

export interface RuleFile {
	/** As shown to people; never read from. */
	readonly path: string;
	readonly text: string;
}

/** The keys of the rule language that have a meaning here, as they stand in YAML; formulas are checked by hand. */
const TaintItem = z.looseObject({
	"by-side-effect": z.union([z.boolean(), z.literal("only")]).optional(),
	exact: z.boolean().optional(),
	label: z.string().optional(),
	requires: z.string().optional(),
	not_conflicting: z.boolean().optional(),
	model: z.string().optional(),
});

const Metadata = z.looseObject({
	class: z.string().optional(),
	title: z.string().optional(),
	area: SensitiveArea.optional(),
	cwe: z.union([z.string(), z.array(z.string())]).optional(),
	confidence: z.string().optional(),
});

export const RuleDocument = z.looseObject({
	id: z.string().regex(/^[A-Za-z0-9][\w.-]{0,199}$/),
	languages: z.array(z.string()).min(1),
	message: z.string(),
	severity: z.enum([
		"CRITICAL",
		"HIGH",
		"MEDIUM",
		"LOW",
		"ERROR",
		"WARNING",
		"INFO",
		"INVENTORY",
		"EXPERIMENT",
	]),
	mode: z.enum(["search", "taint"]).optional(),
	metadata: Metadata.optional(),
	fix: z.string().optional(),
	paths: z
		.object({ include: z.array(z.string()).optional(), exclude: z.array(z.string()).optional() })
		.optional(),
	options: z.record(z.string(), z.json()).optional(),
	"pattern-sources": z.array(TaintItem).optional(),
	"pattern-sinks": z.array(TaintItem).optional(),
	"pattern-sanitizers": z.array(TaintItem).optional(),
	"pattern-propagators": z
		.array(
			z.looseObject({
				from: z.string().optional(),
				to: z.string().optional(),
				model: z.string().optional(),
				label: z.string().optional(),
				requires: z.string().optional(),
			}),
		)
		.optional(),
});
export type RuleDocument = z.infer<typeof RuleDocument>;

export const RuleFileDocument = z.looseObject({ rules: z.array(z.unknown()) });

/** Top-level keys of a rule besides those of a formula. */
export const RULE_KEYS: ReadonlySet<string> = new Set([
	...Object.keys(RuleDocument.shape),
	"fix-regex",
	"min-version",
	"max-version",
	"version",
]);

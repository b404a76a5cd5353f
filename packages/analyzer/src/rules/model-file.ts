import * as z from "zod";

/** What a part of a library does to data, by the section of a taint rule that asks for it. */
export const MODEL_ROLES = ["sources", "sinks", "sanitizers", "propagators"] as const;
export type ModelRole = (typeof MODEL_ROLES)[number];

const Name = z
	.string()
	.regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, "must be lower-case words joined by `-`")
	.max(100);

const Entry = z.looseObject({ "by-side-effect": z.union([z.boolean(), z.literal("only")]).optional() });
const Section = z.record(z.string(), z.array(Entry).min(1)).optional();

/** How one library treats data: the patterns of each kind, in the rule language. */
export const LibraryDocument = z.strictObject({
	library: Name,
	title: z.string().min(1),
	languages: z.array(z.string()).min(1),
	packages: z.array(z.string()).optional(),
	sources: Section,
	sinks: Section,
	sanitizers: Section,
	propagators: Section,
});
export type LibraryDocument = z.infer<typeof LibraryDocument>;

/** The kinds that rules and libraries meet at. */
export const KindsDocument = z.strictObject({
	kinds: z
		.array(
			z.strictObject({
				kind: Name,
				role: z.enum(MODEL_ROLES),
				meaning: z.string().min(1),
				includes: z.array(Name).optional(),
			}),
		)
		.min(1),
});
export type ModelKind = z.infer<typeof KindsDocument>["kinds"][number];

const MODEL_FILE = /^(?:library|kinds):/m;
const RULE_FILE = /^["']?rules["']?:/m;

/** Whether a file describes libraries or kinds instead of rules, told by its top-level keys. */
export function isModelFile({ text }: { readonly text: string }): boolean {
	return MODEL_FILE.test(text) && !RULE_FILE.test(text);
}

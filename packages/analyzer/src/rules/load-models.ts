import { findClosestName } from "@countersign/core/kit";
import type { RuleProblem } from "@countersign/core/model";
import type { z } from "zod";
import { findRuleLanguage } from "../lower/index.ts";
import type { ParseText } from "../pattern/compile-pattern.ts";
import type { PatternFamily } from "../pattern/prepare-pattern.ts";
import { compileFormula } from "./compile-formula.ts";
import { RuleError } from "./errors.ts";
import { KindsDocument, LibraryDocument, MODEL_ROLES, type ModelKind, type ModelRole } from "./model-file.ts";
import { type ModelEntry, Models, NO_MODELS } from "./models.ts";
import { type RuleYaml, readRuleYaml } from "./read-rule-yaml.ts";
import type { Formula } from "./rule.ts";
import type { RuleFile } from "./rule-file.ts";
import { type Place, PlacedRuleError, toRuleProblem } from "./rule-problem.ts";

/** The models of some files, and what is wrong with them. */
export interface LoadedModels {
	/** Of the given files alone. */
	readonly own: Models;
	/** Together with those that were known before. */
	readonly all: Models;
	readonly problems: readonly RuleProblem[];
}

interface Loading {
	readonly known: Models;
	readonly kinds: Map<string, ModelKind>;
	readonly libraries: Set<string>;
	readonly entries: ModelEntry[];
	readonly problems: RuleProblem[];
	readonly parse: ParseText;
}

const KEYS = Object.keys(LibraryDocument.shape);

function describeIssue(issue: z.core.$ZodIssue): string {
	const where = issue.path.length === 0 ? "" : `\`${issue.path.join(".")}\` `;
	if (issue.code !== "unrecognized_keys") return `${where}${issue.message}`;
	return issue.keys
		.map((key) => {
			const closest = findClosestName(key, KEYS);
			return `${where}has an unknown key \`${key}\`${closest === null ? "" : `; did you mean \`${closest}\`?`}`;
		})
		.join("; ");
}

function parseAs<T>(schema: z.ZodType<T>, yaml: RuleYaml): T {
	const parsed = schema.safeParse(yaml.content);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const shown = parsed.error.issues.slice(0, 5).map(describeIssue).join("; ");
	const message = `A model file is not well formed: ${shown}`;
	throw new PlacedRuleError("RULE_INVALID", { message }, yaml.placeOf(issue?.path ?? []));
}

function report(loading: Loading, cause: unknown, place: Place): void {
	loading.problems.push(toRuleProblem(cause, "A model file", { place, ruleId: null }));
}

function loadKinds(loading: Loading, yaml: RuleYaml): void {
	for (const [index, one] of parseAs(KindsDocument, yaml).kinds.entries()) {
		if (!loading.kinds.has(one.kind) && !loading.known.kinds.has(one.kind)) {
			loading.kinds.set(one.kind, one);
			continue;
		}
		const message = `Model kind ${one.kind} is declared twice.`;
		report(loading, new RuleError("RULE_DUPLICATE_ID", { message }), yaml.placeOf(["kinds", index]));
	}
}

function familiesOf(names: readonly string[], subject: string): readonly PatternFamily[] {
	const families = names.map((name) => {
		const known = findRuleLanguage(name);
		if (known) return known.family.name;
		throw new RuleError("RULE_UNSUPPORTED_LANGUAGE", { message: `${subject}: ${name} is not read here.` });
	});
	return [...new Set(families)];
}

/** Libraries of different languages may have one name. */
function libraryKey(family: PatternFamily, library: string): string {
	return `${family}/${library}`;
}

interface Section {
	readonly library: LibraryDocument;
	readonly families: readonly PatternFamily[];
	readonly yaml: RuleYaml;
	readonly subject: string;
}

interface RawEntry {
	readonly item: Readonly<Record<string, unknown>>;
	readonly section: Section;
	readonly path: readonly PropertyKey[];
}

/** Compiles on first demand, so that what no rule asks for costs nothing; `checkModels` demands everything. */
function compileOnce({ item, section, path }: RawEntry, loading: Loading): ModelEntry["compile"] {
	const { subject, yaml } = section;
	const compiled = new Map<PatternFamily, Formula | null>();
	const compile = (family: PatternFamily): Formula | null => {
		try {
			return compileFormula(item, { subject, family, parse: loading.parse, models: NO_MODELS });
		} catch (cause) {
			report(loading, cause, yaml.placeOf(path));
			return null;
		}
	};
	return (family) => {
		const known = compiled.get(family);
		if (known !== undefined) return known;
		const formula = compile(family);
		compiled.set(family, formula);
		return formula;
	};
}

function loadSection(loading: Loading, section: Section, role: ModelRole): void {
	for (const [kind, items] of Object.entries(section.library[role] ?? {})) {
		const path = [role, kind];
		try {
			new Models(new Map([...loading.known.kinds, ...loading.kinds]), []).assertKind(
				kind,
				role,
				section.subject,
			);
		} catch (cause) {
			report(loading, cause, section.yaml.placeOf(path));
			continue;
		}
		const entries = items.map((item, index) => ({
			library: section.library.library,
			kind,
			families: section.families,
			bySideEffect: item["by-side-effect"] === true || item["by-side-effect"] === "only",
			compile: compileOnce({ item, section, path: [...path, index] }, loading),
		}));
		loading.entries.push(...entries);
	}
}

function loadLibrary(loading: Loading, yaml: RuleYaml): void {
	const library = parseAs(LibraryDocument, yaml);
	const subject = `Library ${library.library}`;
	const families = familiesOf(library.languages, subject);
	for (const family of families) {
		const key = libraryKey(family, library.library);
		if (loading.libraries.has(key)) {
			throw new RuleError("RULE_DUPLICATE_ID", { message: `${subject} is described twice for ${family}.` });
		}
		loading.libraries.add(key);
	}
	const section = { library, families, yaml, subject };
	for (const role of MODEL_ROLES) loadSection(loading, section, role);
}

function readAll(loading: Loading, files: readonly RuleFile[]): readonly RuleYaml[] {
	return files.flatMap((file) => {
		try {
			return [readRuleYaml(file)];
		} catch (cause) {
			report(loading, cause, { file: file.path, line: 1, column: 1 });
			return [];
		}
	});
}

function hasKinds({ content }: RuleYaml): boolean {
	return typeof content === "object" && content !== null && "kinds" in content;
}

function guard(loading: Loading, yaml: RuleYaml, load: (loading: Loading, yaml: RuleYaml) => void): void {
	try {
		load(loading, yaml);
	} catch (cause) {
		report(loading, cause, yaml.placeOf([]));
	}
}

/**
 * Loads files that describe libraries. An entry that cannot be used becomes a problem; all others hold.
 * @param known kinds and libraries that stand already
 */
export function loadModels(
	files: readonly RuleFile[],
	parse: ParseText,
	known: Models = NO_MODELS,
): LoadedModels {
	const libraries = new Set(
		known.entries.flatMap(({ library, families }) => families.map((family) => libraryKey(family, library))),
	);
	const loading: Loading = { known, kinds: new Map(), libraries, entries: [], problems: [], parse };
	const yamls = readAll(loading, files);
	for (const yaml of yamls) if (hasKinds(yaml)) guard(loading, yaml, loadKinds);
	for (const yaml of yamls) if (!hasKinds(yaml)) guard(loading, yaml, loadLibrary);
	const own = new Models(loading.kinds, loading.entries);
	const all = new Models(new Map([...known.kinds, ...loading.kinds]), [...known.entries, ...loading.entries]);
	return { own, all, problems: loading.problems };
}

/** Compiles every entry, so that `problems` of what was loaded is complete. */
export function checkModels({ own }: LoadedModels): void {
	for (const entry of own.entries) for (const family of entry.families) entry.compile(family);
}

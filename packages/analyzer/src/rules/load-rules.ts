import { sha256Hex } from "@countersign/core/kit";
import type { RuleProblem, Severity } from "@countersign/core/model";
import { findRuleLanguage } from "../lower/index.ts";
import type { ParseText } from "../pattern/compile-pattern.ts";
import type { PatternFamily } from "../pattern/prepare-pattern.ts";
import type { Language } from "../tree/node.ts";
import { compileFormula, type FormulaContext } from "./compile-formula.ts";
import { compileTaint } from "./compile-taint.ts";
import { RuleError } from "./errors.ts";
import { checkModels, loadModels } from "./load-models.ts";
import { isModelFile } from "./model-file.ts";
import { type Models, NO_MODELS } from "./models.ts";
import { toClassicSyntax } from "./modern-syntax.ts";
import { readRuleYaml } from "./read-rule-yaml.ts";
import type { Rule, SearchMode } from "./rule.ts";
import { RULE_KEYS, RuleDocument, type RuleFile, RuleFileDocument } from "./rule-file.ts";
import { type Place, toRuleProblem } from "./rule-problem.ts";

/** Rules that will run, and those that cannot, each with its reason. */
export interface RuleSet {
	readonly rules: readonly Rule[];
	/** How many ids the rules have: one for several languages is one rule. */
	readonly count: number;
	readonly problems: readonly RuleProblem[];
	/** Digest over the texts of all rule files, in order of path. */
	readonly digest: string;
}

/** Rules together with the models that came in the same files. */
export interface LoadedRules extends RuleSet {
	/** What the files say of libraries; rules that are loaded already know nothing of it. */
	readonly models: Models;
}

const SEVERITIES: Readonly<Record<RuleDocument["severity"], Severity>> = {
	CRITICAL: "critical",
	HIGH: "high",
	ERROR: "high",
	MEDIUM: "medium",
	WARNING: "medium",
	LOW: "low",
	INFO: "low",
	INVENTORY: "low",
	EXPERIMENT: "low",
};

function cweOf(document: RuleDocument): readonly string[] {
	const listed = document.metadata?.cwe ?? [];
	const texts = typeof listed === "string" ? [listed] : listed;
	return texts
		.map((text) => /CWE-\d+/.exec(text)?.[0] ?? "")
		.filter((id) => id !== "")
		.sort();
}

function confidenceOf(document: RuleDocument): Rule["confidence"] {
	const value = document.metadata?.confidence?.toLowerCase();
	return value === "high" || value === "low" ? value : "medium";
}

function searchMode(raw: Readonly<Record<string, unknown>>, context: FormulaContext): SearchMode {
	const operators = Object.fromEntries(Object.entries(raw).filter(([key]) => !RULE_KEYS.has(key)));
	return { kind: "search", formula: compileFormula(operators, context) };
}

function familiesOf(document: RuleDocument): Map<PatternFamily, Set<Language>> {
	const families = new Map<PatternFamily, Set<Language>>();
	for (const name of document.languages) {
		const known = findRuleLanguage(name);
		if (!known) continue;
		const languages = families.get(known.family.name) ?? new Set();
		for (const language of known.languages) languages.add(language);
		families.set(known.family.name, languages);
	}
	return families;
}

function compileRule(
	document: RuleDocument,
	raw: Readonly<Record<string, unknown>>,
	{ parse, models }: Loading,
): Rule[] {
	const families = familiesOf(document);
	if (families.size === 0) {
		throw new RuleError("RULE_UNSUPPORTED_LANGUAGE", {
			message: `Rule ${document.id} is for ${document.languages.join(", ")}, which is not read here.`,
		});
	}
	return [...families].map(([family, languages]) => {
		const symbolic = document.options?.symbolic_propagation === true;
		const context: FormulaContext = { subject: `Rule ${document.id}`, family, parse, symbolic, models };
		return {
			id: document.id,
			languages: [...languages],
			message: document.message.trim(),
			severity: SEVERITIES[document.severity],
			confidence: confidenceOf(document),
			cwe: cweOf(document),
			category: document.metadata?.class ?? document.id,
			title: document.metadata?.title ?? document.id,
			area: document.metadata?.area ?? null,
			fix: document.fix ?? null,
			paths: { include: document.paths?.include ?? [], exclude: document.paths?.exclude ?? [] },
			mode: document.mode === "taint" ? compileTaint(document, context) : searchMode(raw, context),
		};
	});
}

function parseRule(raw: unknown): RuleDocument {
	const parsed = RuleDocument.safeParse(raw);
	if (parsed.success) return parsed.data;
	const issues = parsed.error.issues.map((issue) => `${issue.path.join(".") || "rule"}: ${issue.message}`);
	throw new RuleError("RULE_INVALID", {
		message: `A rule is not well formed. ${issues.slice(0, 5).join("; ")}`,
	});
}

interface Loading {
	readonly rules: Rule[];
	readonly problems: RuleProblem[];
	readonly ids: Set<string>;
	readonly parse: ParseText;
	readonly models: Models;
}

function findId(raw: unknown): string | null {
	return typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "string" ? raw.id : null;
}

function loadRule(loading: Loading, written: unknown, place: Place): void {
	const id = findId(written);
	try {
		const raw = toClassicSyntax(written);
		const document = parseRule(raw);
		if (loading.ids.has(document.id)) {
			throw new RuleError("RULE_DUPLICATE_ID", { message: `Rule id ${document.id} is used twice.` });
		}
		loading.ids.add(document.id);
		loading.rules.push(...compileRule(document, raw as Readonly<Record<string, unknown>>, loading));
	} catch (cause) {
		loading.problems.push(toRuleProblem(cause, `Rule ${id ?? "without id"}`, { place, ruleId: id }));
	}
}

function loadFile(loading: Loading, file: RuleFile): void {
	try {
		loadDocument(loading, file);
	} catch (cause) {
		const place = { file: file.path, line: 1, column: 1 };
		loading.problems.push(toRuleProblem(cause, "A rule file", { place, ruleId: null }));
	}
}

function loadDocument(loading: Loading, file: RuleFile): void {
	const yaml = readRuleYaml(file);
	const content = RuleFileDocument.safeParse(yaml.content);
	if (!content.success) {
		throw new RuleError("RULE_INVALID", { message: "A rule file needs a list under `rules`." });
	}
	for (const [index, raw] of content.data.rules.entries()) {
		loadRule(loading, raw, yaml.placeOf(["rules", index]));
	}
}

/** How many rules these are to a reader. */
export function countRules(rules: readonly Pick<Rule, "id">[]): number {
	return new Set(rules.map(({ id }) => id)).size;
}

/**
 * Loads and compiles rule files, and files of models among them. A rule or model that cannot be used becomes a problem;
 * the others still run.
 * @param known models that stand already, for the rules to name
 */
export function loadRules(
	files: readonly RuleFile[],
	parse: ParseText,
	known: Models = NO_MODELS,
): LoadedRules {
	const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
	const loaded = loadModels(sorted.filter(isModelFile), parse, known);
	const loading: Loading = { rules: [], problems: [], ids: new Set(), parse, models: loaded.all };
	for (const file of sorted) if (!isModelFile(file)) loadFile(loading, file);
	checkModels(loaded);
	const digest = sha256Hex(sorted.map((file) => `${file.path}\0${sha256Hex(file.text)}`).join("\n"));
	const { rules } = loading;
	const problems = [...loaded.problems, ...loading.problems];
	return { rules, count: countRules(rules), problems, digest, models: loaded.own };
}

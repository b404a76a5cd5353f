import { sha256Hex } from "@countersign/core/kit";
import type { RuleProblem, Severity } from "@countersign/core/model";
import { LineCounter, parseDocument } from "yaml";
import { findRuleLanguage } from "../lower/index.ts";
import type { ParseText } from "../pattern/compile-pattern.ts";
import type { PatternFamily } from "../pattern/prepare-pattern.ts";
import type { Language } from "../tree/node.ts";
import { compileFormula, type FormulaContext } from "./compile-formula.ts";
import { compileTaint } from "./compile-taint.ts";
import { RuleError } from "./errors.ts";
import type { Rule, SearchMode } from "./rule.ts";
import { RULE_KEYS, RuleDocument, RuleFileDocument } from "./rule-file.ts";

export interface RuleFile {
	/** As shown to people; never read from. */
	readonly path: string;
	readonly text: string;
}

/** Rules that will run, and those that cannot, each with its reason. */
export interface RuleSet {
	readonly rules: readonly Rule[];
	/** How many ids the rules have: one for several languages is one rule. */
	readonly count: number;
	readonly problems: readonly RuleProblem[];
	/** Digest over the texts of all rule files, in order of path. */
	readonly digest: string;
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
	parse: ParseText,
): Rule[] {
	const families = familiesOf(document);
	if (families.size === 0) {
		throw new RuleError("RULE_UNSUPPORTED_LANGUAGE", {
			message: `Rule ${document.id} is for ${document.languages.join(", ")}, which is not read here.`,
		});
	}
	return [...families].map(([family, languages]) => {
		const symbolic = document.options?.symbolic_propagation === true;
		const context: FormulaContext = { ruleId: document.id, family, parse, symbolic };
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

interface Place {
	readonly file: string;
	readonly line: number | null;
	readonly column: number | null;
}

function problem(error: RuleError, place: Place, ruleId: string | null): RuleProblem {
	return { code: error.code, ruleId, ...place, message: error.message };
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
}

function loadRule(loading: Loading, raw: unknown, place: Place): void {
	let id: string | null = null;
	try {
		const document = parseRule(raw);
		id = document.id;
		if (loading.ids.has(id)) {
			throw new RuleError("RULE_DUPLICATE_ID", { message: `Rule id ${id} is used twice.` });
		}
		loading.ids.add(id);
		loading.rules.push(...compileRule(document, raw as Readonly<Record<string, unknown>>, loading.parse));
	} catch (cause) {
		loading.problems.push(problem(toRuleError(cause, `Rule ${id ?? "without id"}`), place, id));
	}
}

/** What a parser throws at nesting or sizes beyond its limits costs the rule, not the run. */
function toRuleError(cause: unknown, subject: string): RuleError {
	if (cause instanceof RuleError) return cause;
	const reason = cause instanceof Error ? cause.message : String(cause);
	return new RuleError("RULE_INVALID", { message: `${subject} cannot be read: ${reason}`, cause });
}

function loadFile(loading: Loading, file: RuleFile): void {
	try {
		loadDocument(loading, file);
	} catch (cause) {
		const place = { file: file.path, line: 1, column: 1 };
		loading.problems.push(problem(toRuleError(cause, "A rule file"), place, null));
	}
}

function loadDocument(loading: Loading, file: RuleFile): void {
	const counter = new LineCounter();
	const document = parseDocument(file.text, { lineCounter: counter });
	const [fault] = document.errors;
	const placeAt = (offset: number): Place => {
		const { line, col } = counter.linePos(offset);
		return { file: file.path, line, column: col };
	};
	if (fault) {
		const error = new RuleError("RULE_SYNTAX", { message: fault.message.split("\n")[0] ?? fault.message });
		loading.problems.push(problem(error, placeAt(fault.pos[0]), null));
		return;
	}
	const content = RuleFileDocument.safeParse(document.toJS({ maxAliasCount: 100 }));
	if (!content.success) {
		const error = new RuleError("RULE_INVALID", { message: "A rule file needs a list under `rules`." });
		loading.problems.push(problem(error, placeAt(0), null));
		return;
	}
	for (const [index, raw] of content.data.rules.entries()) {
		const node = document.getIn(["rules", index], true);
		const range =
			typeof node === "object" && node !== null && "range" in node ? (node.range as number[] | null) : null;
		loadRule(loading, raw, placeAt(range?.[0] ?? 0));
	}
}

/** How many rules these are to a reader. */
export function countRules(rules: readonly Pick<Rule, "id">[]): number {
	return new Set(rules.map(({ id }) => id)).size;
}

/** Loads and compiles rule files. A rule that cannot be used becomes a problem; the others still run. */
export function loadRules(files: readonly RuleFile[], parse: ParseText): RuleSet {
	const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
	const loading: Loading = { rules: [], problems: [], ids: new Set(), parse };
	for (const file of sorted) loadFile(loading, file);
	const digest = sha256Hex(sorted.map((file) => `${file.path}\0${sha256Hex(file.text)}`).join("\n"));
	const { rules, problems } = loading;
	return { rules, count: countRules(rules), problems, digest };
}

import { analyzeFlow } from "../flow/analyze-file.ts";
import { createMarks } from "../flow/marks.ts";
import { evaluateFormula, type FormulaScene } from "../match/evaluate-formula.ts";
import { findLeaves } from "../match/find-leaves.ts";
import { createLeafIndex } from "../match/leaf-index.ts";
import type { Match } from "../match/match.ts";
import { listExpressions } from "../match/wildcard.ts";
import { ParseError, type Parsers, parseSource } from "../parse/index.ts";
import { resolveNames } from "../resolve/file-names.ts";
import type { Rule } from "../rules/rule.ts";
import { createLineIndex, type LineIndex } from "../tree/line-index.ts";
import type { Comment, Language, Node, SourceTree } from "../tree/node.ts";
import type { FileArtifact, LocalArea, LocalFinding, ModuleImport, Suppression } from "./artifact.ts";
import { locateNames } from "./fill-text.ts";
import type { RuleEngine } from "./rule-engine.ts";

const WORD = /[A-Za-z_$][\w$]+/g;
const SUPPRESSION = /countersign:ignore(?:\s+([\w.-]+(?:\s*,\s*[\w.-]+)*))?\s+--\s+(\S.*)/;

function localFindings(rule: Rule, matches: readonly Match[]): readonly LocalFinding[] {
	const byPlace = new Map<string, LocalFinding>();
	for (const match of matches) {
		const key = `${match.start}:${match.end}`;
		if (byPlace.has(key)) continue;
		byPlace.set(key, {
			ruleId: rule.id,
			start: match.start,
			end: match.end,
			names: locateNames([rule.message, rule.fix], match.environment),
		});
	}
	return [...byPlace.values()];
}

function localAreas(rule: Rule, matches: readonly Match[], lines: LineIndex): readonly LocalArea[] {
	if (rule.area === null) return [];
	const { area } = rule;
	return matches.map((match) => ({
		ruleId: rule.id,
		area,
		startLine: lines.positionAt(match.start).line,
		endLine: lines.positionAt(match.end).line,
	}));
}

/** `countersign:ignore rule-id -- reason`; without a reason it is no suppression. */
function suppressionsOf(
	comments: readonly Comment[],
	tree: SourceTree,
	lines: LineIndex,
): readonly Suppression[] {
	return comments.flatMap((comment) => {
		const found = SUPPRESSION.exec(comment.text);
		if (!found) return [];
		const { line } = lines.positionAt(comment.start);
		const lineStart = tree.source.lastIndexOf("\n", comment.start - 1) + 1;
		const alone = tree.source.slice(lineStart, comment.start).trim() === "";
		const ruleIds = (found[1] ?? "").split(",").map((id) => id.trim());
		const reason = (found[2] ?? "").replace(/\*\/\s*$/, "").trim();
		return [{ line: alone ? line + 1 : line, ruleIds: ruleIds.filter((id) => id !== ""), reason }];
	});
}

function importOf(node: Node): string | null {
	if (node.kind === "Import") return node.text;
	if (node.kind === "Export" && node.text !== "") return node.text;
	if (node.kind !== "Call") return null;
	const [callee, args] = node.kids;
	const [first] = args?.kids ?? [];
	const loads = callee?.kind === "Name" && (callee.text === "require" || callee.text === "import");
	return loads && first?.kind === "String" ? first.text : null;
}

function importsOf(root: Node, lines: LineIndex): readonly ModuleImport[] {
	const imports: ModuleImport[] = [];
	const stack: Node[] = [root];
	for (let node = stack.pop(); node; node = stack.pop()) {
		const module = importOf(node);
		if (module !== null) imports.push({ module, line: lines.positionAt(node.start).line });
		stack.push(...node.kids);
	}
	return imports.sort((a, b) => a.line - b.line);
}

export interface SourceInput {
	readonly language: Language;
	readonly source: string;
}

/**
 * Broken code is read around its faults, but where most is fault, rules would look at next to nothing and find nothing.
 * Prose and other languages have half or more of their letters outside of any construct; code with merge conflicts,
 * template tags or a foreign dialect has less than a quarter.
 */
function assertLanguage({ source, language, unread }: SourceTree): void {
	if (unread === 0) return;
	const letters = source.length - (source.match(/\s/g)?.length ?? 0);
	if (unread * 2 <= letters) return;
	throw new ParseError("PARSE_OTHER_LANGUAGE", {
		message: `${unread} of ${letters} characters fit into no construct of ${language}.`,
	});
}

/**
 * Runs all rules over one file and follows data through it.
 * @throws ParseError when the file is beyond the limits, or not of its language.
 */
export function analyzeSource(engine: RuleEngine, parsers: Parsers, input: SourceInput): FileArtifact {
	const tree = parseSource(parsers, input);
	assertLanguage(tree);
	const names = resolveNames(tree.root, tree.language);
	const selection = engine.select(tree.language, new Set(tree.source.match(WORD) ?? []));
	const leaves = findLeaves(tree.root, createLeafIndex(selection.patterns), { source: tree.source, names });
	let expressions: readonly Node[] | undefined;
	const scene: FormulaScene = {
		source: tree.source,
		names,
		leaves,
		memo: new Map(),
		expressions: () => {
			expressions ??= listExpressions(tree.root);
			return expressions;
		},
	};
	const lines = createLineIndex(tree.source);
	const findings: LocalFinding[] = [];
	const areas: LocalArea[] = [];
	for (const rule of selection.search) {
		if (rule.mode.kind !== "search") continue;
		const matches = evaluateFormula(rule.mode.formula, scene);
		if (rule.area === null) findings.push(...localFindings(rule, matches));
		else areas.push(...localAreas(rule, matches, lines));
	}
	const marks = createMarks(selection.taint, engine.masks, scene);
	return {
		lines: lines.positionAt(tree.source.length).line,
		errors: tree.errors,
		findings,
		areas,
		suppressions: suppressionsOf(tree.comments, tree, lines),
		imports: importsOf(tree.root, lines),
		flow: analyzeFlow(tree, names, { marks, masks: engine.masks }),
	};
}

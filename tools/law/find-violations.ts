import type { ImportEdge } from "./imports.ts";
import type { LawRule } from "./rules.ts";

/** Every breach of the law, as `file:line imports target: rule (reason)`. */
export function findViolations(edges: readonly ImportEdge[], law: readonly LawRule[]): readonly string[] {
	return law.flatMap((rule) =>
		edges.filter((edge) => isBreach(edge, rule)).map((edge) => render(edge, rule)),
	);
}

function isBreach(edge: ImportEdge, rule: LawRule): boolean {
	const from = rule.from.exec(edge.from);
	if (!from || rule.notFrom?.test(edge.from) || !rule.never.test(edge.to)) return false;
	if (rule.typesAreFree && edge.typeOnly) return false;
	if (rule.except === undefined) return true;
	return !new RegExp(rule.except.replace("$1", from[1] ?? "")).test(edge.to);
}

function render(edge: ImportEdge, rule: LawRule): string {
	return `${edge.from}:${edge.line} imports ${edge.to}: ${rule.name} (${rule.reason})`;
}

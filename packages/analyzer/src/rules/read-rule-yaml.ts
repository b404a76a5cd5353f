import { LineCounter, parseDocument } from "yaml";
import { type Place, PlacedRuleError } from "./rule-problem.ts";

/** What a file says, and where. */
export interface RuleYaml {
	readonly content: unknown;
	/** The place of a key's value, or of the nearest thing around it that has one. */
	placeOf(path: readonly PropertyKey[]): Place;
}

function startOf(node: unknown): number | null {
	if (typeof node !== "object" || node === null || !("range" in node)) return null;
	const [start] = (node.range ?? []) as readonly number[];
	return start ?? null;
}

/** @throws PlacedRuleError for what is no YAML; Error of the parser for nesting beyond its limits. */
export function readRuleYaml(file: { readonly path: string; readonly text: string }): RuleYaml {
	const counter = new LineCounter();
	const document = parseDocument(file.text, { lineCounter: counter });
	const placeAt = (offset: number): Place => {
		const { line, col } = counter.linePos(offset);
		return { file: file.path, line, column: col };
	};
	const [fault] = document.errors;
	if (fault) {
		const message = fault.message.split("\n")[0] ?? fault.message;
		throw new PlacedRuleError("RULE_SYNTAX", { message }, placeAt(fault.pos[0]));
	}
	return {
		content: document.toJS({ maxAliasCount: 100 }),
		placeOf: (path) => {
			for (let length = path.length; length > 0; length -= 1) {
				const start = startOf(document.getIn(path.slice(0, length), true));
				if (start !== null) return placeAt(start);
			}
			return placeAt(0);
		},
	};
}

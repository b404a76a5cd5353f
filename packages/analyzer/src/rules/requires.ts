import { RuleError } from "./errors.ts";

/** Which labels must, and must not, have arrived at a place together. */
export type Requires =
	| { readonly op: "label"; readonly name: string }
	| { readonly op: "not"; readonly of: Requires }
	| { readonly op: "and" | "or"; readonly left: Requires; readonly right: Requires };

const TOKEN = /\s*(?:([A-Za-z_]\w*)|([()]))/y;
const MAX_TOKENS = 200;

interface Reader {
	readonly tokens: readonly string[];
	at: number;
}

function tokenize(text: string): readonly string[] | null {
	const tokens: string[] = [];
	const trimmed = text.trim();
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < trimmed.length) {
		const found = TOKEN.exec(trimmed);
		if (!found || tokens.length >= MAX_TOKENS) return null;
		tokens.push(found[1] ?? found[2] ?? "");
	}
	return tokens;
}

function accept(reader: Reader, token: string): boolean {
	if (reader.tokens[reader.at] !== token) return false;
	reader.at += 1;
	return true;
}

function readPart(reader: Reader): Requires | null {
	if (accept(reader, "not")) {
		const of = readPart(reader);
		return of && { op: "not", of };
	}
	if (accept(reader, "(")) {
		const inner = readChain(reader, "or");
		return inner && accept(reader, ")") ? inner : null;
	}
	const name = reader.tokens[reader.at] ?? "";
	reader.at += 1;
	return /^(?:and|or|\)|)$/.test(name) ? null : { op: "label", name };
}

function readChain(reader: Reader, op: "and" | "or"): Requires | null {
	const read = (): Requires | null => (op === "or" ? readChain(reader, "and") : readPart(reader));
	let left = read();
	while (left && accept(reader, op)) {
		const right = read();
		left = right && { op, left, right };
	}
	return left;
}

/**
 * Reads `A and not (B or C)`. Depth is bounded by the number of words.
 * @throws RuleError when it is no such expression.
 */
export function parseRequires(text: string, subject: string): Requires {
	const tokens = tokenize(text);
	const reader: Reader = { tokens: tokens ?? [], at: 0 };
	const parsed = tokens && readChain(reader, "or");
	if (parsed && reader.at === reader.tokens.length) return parsed;
	throw new RuleError("RULE_INVALID", {
		message: `${subject}: \`requires\` must say which labels with \`and\`, \`or\`, \`not\`: ${text.slice(0, 200)}`,
	});
}

export function labelsIn(requires: Requires): readonly string[] {
	if (requires.op === "label") return [requires.name];
	if (requires.op === "not") return labelsIn(requires.of);
	return [...labelsIn(requires.left), ...labelsIn(requires.right)];
}

export function holdsRequires(requires: Requires, labels: ReadonlySet<string>): boolean {
	switch (requires.op) {
		case "label":
			return labels.has(requires.name);
		case "not":
			return !holdsRequires(requires.of, labels);
		case "and":
			return holdsRequires(requires.left, labels) && holdsRequires(requires.right, labels);
		default:
			return holdsRequires(requires.left, labels) || holdsRequires(requires.right, labels);
	}
}

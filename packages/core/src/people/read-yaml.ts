import { isAlias, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { PeopleError } from "./errors.ts";
import { PEOPLE_PATH } from "./people-path.ts";

/** Far above a list of every engineer of a large company, far below what makes a YAML parser slow. */
const MAX_CHARACTERS = 1024 * 1024;

function malformed(message: string, line: number, cause?: unknown): PeopleError {
	const location = { path: PEOPLE_PATH, line: Math.max(1, line) };
	return new PeopleError("PEOPLE_MALFORMED", {
		message: `${PEOPLE_PATH}:${location.line}: ${message}`,
		location,
		cause,
	});
}

function parse(text: string, lines: LineCounter) {
	try {
		return parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: false });
	} catch (cause) {
		throw malformed("the file cannot be read as YAML", 1, cause);
	}
}

/**
 * Reads YAML as it is meant to be reviewed: without anchors, aliases and tags, which make a file mean what it does not say.
 * @throws PeopleError PEOPLE_MALFORMED
 */
export function readYaml(text: string): unknown {
	if (text.length > MAX_CHARACTERS) throw malformed(`the file has more than ${MAX_CHARACTERS} characters`, 1);
	const lines = new LineCounter();
	const document = parse(text, lines);
	const [error] = document.errors;
	if (error) throw malformed(error.message, lines.linePos(error.pos[0]).line, error);
	visit(document, (_key, node) => {
		const value = isPair(node) ? node.key : node;
		if (!isNode(value)) return;
		const line = lines.linePos(value.range?.[0] ?? 0).line;
		if (isAlias(value)) throw malformed("aliases are not allowed", line);
		if (value.anchor || value.tag) throw malformed("anchors and tags are not allowed", line);
		if (isPair(node) && isScalar(value) && value.value === "__proto__")
			throw malformed("`__proto__` is no name", line);
	});
	return document.toJS({ maxAliasCount: 0 });
}

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { TreeCursor } from "web-tree-sitter";
import type { Cst } from "../lower/index.ts";
import { LANGUAGE_FILES } from "../lower/language-registry.ts";
import type { Language } from "../tree/node.ts";
import { GrammarTables } from "./grammar-tables.ts";
import { DEFAULT_PARSE_LIMITS } from "./limits.ts";
import { loadParsers, type Parsers } from "./load-parsers.ts";
import { readCst } from "./read-cst.ts";

/** Type, field, range, depth, and whether the token is missing. */
type Row = readonly [
	type: string,
	field: string,
	start: number,
	end: number,
	depth: number,
	missing: boolean,
];

const LANGUAGES = LANGUAGE_FILES.map(({ id }) => id);
const LOWER = new URL("../lower/", import.meta.url);
/** Real code and every construct that lowering is tested with. */
const SOURCES: readonly string[] = [
	new URL("read-cst.ts", import.meta.url),
	...readdirSync(LOWER, { recursive: true, encoding: "utf8" })
		.filter((path) => path.endsWith(".trees"))
		.map((path) => new URL(path, LOWER)),
].map((url) => readFileSync(url, "utf8"));

let parsers: Parsers;
beforeAll(async () => {
	parsers = await loadParsers();
});

/** What the runtime's own cursor says, which is slow and supported. */
function walkByCursor(cursor: TreeCursor): readonly Row[] {
	const rows: Row[] = [];
	for (;;) {
		const { nodeType, currentFieldName, startIndex, endIndex, currentDepth } = cursor;
		const missing = startIndex === endIndex && cursor.nodeIsMissing;
		rows.push([nodeType, currentFieldName ?? "", startIndex, endIndex, currentDepth, missing]);
		if (cursor.gotoFirstChild()) continue;
		while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return rows;
	}
}

function listRows(cst: Cst, depth = 0): readonly Row[] {
	const row: Row = [cst.type, cst.field, cst.start, cst.end, depth, cst.missing];
	return [row, ...cst.kids.flatMap((kid) => listRows(kid, depth + 1))];
}

function compare(language: Language, source: string): void {
	const { parser, memory } = parsers.get(language);
	const grammar = parser.language;
	const tree = parser.parse(source);
	if (grammar === null || tree === null) throw new TypeError("Nothing was parsed.");
	const types = Array.from({ length: grammar.nodeTypeCount }, (_, id) => ({
		// The end of a file is a token without a name in some grammars, for which the cursor says this.
		name: grammar.nodeTypeForId(id) || "ERROR",
		// Anonymous nodes may have children too; the product leaves these out.
		named: true,
	}));
	const fields = [
		"",
		...Array.from({ length: grammar.fieldCount }, (_, id) => grammar.fieldNameForId(id + 1) ?? ""),
	];
	const everything = {
		opaque: new Set<string>(),
		comments: new Set<string>(),
		punctuation: new Set<string>(),
	};
	const tables = new GrammarTables(memory, { types, fields }, everything);
	const limits = { ...DEFAULT_PARSE_LIMITS, maxDepth: 100_000 };
	memory.refresh();
	const { root } = readCst(tree.rootNode.id, { memory, tables, source, limits });
	const cursor = tree.walk();
	expect(listRows(root)).toEqual(walkByCursor(cursor));
	cursor.delete();
	tree.delete();
}

describe("reading trees from memory says what a cursor says", () => {
	it.each(LANGUAGES)("for whole files and every construct, in %s", (language) => {
		for (const source of SOURCES)
			for (const part of [source, ...source.split("\n\n")]) compare(language, part);
	});

	it("for nothing, for blanks, and for one token", () => {
		for (const language of LANGUAGES)
			for (const source of ["", " \n\n\t", "a", "\u{1f600}", "\0"]) compare(language, source);
	});

	it("for code that was cut, mixed and damaged", () => {
		const source = fc.constantFrom(...SOURCES);
		const damaged = fc
			.tuple(
				source,
				fc.nat(),
				fc.nat(1500),
				source,
				fc.nat(),
				fc.nat(40),
				fc.constantFrom(..."(){}[]`'\"\\#<:=,*@\n\t$\u{e9}"),
			)
			.map(([first, at, length, second, from, more, sign]) => {
				const left = first.slice(at % first.length).slice(0, length);
				return left + sign + second.slice(from % second.length).slice(0, more * 10);
			});
		fc.assert(fc.property(fc.constantFrom(...LANGUAGES), damaged, compare), { numRuns: 1500 });
	});
});

import { getFamily, listPatternGrammars } from "../lower/index.ts";
import { loadParsers, parseSource } from "../parse/index.ts";
import type { ParseText } from "../pattern/compile-pattern.ts";
import type { SourceTree } from "../tree/node.ts";

/** A parser for pattern texts. Loads the grammars of all languages. */
export async function createPatternParser(grammarFolder: string | null): Promise<ParseText> {
	const parsers = await loadParsers(grammarFolder ?? undefined, listPatternGrammars());
	return (family, text) => {
		let last: SourceTree | undefined;
		for (const language of getFamily(family).patterns.grammars) {
			last = parseSource(parsers, { language, source: text });
			if (last.errors === 0) return last;
		}
		return last as SourceTree;
	};
}

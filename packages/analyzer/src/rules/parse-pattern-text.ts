import { loadParsers, parseSource } from "../parse/index.ts";
import type { ParseText } from "../pattern/compile-pattern.ts";
import type { Language, SourceTree } from "../tree/node.ts";

/** JSX patterns need one grammar, type assertions another; the first that reads the pattern without error wins. */
const GRAMMARS: Readonly<Record<"javascript" | "python", readonly Language[]>> = {
	javascript: ["tsx", "typescript"],
	python: ["python"],
};

/** A parser for pattern texts. Loads the grammars of all languages. */
export async function createPatternParser(grammarFolder: string | null): Promise<ParseText> {
	const parsers = await loadParsers(grammarFolder ?? undefined, ["tsx", "typescript", "python"]);
	return (family, text) => {
		let last: SourceTree | undefined;
		for (const language of GRAMMARS[family]) {
			last = parseSource(parsers, { language, source: text });
			if (last.errors === 0) return last;
		}
		return last as SourceTree;
	};
}

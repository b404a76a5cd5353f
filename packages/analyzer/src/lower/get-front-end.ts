import type { Language } from "../tree/node.ts";
import { JAVASCRIPT } from "./javascript/index.ts";
import type { FrontEnd } from "./lower-tree.ts";
import { PYTHON } from "./python/index.ts";

/** The front end that lowers a language. */
export function getFrontEnd(language: Language): FrontEnd {
	return language === "python" ? PYTHON : JAVASCRIPT;
}

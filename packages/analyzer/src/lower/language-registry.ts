import { GO_FILES } from "./go/files.ts";
import { JAVA_FILES } from "./java/files.ts";
import { JAVASCRIPT_FILES } from "./javascript/files.ts";
import type { LanguageFiles } from "./language-files.ts";
import { PYTHON_FILES } from "./python/files.ts";

/** All grammars. A new language adds its line here and one in `get-language.ts`. */
export const LANGUAGE_FILES: readonly LanguageFiles[] = [
	...JAVASCRIPT_FILES,
	...PYTHON_FILES,
	...JAVA_FILES,
	...GO_FILES,
];

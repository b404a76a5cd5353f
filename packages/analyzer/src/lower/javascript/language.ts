import type { LanguageFamily } from "../language.ts";
import { readComponent } from "./components.ts";
import { JAVASCRIPT_FRONT_END } from "./front-end.ts";
import { JAVASCRIPT_LIBRARY } from "./library.ts";
import { JAVASCRIPT_MODULES } from "./modules.ts";
import { JAVASCRIPT_PATTERNS } from "./patterns.ts";

/** JavaScript and TypeScript, with and without JSX, and in components. */
export const JAVASCRIPT: LanguageFamily = {
	name: "javascript",
	ruleNames: {
		javascript: ["javascript"],
		js: ["javascript"],
		typescript: ["typescript", "tsx"],
		ts: ["typescript", "tsx"],
	},
	frontEnd: JAVASCRIPT_FRONT_END,
	embedded: new Map([
		["vue", readComponent],
		["svelte", readComponent],
	]),
	patterns: JAVASCRIPT_PATTERNS,
	modules: JAVASCRIPT_MODULES,
	traits: {
		blockScoped: true,
		self: { keyword: "this" },
		hasSubmodules: false,
		inGivesKeys: true,
		casesFallThrough: true,
	},
	library: JAVASCRIPT_LIBRARY,
};

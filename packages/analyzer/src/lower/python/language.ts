import type { LanguageFamily } from "../language.ts";
import { PYTHON_FRONT_END } from "./front-end.ts";
import { PYTHON_LIBRARY } from "./library.ts";
import { PYTHON_MODULES } from "./modules.ts";
import { PYTHON_PATTERNS } from "./patterns.ts";

export const PYTHON: LanguageFamily = {
	name: "python",
	ruleNames: { python: ["python"], py: ["python"], python3: ["python"] },
	frontEnd: PYTHON_FRONT_END,
	patterns: PYTHON_PATTERNS,
	modules: PYTHON_MODULES,
	traits: {
		blockScoped: false,
		self: { firstParameterUnless: "staticmethod" },
		constructorName: "__init__",
		exportsTopLevel: "all",
		hasSubmodules: true,
		inGivesKeys: false,
	},
	library: PYTHON_LIBRARY,
};

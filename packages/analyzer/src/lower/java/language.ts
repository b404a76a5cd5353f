import type { LanguageFamily } from "../language.ts";
import { JAVA_FRONT_END } from "./front-end.ts";
import { isJavaLibraryClass, JAVA_LIBRARY } from "./library.ts";
import { JAVA_MODULES } from "./modules.ts";
import { JAVA_PATTERNS } from "./patterns.ts";

export const JAVA: LanguageFamily = {
	name: "java",
	ruleNames: { java: ["java"] },
	frontEnd: JAVA_FRONT_END,
	patterns: JAVA_PATTERNS,
	modules: JAVA_MODULES,
	traits: {
		blockScoped: true,
		self: { keyword: "this" },
		exportsTopLevel: "declared",
		hasSubmodules: false,
		inGivesKeys: false,
		classScoped: true,
		casesFallThrough: true,
		impliedPackages: ["java.lang"],
		isLibraryClass: isJavaLibraryClass,
	},
	library: JAVA_LIBRARY,
};

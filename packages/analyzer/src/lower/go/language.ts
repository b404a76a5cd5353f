import type { LanguageFamily } from "../language.ts";
import { GO_FRONT_END } from "./front-end.ts";
import { GO_LIBRARY } from "./library.ts";
import { GO_MODULES, OWN_PACKAGE } from "./modules.ts";
import { packageName } from "./package-name.ts";
import { GO_PATTERNS } from "./patterns.ts";

/** `*db.Store[int]` is made by the methods of `db.Store`; lists, maps and functions have none. */
function classOfType(type: string): string | null {
	return /^\**((?:\w+\.)?\w+)(?:\[.*\])?$/s.exec(type)?.[1] ?? null;
}

export const GO: LanguageFamily = {
	name: "go",
	ruleNames: { go: ["go"], golang: ["go"] },
	frontEnd: GO_FRONT_END,
	patterns: GO_PATTERNS,
	modules: GO_MODULES,
	traits: {
		blockScoped: true,
		self: { receiver: true },
		exportsTopLevel: "all",
		hasSubmodules: false,
		inGivesKeys: false,
		moduleName: packageName,
		classOfType,
		qualifiesTypes: true,
		ownModule: OWN_PACKAGE,
		statusResults: new Set(["err", "ok", "_"]),
		addressOperator: "&",
		newSetsFields: true,
		indexProvesMember: true,
	},
	library: GO_LIBRARY,
};

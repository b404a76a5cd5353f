import { describe, expect, it } from "vitest";
import { resolveScript } from "./resolve-script.ts";

const KNOWN = new Set([
	"package.json",
	"index.ts",
	"lib/db.ts",
	"src/lib/db.ts",
	"apps/web/src/lib/db.ts",
	"apps/web/lib/db.tsx",
	"apps/web/lib/index.ts",
	"apps/web/components/card/index.tsx",
	"apps/web/components/card.css",
	"apps/api/routes.js",
	"apps/api/routes.d.ts",
	"apps/api/model.ts",
	"apps/api/src/src/deep.mjs",
	"apps/api/view.vue",
]);

describe("the file that a module means", () => {
	it.each<readonly [string, string, string | null]>([
		["apps/api/a.ts", "./routes", "apps/api/routes.d.ts"],
		["apps/api/a.ts", "./routes.js", "apps/api/routes.js"],
		["apps/api/a.ts", "./model.js", "apps/api/model.ts"],
		["apps/api/a.ts", "./view.vue", "apps/api/view.vue"],
		["apps/api/a.ts", "./view", "apps/api/view.vue"],
		["apps/web/a.ts", "./components/card", "apps/web/components/card/index.tsx"],
		["apps/web/a.ts", "./components/card.css", "apps/web/components/card.css"],
		["apps/web/lib/db.tsx", ".", "apps/web/lib/index.ts"],
		["apps/web/a.ts", "../../index", "index.ts"],
		["apps/web/a.ts", "../../../index", null],
		["apps/web/a.ts", "./missing", null],
		["apps/web/a.ts", "express", null],
	])("from %s: %s is %s", (from, module, expected) => {
		expect(resolveScript(KNOWN, from, module)).toBe(expected);
	});
});

describe("the file that an alias means", () => {
	it.each<readonly [string, string, string | null]>([
		// The source folder of the nearest folder first, then that folder itself, then those above.
		["apps/web/page.ts", "@/lib/db", "apps/web/src/lib/db.ts"],
		["apps/web/src/page.ts", "~/lib/db", "apps/web/src/lib/db.ts"],
		["apps/web/page.ts", "src/lib/db", "apps/web/src/lib/db.ts"],
		["apps/web/page.ts", "@/lib", "apps/web/lib/index.ts"],
		["apps/other/page.ts", "@/lib/db", "src/lib/db.ts"],
		["page.ts", "@/lib/db.js", "src/lib/db.ts"],
		["apps/api/src/page.ts", "@/deep", "apps/api/src/src/deep.mjs"],
		["apps/api/page.ts", "@/deep", null],
		["apps/web/page.ts", "@/../api/model", null],
		["apps/webby/page.ts", "@/components/card", null],
		["apps/web/page.ts", "@/", null],
	])("from %s: %s is %s", (from, module, expected) => {
		expect(resolveScript(KNOWN, from, module)).toBe(expected);
	});
});

import { beforeAll, describe, expect, it } from "vitest";
import type { RuleSet } from "../src/rules/load-rules.ts";
import { TAINT_RULES } from "../src/testing/taint-rules.ts";
import { inspectSources, loadSoundRules, type Sources } from "../src/testing/test-engine.ts";

const SINK = "export function show(x) {\n  sink(x);\n}";
const GO_SINK = "package show\n\nfunc Show(x string) {\n\tsink(x)\n}\n";

let rules: RuleSet;
beforeAll(async () => {
	rules = await loadSoundRules(TAINT_RULES);
});

/** Where flows end. */
async function findSinks(sources: Sources): Promise<readonly string[]> {
	const { findings } = await inspectSources(rules, sources);
	return findings.map(({ path, range }) => `${path}:${range.startLine}`);
}

describe("modules that a workspace names", () => {
	it.each<readonly [string, string, Sources]>([
		[
			"a package by its name",
			"packages/show/src/index.ts:2",
			{
				"apps/web/a.ts": "import { show } from '@shop/show';\nshow(source());",
				"packages/show/package.json": '{"name": "@shop/show", "main": "dist/index.js"}',
				"packages/show/src/index.ts": SINK,
			},
		],
		[
			"a file of a package",
			"packages/show/lib/html.ts:2",
			{
				"apps/web/a.ts": "import { show } from '@shop/show/lib/html';\nshow(source());",
				"packages/show/package.json": '{"name": "@shop/show"}',
				"packages/show/lib/html.ts": SINK,
			},
		],
		[
			"an entry that a package exports",
			"packages/show/src/browser/html.ts:2",
			{
				"apps/web/a.ts": "import { show } from '@shop/show/html';\nshow(source());",
				"packages/show/package.json":
					'{"name": "@shop/show", "exports": {"./html": {"types": "./dist/browser/html.d.ts", "default": "./dist/browser/html.js"}}}',
				"packages/show/src/browser/html.ts": SINK,
			},
		],
		[
			"entries that a package exports by a pattern",
			"packages/show/source/html.ts:2",
			{
				"apps/web/a.ts": "import { show } from '@shop/show/html';\nshow(source());",
				"packages/show/package.json": '{"name": "@shop/show", "exports": {"./*": "./source/*.ts"}}',
				"packages/show/source/html.ts": SINK,
			},
		],
		[
			"a path of the compiler's configuration, with comments and commas as it may have",
			"apps/web/source/show.ts:2",
			{
				"apps/web/page/a.ts": "import { show } from '#/show';\nshow(source());",
				"apps/web/tsconfig.json":
					'{ // for the editor\n "compilerOptions": { "baseUrl": ".", "paths": { "#/*": ["./source/*"], }, /* no more */ }, }',
				"apps/web/source/show.ts": SINK,
			},
		],
		[
			"the folder that bare modules start from",
			"apps/web/source/show.ts:2",
			{
				"apps/web/page/a.ts": "import { show } from 'source/show';\nshow(source());",
				"apps/web/tsconfig.json": '{"compilerOptions": {"baseUrl": "."}}',
				"apps/web/source/show.ts": SINK,
			},
		],
		[
			"a package of a Go module",
			"internal/show/show.go:4",
			{
				"go.mod": "module example.com/a/very/deep/place/for/shop // here\n\ngo 1.22\n",
				"main.go":
					'package main\n\nimport "example.com/a/very/deep/place/for/shop/internal/show"\n\nfunc main() {\n\tshow.Show(source())\n}\n',
				"internal/show/show.go": GO_SINK,
			},
		],
		[
			"a Go module that another folder replaces",
			"libs/show/show.go:4",
			{
				"app/go.mod": "module shop\nreplace (\n\texample.org/published/show v1.2.0 => ../libs/show\n)\n",
				"app/main.go":
					'package main\n\nimport "example.org/published/show"\n\nfunc main() {\n\tshow.Show(source())\n}\n',
				"libs/show/show.go": GO_SINK,
			},
		],
	])("%s", async (_name, expected, sources) => {
		expect(await findSinks(sources)).toEqual([expected]);
	});

	it.each<readonly [string, Sources]>([
		[
			"packages that are installed or made to be looked at",
			{
				"a.ts":
					"import { show } from 'express';\nimport { show as also } from 'koa';\nshow(source());\nalso(source());",
				"node_modules/express/package.json": '{"name": "express", "main": "show.js"}',
				"node_modules/express/show.js": SINK,
				"test/fixtures/koa/package.json": '{"name": "koa", "main": "show.js"}',
				"test/fixtures/koa/show.js": SINK,
			},
		],
		[
			"paths outside the folder that a configuration is for",
			{
				"apps/api/a.ts": "import { show } from '#/show';\nshow(source());",
				"apps/web/tsconfig.json": '{"compilerOptions": {"paths": {"#/*": ["./*"]}}}',
				"apps/web/show.ts": SINK,
			},
		],
		[
			"paths that leave the project, and manifests that cannot be read",
			{
				"a.ts": "import { show } from '#/show';\nshow(source());",
				"tsconfig.json": '{"compilerOptions": {"baseUrl": "../..", "paths": {"#/*": ["./*"]}}}',
				"package.json":
					'{"name": ["x"], "exports": {"./a": {"default": {"default": {"default": {"default": 7}}}}}',
				"show.ts": SINK,
			},
		],
	])("does not take for them %s", async (_name, sources) => {
		expect(await findSinks(sources)).toEqual([]);
	});
});

import { beforeAll, expect, it } from "vitest";
import type { RuleSet } from "../src/rules/load-rules.ts";
import { TAINT_RULES } from "../src/testing/taint-rules.ts";
import { inspectSources, loadSoundRules, type Sources } from "../src/testing/test-engine.ts";

let rules: RuleSet;
beforeAll(async () => {
	rules = await loadSoundRules(TAINT_RULES);
});

async function placesIn(files: Sources): Promise<readonly string[]> {
	const { findings, skipped } = await inspectSources(rules, files);
	expect(skipped).toEqual([]);
	return findings.map(({ path, range }) => `${path}:${range.startLine}:${range.startColumn}`);
}

const TEMPLATE = "<template>\n  <p>{{ sink(source()) }}</p>\n</template>\n";

it.each(["a.vue", "a.svelte"])("reads the script of %s, and gives places of the whole file", async (path) => {
	const script = `${TEMPLATE}<script>\nconst a = source();\nsink(a);\nsink(clean(a));\n</script>\n<style>p { color: red }</style>`;
	expect(await placesIn({ [path]: script })).toEqual([`${path}:6:1`]);
});

it("reads TypeScript where the script says so", async () => {
	const script = `${TEMPLATE}<script setup lang="ts">\nconst a: string = source() as string;\nenum E { A }\nsink<string>(a);\n</script>`;
	expect(await placesIn({ "a.vue": script })).toEqual(["a.vue:7:1"]);
});

it("reads JSX and TSX", async () => {
	const script = `<script lang="tsx">\nconst a: string = source();\nexport default () => <p>{sink(a)}</p>;\n</script>`;
	expect(
		await placesIn({ "a.vue": script, "b.vue": script.replace("tsx", "jsx").replace(": string", "") }),
	).toEqual(["a.vue:3:26", "b.vue:3:26"]);
});

it("takes several scripts for one module", async () => {
	const script =
		"<script>\nfunction show(x) { sink(x) }\n</script>\n<script setup>\nshow(source())\n</script>";
	expect(await placesIn({ "a.vue": script })).toEqual(["a.vue:2:20"]);
});

it.each([
	["from a component", "./b.vue", "b.vue"],
	["from a component without its ending", "./b", "b.svelte"],
])("follows data %s", async (_name, module, path) => {
	const files = {
		"a.ts": `import { show } from "${module}";\nshow(source());`,
		[path]: "<script context='module'>\nexport function show(x) {\n  sink(x);\n}\n</script>",
	};
	expect(await placesIn(files)).toEqual([`${path}:3:3`]);
	expect(await placesIn({ ...files, "a.ts": files["a.ts"].replace("source()", "clean(source())") })).toEqual(
		[],
	);
});

it("follows data from a component into a script and on into another component", async () => {
	const files = {
		"a.vue": '<script setup>\nimport { pass } from "./b";\npass(source());\n</script>',
		"b.ts": 'import { show } from "./c.svelte";\nexport const pass = (x: string) => show(x);',
		"c.svelte": '<script lang="ts" module>\nexport function show(x: string) {\n  sink(x);\n}\n</script>',
	};
	expect(await placesIn(files)).toEqual(["c.svelte:3:3"]);
	expect(await placesIn({ ...files, "b.ts": files["b.ts"].replace("show(x)", "show('x')") })).toEqual([]);
});

it("takes a file without a script for one without code", async () => {
	expect(await placesIn({ "a.vue": TEMPLATE, "b.svelte": "" })).toEqual([]);
});

it("reads around a comment that hides a script, and reports a file that is too large", async () => {
	const hidden = "<!-- <script>\nsink(source())\n</script> -->\n<script>\nsink(source())\n</script>";
	expect(await placesIn({ "a.vue": hidden })).toEqual(["a.vue:5:1"]);
	const { skipped } = await inspectSources(rules, { "b.vue": "<script>".repeat(300_000) });
	expect(skipped).toMatchObject([{ path: "b.vue", code: "too-large" }]);
});

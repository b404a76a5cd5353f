import { beforeAll, expect, it } from "vitest";
import type { RuleSet } from "../src/rules/load-rules.ts";
import { TAINT_RULES } from "../src/testing/taint-rules.ts";
import { inspectSources, loadSoundRules, type Sources } from "../src/testing/test-engine.ts";

let rules: RuleSet;
beforeAll(async () => {
	rules = await loadSoundRules(TAINT_RULES);
});

const PAGE = "export function page({ body, rows = [], ...rest }) {\n  sink(body);\n  return rows;\n}";
const RENDER = "import { page } from './c';\nexport function render(props) {\n  return page(props);\n}";
const WRAP = "export function wrap(x, y) {\n  return { data: { x, y }, at: 1 };\n}";
const PASS =
	"import { wrap } from './b';\nexport function pass(x, y) {\n  const made = wrap(x, y);\n  return made;\n}";

it.each<readonly [string, number, Sources]>([
	[
		"the field that is used, through a function that hands on the object",
		1,
		{
			"a.ts": "import { render } from './b';\nrender({ body: source(), rows: [] });",
			"b.ts": RENDER,
			"c.ts": PAGE,
		},
	],
	[
		"another field than is used, on the same way",
		0,
		{
			"a.ts": "import { render } from './b';\nrender({ body: 'x', rows: source() });",
			"b.ts": RENDER,
			"c.ts": PAGE,
		},
	],
	[
		"an object of which everything is tainted",
		1,
		{ "a.ts": "import { render } from './b';\nrender(source());", "b.ts": RENDER, "c.ts": PAGE },
	],
	[
		"a field of a field of a result, through two functions",
		1,
		{ "a.ts": "import { pass } from './c';\nsink(pass(source(), 'y').data.x);", "b.ts": WRAP, "c.ts": PASS },
	],
	[
		"the field beside it",
		0,
		{ "a.ts": "import { pass } from './c';\nsink(pass(source(), 'y').data.y);", "b.ts": WRAP, "c.ts": PASS },
	],
	[
		"more fields than are told apart",
		1,
		{
			"a.ts": "import { deep } from './b';\ndeep({ a: { b: { c: { d: { e: source() } } } } });",
			"b.ts": "import { deeper } from './c';\nexport function deep(p) {\n  deeper(p.a.b);\n}",
			"c.ts": "export function deeper(q) {\n  sink(q.c.d.e);\n}",
		},
	],
	[
		"an object that goes round in circles",
		1,
		{
			"a.ts": "import { again } from './b';\nagain({ next: source() });",
			"b.ts":
				"export function again(p) {\n  if (!p) return;\n  sink(p.next);\n  again(p.next);\n  again({ next: p.next.next.next.next });\n}",
		},
	],
])("field paths: %s", async (_name, count, sources) => {
	const { findings } = await inspectSources(rules, sources);
	expect(findings).toHaveLength(count);
});

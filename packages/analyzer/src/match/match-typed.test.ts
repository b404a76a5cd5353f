import { describe, expect, it } from "vitest";
import { inspectSources, linesOf, loadSoundRules } from "../testing/test-engine.ts";

const RULE = `
rules:
  - id: typed
    languages: [typescript]
    severity: LOW
    message: m
    patterns:
      - pattern: use($X)
      - metavariable-type: { metavariable: $X, types: [Request, string] }
`;

describe("metavariable-type", () => {
	it("looks at types, not at what the expression is called", async () => {
		const code = [
			"function f(a: express.Request, Request, c: Response) {",
			"  use(a);",
			"  use(Request);",
			"  use(c);",
			'  use("text");',
			"}",
		].join("\n");
		const { findings } = await inspectSources(await loadSoundRules(RULE), { "a.ts": code });
		expect(linesOf(findings)).toEqual([2, 5]);
	});
});

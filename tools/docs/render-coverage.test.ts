import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { renderCoverage } from "./render-coverage.ts";

const root = join(import.meta.dirname, "../..");

it("the page of what is covered is that of the rules and cases (if not: npm run docs)", () => {
	const page = renderCoverage(root);
	expect(page).toContain("| sql-injection | go | go-sql-injection | http-input |");
	expect(readFileSync(join(root, "docs/coverage.md"), "utf8")).toBe(page);
});

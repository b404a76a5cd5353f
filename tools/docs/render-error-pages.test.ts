import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderErrorPages } from "./render-error-pages.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "docs/errors");

describe("pages of error codes", () => {
	it("are those of the catalogs (if not: npm run docs)", async () => {
		const pages = await renderErrorPages(root);
		expect(pages.size).toBeGreaterThan(10);
		const stored = new Map(
			readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
		);
		expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(pages));
	});
});

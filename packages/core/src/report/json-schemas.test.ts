import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderJsonSchemas } from "./json-schemas.ts";

const folder = new URL("../../schemas/", import.meta.url);

describe("the published JSON Schemas", () => {
	// Compared as values, because the formatter lays the files out.
	it.each([...renderJsonSchemas()])(
		"%s is what the models say; else run node tools/generate-schemas.ts",
		(name, text) => {
			expect(JSON.parse(readFileSync(new URL(name, folder), "utf8"))).toEqual(JSON.parse(text));
		},
	);

	it("are all there is", () => {
		expect(readdirSync(folder).sort()).toEqual([...renderJsonSchemas().keys()].sort());
	});
});

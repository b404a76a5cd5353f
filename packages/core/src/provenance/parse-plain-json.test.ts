import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProvenanceError } from "./errors.ts";
import { parsePlainJson } from "./parse-plain-json.ts";

const parse = (text: string) => parsePlainJson(text, "PROVENANCE_DOCUMENT_MALFORMED");

describe("parsePlainJson", () => {
	it("reads what JSON.stringify writes", () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 6 }), fc.boolean(), (value, pretty) => {
				const text = JSON.stringify(value, null, pretty ? 2 : undefined);
				expect(parse(text)).toEqual(JSON.parse(text));
			}),
		);
	});

	it("fails on any other text with its own error", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'{}[]",:\\a1 ') })), (text) => {
				try {
					parse(text);
				} catch (error) {
					expect(error).toBeInstanceOf(ProvenanceError);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it.each([
		["a key twice", '{"a":1,"a":2}'],
		["a key twice, spelled in two ways", '{"a":1,"\\u0061":2}'],
		["a key twice, deep inside", '[{"b":[{"a":{},"c":0,"a":[]}]}]'],
		["a key twice behind a string that looks like an end", '{"a":"}","b":"\\"","a":1}'],
		["deep nesting", `${"[".repeat(65)}${"]".repeat(65)}`],
		["endless nesting", '{"a":'.repeat(200_000)],
		["nothing", ""],
		["a string without end", '"abc'],
	])("refuses %s", (_, text) => {
		expect(() => parse(text)).toThrow(ProvenanceError);
	});

	it.each([
		'{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
		'["a","a"]',
		'{"a":"a","b":"a"}',
		`${"[".repeat(64)}${"]".repeat(64)}`,
	])("reads %s", (text) => {
		expect(parse(text)).toEqual(JSON.parse(text));
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProvenanceRecord } from "../../model/index.ts";
import { sampleRecord } from "../testing/sample-record.ts";
import { readRecordShape, ShapeError } from "./record-shape.ts";

const FULL: ProvenanceRecord = sampleRecord({
	model: "opus",
	session: "s",
	call: "c",
	person: { name: "Ada", email: "ada@example.com" },
	permissionMode: "default",
	proposalChanged: false,
	command: "make",
	prompt: {
		storage: "redacted",
		object: "o",
		hmac: "h",
		redaction: { redactor: "r-1", removed: [{ rule: "mail", count: 2 }] },
	},
	contentBefore: "b",
	contentAfter: "a",
	refinement: 3,
	runs: [{ start: 1, lines: ["0123456789ab"], before: null, after: "0123456789ab" }],
	gap: "content-before-unknown",
	imported: { format: "git-ai", grade: "declared" },
});

/** Every place in a value, as the keys that lead to it. */
function listPlaces(value: unknown, place: readonly string[] = []): (readonly string[])[] {
	if (typeof value !== "object" || value === null) return [place];
	return [place, ...Object.entries(value).flatMap(([key, item]) => listPlaces(item, [...place, key]))];
}

/** The value with something else at one place, or nothing. */
function replaceAt(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
	if (key === undefined) return other;
	if (Array.isArray(value)) {
		return value.map((item: unknown, index) => (String(index) === key ? replaceAt(item, rest, other) : item));
	}
	const fields = Object.entries(value ?? {}).map(([name, item]): [string, unknown] => {
		return [name, name === key ? replaceAt(item, rest, other) : item];
	});
	return Object.fromEntries(fields.filter(([name, item]) => name !== key || item !== undefined));
}

function readByHand(value: unknown): unknown {
	try {
		return { data: readRecordShape(value) };
	} catch (error) {
		if (error instanceof ShapeError) return { place: error.message };
		throw error;
	}
}

function readBySchema(value: unknown): unknown {
	const parsed = ProvenanceRecord.safeParse(value);
	return parsed.success ? { data: parsed.data } : { place: parsed.error.issues[0]?.path.join(".") };
}

/** What arrives was JSON. */
function expectSame(value: unknown): void {
	const arrived: unknown = JSON.parse(JSON.stringify(value) ?? "null");
	expect(readByHand(arrived)).toEqual(readBySchema(arrived));
}

const ODD = [
	undefined,
	null,
	true,
	0,
	-1,
	1,
	1.5,
	2 ** 53,
	"",
	"ai",
	"full",
	"declared",
	[],
	[""],
	[1],
	{},
	[{}],
	[null],
];

describe("readRecordShape", () => {
	it("takes a whole record, and drops what it does not know, as the schema does", () => {
		expectSame(FULL);
		expectSame({ ...FULL, extra: 1, tool: { ...FULL.tool, extra: 2 } });
		expect(readRecordShape(FULL)).toEqual(FULL);
	});

	it.each(ODD)("answers as the schema with %j at any place", (odd) => {
		for (const place of listPlaces(FULL)) expectSame(replaceAt(FULL, place, odd));
	});

	it("answers as the schema with anything at any places", () => {
		const places = listPlaces(FULL);
		const swap = fc.tuple(fc.constantFrom(...places), fc.oneof(fc.constantFrom(...ODD), fc.jsonValue()));
		fc.assert(
			fc.property(fc.array(swap, { minLength: 1, maxLength: 3 }), (swaps) => {
				expectSame(swaps.reduce<unknown>((value, [place, other]) => replaceAt(value, place, other), FULL));
			}),
		);
	});
});

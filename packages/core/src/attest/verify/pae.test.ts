import { describe, expect, it } from "vitest";
import { toPreAuthEncoding } from "./pae.ts";

describe("toPreAuthEncoding", () => {
	// First vector: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md#test-vectors
	it.each([
		[
			"http://example.com/HelloWorld",
			"hello world",
			"DSSEv1 29 http://example.com/HelloWorld 11 hello world",
		],
		["", "", "DSSEv1 0  0 "],
		["ü", "é€", "DSSEv1 2 ü 5 é€"],
		["a 1 b", "c", "DSSEv1 5 a 1 b 1 c"],
	])("encodes %j and %j", (type, body, expected) => {
		expect(toPreAuthEncoding(type, Buffer.from(body)).toString()).toBe(expected);
	});

	it("keeps bytes that are no text", () => {
		const encoded = toPreAuthEncoding("t", Uint8Array.of(0, 255, 10));
		expect([...encoded.subarray(-3)]).toEqual([0, 255, 10]);
	});
});

import { describe, expect, it } from "vitest";
import { decodeSource } from "./decode-source.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("decodeSource", () => {
	it.each([
		["UTF-8", utf8("é😀"), "é😀"],
		["nothing", bytes(), ""],
		["UTF-8 with a mark", bytes(0xef, 0xbb, 0xbf, 0x61), "a"],
		["UTF-16 little-endian with a mark", bytes(0xff, 0xfe, 0x61, 0, 0x3d, 0xd8, 0, 0xde), "a😀"],
		["UTF-16 big-endian with a mark", bytes(0xfe, 0xff, 0, 0x61), "a"],
	])("reads %s", (_, source, text) => {
		expect(decodeSource(source)).toBe(text);
	});

	it.each([
		["invalid UTF-8", bytes(0x61, 0xff)],
		["an overlong form", bytes(0xc0, 0x80)],
		["a NUL", utf8("a\0b")],
		["UTF-16 without a mark", bytes(0x61, 0, 0x62, 0)],
		["half a UTF-16 pair", bytes(0xff, 0xfe, 0x3d, 0xd8)],
	])("refuses %s", (_, source) => {
		expect(decodeSource(source)).toBeNull();
	});
});

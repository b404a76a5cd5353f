import fc from "fast-check";
import { expect, it } from "vitest";
import { createKey } from "../testing/ssh-keys.ts";
import { createTemporaryFolder } from "../testing/temporary-folder.ts";
import { parseAllowedSigners } from "./parse-allowed-signers.ts";

using folder = createTemporaryFolder();
const { line } = createKey(folder.path, "ed25519");

it.each([
	[`ada@example.com ${line}`, ["ada@example.com"]],
	[`"Ada Lovelace" ${line}`, ["Ada Lovelace"]],
	[`*@example.com,bob\t${line}  a comment`, ["*@example.com,bob"]],
	[`ada namespaces="git" ${line}`, ["ada"]],
	[`ada namespaces="g*,file",valid-before="20300101Z" ${line}`, ["ada"]],
	[`ada NAMESPACES="git" ${line}`, ["ada"]],
	[`ada namespaces="file" ${line}`, []],
	[`ada cert-authority ${line}`, []],
	[`ada cert-authority,namespaces="git" ${line}`, []],
	[`ada touch-required ${line}`, []],
	[`ada valid-after="soon" ${line}`, []],
	[`ada namespaces="git ${line}`, []],
	["# a comment\n\n   ", []],
	["ada ssh-ed25519 AAAA", []],
	["ada", []],
	[line, []],
])("reads %j", (text, principals) => {
	expect(parseAllowedSigners(text).map(({ principal }) => principal)).toEqual(principals);
});

it("reads times with and without a zone, to the second", () => {
	const [utc] = parseAllowedSigners(`ada valid-after="20260203Z",valid-before="20260203040506Z" ${line}`);
	expect(utc?.validAfter).toBe(Date.UTC(2026, 1, 3));
	expect(utc?.validBefore).toBe(Date.UTC(2026, 1, 3, 4, 5, 6));
	const [local] = parseAllowedSigners(`ada valid-after="202602030405" ${line}`);
	expect(local?.validAfter).toBe(new Date(2026, 1, 3, 4, 5).getTime());
});

it("survives whatever a file holds, in linear time", () => {
	fc.assert(
		fc.property(
			fc.string({ maxLength: 300, unit: "binary" }),
			(text) => parseAllowedSigners(text).length >= 0,
		),
	);
	for (const text of ['"', "a ", 'a "', "a b,", 'a namespaces="'].map((part) => part.repeat(50_000))) {
		expect(parseAllowedSigners(text)).toEqual([]);
	}
});

import { expect, it } from "vitest";
import { assertLayout } from "../testing/assert-layout.ts";
import { renderTree } from "../testing/render-tree.ts";
import type { Kind, Node } from "./node.ts";
import { walkTree } from "./walk-tree.ts";

const node = (kind: Kind, text: string, kids: readonly Node[] = []): Node => ({
	kind,
	text,
	kids,
	start: 0,
	end: 9,
});
const call = node("Call", "", [
	node("Member", "b", [node("Name", "a")]),
	node("Args", "", [node("String", "c d")]),
]);

it("visits in source order, parents first, and leaves out what it is told to", () => {
	const seen: string[] = [];
	walkTree(call, ({ kind }, depth) => {
		seen.push(`${depth}${kind}`);
		return kind !== "Member";
	});
	expect(seen).toEqual(["0Call", "1Member", "1Args", "2String"]);
});

it("walks any depth", () => {
	let deep = node("Name", "a");
	for (let level = 0; level < 200_000; level += 1) deep = node("Await", "", [deep]);
	let last = 0;
	walkTree(deep, (_, depth) => {
		last = depth;
		return undefined;
	});
	expect(last).toBe(200_000);
});

it("renders flags, text and absent slots", () => {
	const flagged = { ...node("Return", "", [{ ...node("Empty", ""), end: 0 }]), flags: ["async"] };
	expect(renderTree(call)).toBe('(Call (Member:b (Name:a)) (Args (String:"c d")))');
	expect(renderTree(flagged)).toBe("(Return!async _)");
});

it("refuses trees that break the layout", () => {
	const outside = { ...node("Name", "a"), end: 10 };
	expect(() => assertLayout(call)).not.toThrow();
	expect(() => assertLayout(node("Call", "", [node("Name", "a")]))).toThrow(/has 1 children instead of 2/);
	expect(() => assertLayout(node("Call", "", [call, call]))).toThrow(/slot 1 holds Call instead of Args/);
	expect(() => assertLayout(node("Await", "", [outside]))).toThrow(/outside of it/);
	expect(() => assertLayout(node("Empty", ""))).toThrow(/Empty with a range/);
});

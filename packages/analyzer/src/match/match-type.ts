import { isMetavariableName, type PatternNode } from "../pattern/pattern.ts";
import type { FileNames } from "../resolve/file-names.ts";
import type { Node } from "../tree/node.ts";
import { matchTypeText } from "./match-type-text.ts";
import { bindOne, type Scene, type Solutions } from "./scene.ts";

/** A written type taken apart: `a.b.C<D, E>[]`. */
interface WrittenType {
	readonly name: string;
	/** Null without angle brackets. */
	readonly args: readonly string[] | null;
	/** What follows: `[]`, once for each dimension. */
	readonly rest: string;
}

/** Arguments at the outermost level. */
function splitArguments(text: string): readonly string[] {
	const parts: string[] = [""];
	let depth = 0;
	for (const char of text) {
		if (char === "<") depth += 1;
		if (char === ">") depth -= 1;
		if (char === "," && depth === 0) parts.push("");
		else parts[parts.length - 1] += char;
	}
	return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function parseType(text: string): WrittenType | null {
	const found = /^([\w$.]+)\s*(?:<(.*)>)?\s*((?:\[\s*\]\s*)*)$/s.exec(text.trim());
	if (!found) return null;
	const [, name = "", args, rest = ""] = found;
	return { name, args: args === undefined ? null : splitArguments(args), rest: rest.replace(/\s/g, "") };
}

function lastPart(name: string): string {
	return name.slice(name.lastIndexOf(".") + 1);
}

/** Whether the path that a name is imported by is the one wanted; a name without an import may be anyone's. */
function isSamePath(wanted: string, written: string, names: FileNames): boolean {
	if (wanted === written) return true;
	if (lastPart(wanted) !== lastPart(written)) return false;
	if (!wanted.includes(".") || written.includes(".")) return !(wanted.includes(".") && written.includes("."));
	const module = names.top.get(written)?.module ?? null;
	return module === null || module === wanted;
}

function isSameType(wanted: string, written: string, names: FileNames): boolean {
	if (wanted === written || wanted === "..." || isMetavariableName(wanted)) return true;
	const left = parseType(wanted);
	const right = parseType(written);
	if (!left || !right) return false;
	if (left.rest !== right.rest || !isSamePath(left.name, right.name, names)) {
		return isMetavariableName(left.name) && left.rest === right.rest && sameArguments(left, right, names);
	}
	return sameArguments(left, right, names);
}

/** A pattern without arguments takes any. */
function sameArguments(left: WrittenType, right: WrittenType, names: FileNames): boolean {
	if (left.args === null || left.args.some((arg) => arg === "...")) return true;
	if (left.args.length === 0) return right.args !== null;
	const given = right.args ?? [];
	return (
		left.args.length === given.length && left.args.every((arg, at) => isSameType(arg, given[at] ?? "", names))
	);
}

/** A type in a pattern against one in code: by name, with or without the package, generic or not. */
export function matchType(pattern: PatternNode, node: Node, scene: Scene): Solutions {
	if (isMetavariableName(pattern.text)) return bindOne(scene.environment, pattern.text, node);
	if (isSameType(pattern.text, node.text, scene.context.names)) return [scene.environment];
	return matchTypeText(pattern, node, scene);
}

import { beforeAll, describe, expect, it } from "vitest";
import { createPatternParser } from "../rules/parse-pattern-text.ts";
import { compilePattern, type ParseText } from "./compile-pattern.ts";
import type { PatternNode } from "./pattern.ts";
import type { PatternFamily } from "./prepare-pattern.ts";

let parse: ParseText;
beforeAll(async () => {
	parse = await createPatternParser(null);
});

/** `Kind(text)[kids]`, without slots that are empty. */
function render({ kind, text, kids }: PatternNode): string {
	const inner = kids.filter((kid) => kid.kind !== "Empty").map(render);
	return `${kind}${text === "" ? "" : `(${text})`}${inner.length > 0 ? `[${inner.join(" ")}]` : ""}`;
}

function shape(source: string, family: PatternFamily): string {
	const compiled = compilePattern(source, family, parse)?.shape;
	if (!compiled) return "no code";
	return compiled.kind === "node" ? render(compiled.node) : compiled.statements.map(render).join("; ");
}

describe("signs become nodes of their own", () => {
	it.each<readonly [string, PatternFamily, string]>([
		["$X", "javascript", "Metavariable($X)"],
		["$_", "python", "Metavariable($_)"],
		["$x", "javascript", "Name($x)"],
		["foo($...A)", "javascript", "Call[Name(foo) Args[EllipsisVariable($...A)]]"],
		["foo(...a)", "javascript", "Call[Name(foo) Args[Spread(...)[Name(a)]]]"],
		["<... f() ...>", "python", "Deep[Call[Name(f) Args]]"],
		["($X: Foo).bar", "javascript", "Member(bar)[TypedMetavariable($X)[Type(Foo)]]"],
		['"..."', "python", "AnyString"],
		['"=~/a\\d/"', "javascript", "RegexString(a\\d)"],
		['"$X"', "javascript", "String($X)"],
		["{...}", "javascript", "Object[Ellipsis]"],
		["a.$B", "python", "Member($B)[Name(a)]"],
		["f($K=1)", "python", "Call[Name(f) Args[KeywordArg($K)[Number(1)]]]"],
		[
			"$A = 1\n...\n$B = 2",
			"python",
			"ExprStmt[Assign(=)[Metavariable($A) Number(1)]]; Ellipsis; ExprStmt[Assign(=)[Metavariable($B) Number(2)]]",
		],
	])("%s (%s)", (source, family, expected) => {
		expect(shape(source, family)).toBe(expected);
	});

	it.each<readonly [string, PatternFamily]>([
		["foo(", "javascript"],
		["def (:", "python"],
		["if if", "python"],
		["", "javascript"],
		["// only a comment", "javascript"],
	])("%s is no code (%s)", (source, family) => {
		expect(shape(source, family)).toBe("no code");
	});
});

describe("words that a file must have", () => {
	it.each<readonly [string, PatternFamily, readonly string[]]>([
		["foo.bar($X, 'baz')", "javascript", ["bar", "baz", "foo"]],
		["$X.$Y(...)", "javascript", []],
		["require('lib').run(...)", "javascript", ["lib", "run"]],
		["import x from 'lib'", "javascript", ["lib"]],
		["foo(key=$V)", "python", ["foo", "key"]],
		["foo('...')", "python", ["foo"]],
		["function go($X) { ... }", "javascript", ["go"]],
		["<tag attr={$X} />", "javascript", ["attr", "tag"]],
		["foo('=~/abc/')", "python", ["foo"]],
	])("%s (%s)", (source, family, words) => {
		expect([...(compilePattern(source, family, parse)?.words ?? [])].sort()).toEqual(words);
	});
});

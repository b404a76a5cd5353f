import { expect, it } from "vitest";
import { findLanguage } from "./find-language.ts";

it.each([
	["a.js", "javascript"],
	["a/b.cjs", "javascript"],
	["b.mjs", "javascript"],
	["b.JSX", "javascript"],
	["b.d.ts", "typescript"],
	["b.mts", "typescript"],
	["b.cts", "typescript"],
	["b.tsx", "tsx"],
	["b.py", "python"],
	["b.pyi", "python"],
	["b.pyw", "python"],
	["src/B.java", "java"],
	["b.md", undefined],
	[".js", undefined],
	["a.ts/README", undefined],
	["constructor", undefined],
])("%s is %s", (path, language) => {
	expect(findLanguage(path)).toBe(language);
});

it.each([
	["#!/usr/bin/python3.12 -u", "python"],
	["#!/usr/bin/env python", "python"],
	["#!/usr/bin/env -S A=1 node --flag", "javascript"],
	["#! /usr/local/bin/nodejs", "javascript"],
	["#!/usr/bin/env tsx", "typescript"],
	["#!/bin/sh", undefined],
	["#!", undefined],
	["python", undefined],
])("%s is %s", (line, language) => {
	expect(findLanguage("bin/tool", line)).toBe(language);
	expect(findLanguage("bin/tool.sh", line)).toBeUndefined();
});

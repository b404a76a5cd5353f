import type { Corpus } from "./corpus.ts";
import { mutate } from "./mutate.ts";
import { createRandom, pick, type Random } from "./random.ts";

export type InputKind = "mutated file" | "random bytes" | "shuffled words" | "deep nesting";

export interface Input {
	readonly kind: InputKind;
	readonly source: string;
}

/** Openers and closers that nest in one language or another; those of others are noise, which is input too. */
const NESTS: readonly (readonly [string, string])[] = [
	["(", ")"],
	["[", "]"],
	["{", "}"],
	["f(", ")"],
	["a.b(", ").c"],
	["a[", "]"],
	["{a: ", "}"],
	["() => (", ")"],
	["function f() { ", " }"],
	["class A { m() { ", " } }"],
	["if (a) { ", " } else { b }"],
	["if a { ", " }"],
	["if a:\n", "\n"],
	["else if (a) { b } ", ""],
	["for (;;) { ", " }"],
	["try { ", " } catch (e) {}"],
	["switch (a) { case 1: ", " }"],
	["<a>{", "}</a>"],
	["`${", "}`"],
	['f"{', '}"'],
	["func() { ", " }()"],
	["lambda x: ", ""],
	["a ? b : ", ""],
	["not ", ""],
	["-", ""],
	["a + ", ""],
	["a = ", ""],
	["a && ", ""],
	["[x for x in ", "]"],
	["List<", ">"],
	["*", ""],
	["await ", ""],
];

function nest(random: Random, corpus: Corpus): string {
	const depth = pick(random, [10, 100, 700, 1_400, 3_000, 20_000]);
	const nests = Array.from({ length: 1 + random(3) }, () => pick(random, NESTS));
	const levels = Array.from({ length: depth }, (_, level) => nests[level % nests.length] ?? ["(", ")"]);
	const isClosed = random(4) > 0;
	const closers = isClosed ? levels.map(([, close]) => close).reverse() : [];
	const whole = levels.map(([open]) => open).join("") + pick(random, corpus.words) + closers.join("");
	return random(2) === 0 ? whole : `${pick(random, corpus.files).slice(0, 4_000)}\n${whole}\n`;
}

function bytes(random: Random): string {
	const content = Buffer.from(Array.from({ length: 1 + random(4_000) }, () => random(256)));
	return content.toString(random(2) === 0 ? "latin1" : "utf8");
}

function words(random: Random, corpus: Corpus): string {
	const blanks = [" ", " ", " ", "", "\n", "\n\t", "\n    "];
	const parts = Array.from(
		{ length: 1 + random(400) },
		() => pick(random, corpus.words) + pick(random, blanks),
	);
	return parts.join("");
}

/** The input with this number: the same for the same corpus, on every machine. */
export function makeInput(corpus: Corpus, seed: number): Input {
	const random = createRandom(seed);
	const draw = random(20);
	if (draw < 2) return { kind: "random bytes", source: bytes(random) };
	if (draw < 4) return { kind: "shuffled words", source: words(random, corpus) };
	if (draw < 7) return { kind: "deep nesting", source: nest(random, corpus) };
	const file = pick(random, corpus.files);
	return { kind: "mutated file", source: mutate(file, pick(random, corpus.files), random) };
}

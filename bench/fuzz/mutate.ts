import { pick, type Random } from "./random.ts";

const SIGNS = [
	..."{ } ( ) [ ] < > ` ' \" => -> ... $X $...X : ; , . \\ /* */ // # @ = == ! ? & | * ** := <- % $ ~".split(
		" ",
	),
	..."async await function class def lambda return yield if else elif for while try except catch finally with".split(
		" ",
	),
	..."switch case match select go defer func struct interface type package import from export default new".split(
		" ",
	),
	...'0x 1e999 -0 9007199254740993 null None nil true ${ #{ f" \'\'\' """'.split(" "),
	"\0",
	"\n",
	"\r\n",
	"\t",
	"\u2028",
	"\ufeff",
	"é",
	"😀",
	"\ud800",
	"constructor",
	"__proto__",
	"hasOwnProperty",
];

interface Edit {
	readonly before: string;
	readonly part: string;
	readonly after: string;
	readonly random: Random;
	/** Another real file of the language. */
	readonly other: string;
}

/** What people, tools and merges do to text: each makes one text of three parts. */
const EDITS: readonly ((edit: Edit) => string)[] = [
	({ before, after }) => before + after,
	({ before, part, after, random }) => before + part.repeat(2 + random(8)) + after,
	({ before, part, after, random }) => `${before}${pick(random, SIGNS)}${part}${after}`,
	({ before, part, after }) => after + before + part,
	({ before, part, after }) => `${before}\n${part}\n${after}`,
	({ before, part }) => before + part,
	({ before, part, after, random }) => before + [...part].sort(() => random(3) - 1).join("") + after,
	({ before, part, after, other, random }) => {
		const at = random(other.length);
		return before + part + other.slice(at, at + random(2_000)) + after;
	},
	({ before, part, after, random }) => {
		const sign = pick(random, SIGNS);
		return before + sign.repeat(1 + random(40)) + part + sign.repeat(random(40)) + after;
	},
	({ before, part, after, random }) => {
		const [open, close] = pick(random, [
			["(", ")"],
			["[", "]"],
			["{", "}"],
			["f(", ")"],
			["!", ""],
			["if (a) {", "}"],
		] as const);
		const depth = 1 + random(300);
		return before + open.repeat(depth) + part + close.repeat(depth) + after;
	},
	({ before, part, after }) => `${before}<<<<<<< ours\n${part}\n=======\n${part}\n>>>>>>> theirs\n${after}`,
];

const MAX_LENGTH = 60_000;

/** Tampers with a real file in 1 to 8 places. */
export function mutate(source: string, other: string, random: Random): string {
	let text = source.length > MAX_LENGTH ? source.slice(random(source.length - MAX_LENGTH)) : source;
	for (let left = 1 + random(8); left > 0; left -= 1) {
		const start = random(text.length + 1);
		const end = Math.min(text.length, start + random(200));
		const parts = { before: text.slice(0, start), part: text.slice(start, end), after: text.slice(end) };
		text = pick(random, EDITS)({ ...parts, random, other }).slice(0, MAX_LENGTH);
	}
	return text;
}

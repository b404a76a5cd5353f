/** A regular expression as plain JSON: JavaScript source and flags. */
export interface RegexText {
	readonly source: string;
	readonly flags: string;
}

/** Flags written in the expression. JavaScript has them for whole expressions only, and so they are taken here. */
const INLINE_FLAGS = /(?<!\\)\(\?([imsx]+)\)/g;
const compiled = new WeakMap<RegexText, RegExp>();

/** Spellings of PCRE and Python that JavaScript has under another name. */
function translate(source: string): string {
	return source
		.replaceAll("(?P<", "(?<")
		.replaceAll("\\A", "^")
		.replaceAll("\\Z", "$")
		.replaceAll("\\z", "$")
		.replaceAll("[[:alnum:]]", "[A-Za-z0-9]")
		.replaceAll("\\h", "[ \\t]");
}

const GROUP_OF_ANY_CASE = "(?i:";
const PART =
	/\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{?[\da-fA-F]{1,6}\}?|x[\da-fA-F]{2}|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?(?:<?[=!]|:|<[A-Za-z_]\w*>)|[\s\S]/y;

function bothCases(letter: string): string {
	return letter.toLowerCase() + letter.toUpperCase();
}

/** `[a-f_]` and what else has letters, in both cases. */
function anyCase(token: string): string {
	// Back references and letters by number cannot be spelled in both cases; refused rather than read as something else.
	if (/^\\(?:[1-9]|[kxupP])/.test(token)) throw new SyntaxError(`(?i:…) cannot hold ${token}`);
	if (/^[A-Za-z]$/.test(token)) return `[${bothCases(token)}]`;
	if (!token.startsWith("[")) return token;
	return token.replace(/\\[\s\S]|([A-Za-z])-([A-Za-z])|[A-Za-z]/g, (part, from?: string, to?: string) => {
		if (part.startsWith("\\")) return part;
		if (from === undefined || to === undefined) return bothCases(part);
		const isOneCase = /^[a-z]-[a-z]$|^[A-Z]-[A-Z]$/.test(part);
		return isOneCase ? `${part.toLowerCase()}${part.toUpperCase()}` : part;
	});
}

/**
 * `(?i:…)` spelled out, because Node before 23 has no flags for a part of an expression. Linear in the source.
 */
function expandGroups(source: string): string {
	if (!source.includes(GROUP_OF_ANY_CASE)) return source;
	let expanded = "";
	/** For each open group, whether it is within one of any case. */
	const open: boolean[] = [];
	PART.lastIndex = 0;
	while (PART.lastIndex < source.length) {
		const isStart = source.startsWith(GROUP_OF_ANY_CASE, PART.lastIndex);
		const [token] = isStart ? [GROUP_OF_ANY_CASE] : (PART.exec(source) ?? [""]);
		if (isStart) PART.lastIndex += GROUP_OF_ANY_CASE.length;
		if (token === "") break;
		const isInside = open.at(-1) ?? false;
		if (isStart || token.startsWith("(")) open.push(isStart || isInside);
		else if (token === ")") open.pop();
		expanded += isStart ? "(?:" : isInside ? anyCase(token) : token;
	}
	return expanded;
}

/**
 * Reads a rule's regular expression (PCRE or Python spelling).
 * @throws SyntaxError when JavaScript has no such expression.
 */
export function parseRegexText(text: string, flags: string): RegexText {
	const all = new Set(flags);
	const body = text.replace(INLINE_FLAGS, (_all, inline: string) => {
		for (const flag of inline) all.add(flag);
		return "";
	});
	const extended = all.delete("x");
	const source = expandGroups(
		translate(extended ? body.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*$/gm, dropBlanks) : body),
	);
	const parsed = { source, flags: [...all].sort().join("") };
	void new RegExp(parsed.source, parsed.flags);
	return parsed;
}

function dropBlanks(token: string): string {
	return /^[\s#]/.test(token) ? "" : token;
}

/** The compiled expression; compiled once per process. Never has the sticky or global flag. */
export function regexOf(text: RegexText): RegExp {
	const known = compiled.get(text);
	if (known) return known;
	const regex = new RegExp(text.source, text.flags);
	compiled.set(text, regex);
	return regex;
}

const numbers = new WeakMap<RegexText, number>();
let numbered = 0;

function numberOf(text: RegexText): number {
	const known = numbers.get(text);
	if (known !== undefined) return known;
	numbers.set(text, numbered);
	numbered += 1;
	return numbered - 1;
}

/** What expressions say of one subject, as Python's `re.match` does: each is asked once. */
export class StartAnswers {
	readonly #subject: string;
	readonly #answers: (boolean | undefined)[] = [];

	constructor(subject: string) {
		this.#subject = subject;
	}

	/** Whether the expression matches at the start of the subject. */
	holds(text: RegexText): boolean {
		const number = numberOf(text);
		const known = this.#answers[number];
		if (known !== undefined) return known;
		const regex = anchored(text);
		regex.lastIndex = 0;
		const answer = regex.test(this.#subject);
		while (this.#answers.length < number) this.#answers.push(undefined);
		this.#answers[number] = answer;
		return answer;
	}
}

/** By subject: conditions ask the same of the same names over and over, in every file. */
const bySubject = new Map<string, StartAnswers>();
const MAX_SUBJECTS = 50_000;
const MAX_SUBJECT = 200;

/** The answers for a subject, those given before among them. */
export function answersFor(subject: string): StartAnswers {
	const known = bySubject.get(subject);
	if (known) return known;
	const answers = new StartAnswers(subject);
	if (bySubject.size < MAX_SUBJECTS && subject.length < MAX_SUBJECT) bySubject.set(subject, answers);
	return answers;
}

/** Whether the expression matches at the start of the subject. */
export function matchesAtStart(text: RegexText, subject: string): boolean {
	return answersFor(subject).holds(text);
}

const sticky = new WeakMap<RegexText, RegExp>();

function anchored(text: RegexText): RegExp {
	const known = sticky.get(text);
	if (known) return known;
	const regex = new RegExp(text.source, `${text.flags.replace("m", "")}y`);
	sticky.set(text, regex);
	return regex;
}

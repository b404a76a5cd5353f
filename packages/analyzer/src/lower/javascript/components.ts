import type { EmbeddedSource } from "../language.ts";

/** A tag that opens an element; its name may be that of a component. */
const TAG = /<(?:!--|\/?([A-Za-z][\w.:-]{0,100}))/g;
/** What ends a tag or begins the value of an attribute, which may have `>` in it; another `<` shows that it was no tag. */
const TAG_PART = /=\s{0,100}(["'])|[<>]/g;
const ATTRIBUTE = /(?:^|\s)(lang|type)\s{0,20}=\s{0,20}["']?([^"'\s>]{1,100})/g;
/** Values of `type` that mean a script; all others hold data. */
const SCRIPT_TYPE =
	/^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma|type)script|text\/(?:babel|jsx|ts|tsx)|ts)$/i;

/** Grammars by what a script says it is written in; a file whose scripts differ is read with the last of theirs. */
const GRAMMARS = ["javascript", "typescript", "tsx"] as const;
const GRAMMAR_OF: Readonly<Record<string, number>> = {
	js: 0,
	javascript: 0,
	jsx: 0,
	ts: 1,
	typescript: 1,
	"text/typescript": 1,
	"application/typescript": 1,
	tsx: 2,
	"text/tsx": 2,
};

interface Script {
	readonly start: number;
	readonly end: number;
	readonly grammar: number;
}

/** Where the tag ends whose attributes begin at `from`, -1 when it never does. */
function findTagEnd(source: string, from: number): number {
	TAG_PART.lastIndex = from;
	for (let part = TAG_PART.exec(source); part; part = TAG_PART.exec(source)) {
		const [, quote] = part;
		if (quote === undefined) return part.index;
		const close = source.indexOf(quote, TAG_PART.lastIndex);
		if (close < 0) return -1;
		TAG_PART.lastIndex = close + 1;
	}
	return -1;
}

/** The number of the grammar, null for what is no script. */
function findGrammar(attributes: string): number | null {
	let grammar = 0;
	for (const [, name, value = ""] of attributes.matchAll(ATTRIBUTE)) {
		const known = GRAMMAR_OF[value.toLowerCase()];
		if (known === undefined && (name === "lang" || !SCRIPT_TYPE.test(value))) return null;
		grammar = Math.max(grammar, known ?? 0);
	}
	return grammar;
}

/** Where the element's text ends; one that nothing closes goes on to the end of the file. */
function findClose(source: string, name: string, from: number): number {
	const close = name === "script" ? /<\/script/gi : /<\/style/gi;
	close.lastIndex = from;
	return close.exec(source)?.index ?? source.length;
}

interface Element {
	readonly name: string;
	readonly attributes: string;
	/** Where its text begins. */
	readonly start: number;
}

/** The element that a tag opens whose text is no markup; moves on behind what it looked at. Null for all others. */
function readTag(source: string, tag: RegExpExecArray): Element | null {
	const from = TAG.lastIndex;
	const name = tag[1]?.toLowerCase();
	if (name === undefined) {
		const close = source.indexOf("-->", from);
		TAG.lastIndex = close < 0 ? source.length : close;
		return null;
	}
	const end = findTagEnd(source, from);
	TAG.lastIndex = end < 0 ? source.length : end;
	const isOpening = tag[0][1] !== "/" && source[end] === ">" && source[end - 1] !== "/";
	if (!isOpening || (name !== "script" && name !== "style")) return null;
	return { name, attributes: source.slice(from, end), start: end + 1 };
}

/** All scripts of a component. One pass: what is skipped is never looked at again. */
function listScripts(source: string): readonly Script[] {
	const scripts: Script[] = [];
	TAG.lastIndex = 0;
	for (let tag = TAG.exec(source); tag; tag = TAG.exec(source)) {
		const element = readTag(source, tag);
		if (!element) continue;
		const end = findClose(source, element.name, element.start);
		const grammar = element.name === "script" ? findGrammar(element.attributes) : null;
		if (grammar !== null) scripts.push({ start: element.start, end, grammar });
		TAG.lastIndex = end;
	}
	return scripts;
}

function blank(text: string): string {
	return text.replace(/[^\r\n]+/g, (line) => " ".repeat(line.length));
}

/** The scripts of a Vue or Svelte file, which are one module, each where it stands and everything else blank. */
export function readComponent(source: string): EmbeddedSource {
	let text = "";
	let grammar = 0;
	for (const script of listScripts(source)) {
		text += blank(source.slice(text.length, script.start)) + source.slice(script.start, script.end);
		// A sign of the closing tag keeps the script from running on into the next one.
		if (script.end < source.length) text += ";";
		grammar = Math.max(grammar, script.grammar);
	}
	text += blank(source.slice(text.length));
	return { language: GRAMMARS[grammar] ?? "javascript", source: text };
}

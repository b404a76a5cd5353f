import { ProvenanceError, type ProvenanceErrorCode } from "./errors.ts";

/** No format that we read nests deeper than 12. */
const MAX_DEPTH = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Index behind the closing quote of the string that opens at `start`. */
function skipString(text: string, start: number): number {
	let at = start + 1;
	while (at < text.length && text.charCodeAt(at) !== QUOTE) {
		at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
	}
	return at + 1;
}

class Shape {
	/** Keys of the objects that are open; null for arrays. */
	readonly #open: (Set<string> | null)[] = [];
	#isKey = false;

	/** Why the text is refused, as soon as that is known. */
	enter(keys: Set<string> | null): string | null {
		this.#open.push(keys);
		this.#isKey = keys !== null;
		return this.#open.length > MAX_DEPTH ? `It nests deeper than ${MAX_DEPTH}.` : null;
	}

	leave(): void {
		this.#open.pop();
		this.#isKey = false;
	}

	next(isKey: boolean): void {
		this.#isKey = isKey && (this.#open.at(-1) ?? null) !== null;
	}

	read(literal: string): string | null {
		const keys = this.#open.at(-1);
		if (!this.#isKey || !keys) return null;
		const key = String(JSON.parse(literal));
		if (keys.has(key)) return `It has the key ${JSON.stringify(key.slice(0, 80))} twice in one object.`;
		keys.add(key);
		return null;
	}
}

function step(shape: Shape, character: string): string | null {
	if (character === "{") return shape.enter(new Set());
	if (character === "[") return shape.enter(null);
	if (character === "}" || character === "]") shape.leave();
	else if (character === ",") shape.next(true);
	else if (character === ":") shape.next(false);
	return null;
}

function findFault(text: string): string | null {
	const shape = new Shape();
	let at = 0;
	while (at < text.length) {
		const isString = text.charCodeAt(at) === QUOTE;
		const end = isString ? skipString(text, at) : at + 1;
		const fault = isString ? shape.read(text.slice(at, end)) : step(shape, text.charAt(at));
		if (fault !== null) return fault;
		at = end;
	}
	return null;
}

/**
 * JSON that says one thing only. Of a key that stands twice, readers take either, so that one text can say `ai` to us and
 * `human` to a reviewer; deep nesting exhausts whoever walks it. Both are refused. O(n).
 * @throws ProvenanceError with `code`.
 */
export function parsePlainJson(text: string, code: ProvenanceErrorCode): unknown {
	let fault: string | null;
	try {
		fault = findFault(text);
		if (fault === null) return JSON.parse(text);
	} catch (cause) {
		throw new ProvenanceError(code, { message: "It is not JSON.", cause });
	}
	throw new ProvenanceError(code, { message: fault });
}

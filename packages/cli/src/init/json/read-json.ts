import { JsonTextError } from "./json-text-error.ts";
import { type JsonToken, tokenizeJson } from "./tokenize-json.ts";

/** A value with where it stands in the text, so that the text can be edited around everything else in it. */
export type JsonNode =
	| { readonly kind: "scalar"; readonly start: number; readonly end: number; readonly value: unknown }
	| JsonContainer;

export interface JsonContainer {
	readonly kind: "object" | "array";
	readonly start: number;
	readonly end: number;
	readonly children: readonly JsonChild[];
}

/** A member of an object, or an element of an array, whose key is its index. */
export interface JsonChild {
	readonly key: string;
	/** Where the key begins, or the value of an element. */
	readonly start: number;
	readonly value: JsonNode;
	/** Where the comma behind it stands, null when there is none. */
	readonly comma: number | null;
}

/** Deeper than any configuration, shallower than the stack. */
const MAX_DEPTH = 64;

class JsonReader {
	readonly #tokens: readonly JsonToken[];
	#at = 0;

	constructor(tokens: readonly JsonToken[]) {
		this.#tokens = tokens;
	}

	#peek(): JsonToken {
		const token = this.#tokens[this.#at] ?? this.#tokens.at(-1);
		return token ?? { kind: "end", start: 0, end: 0, value: null };
	}

	#take(): JsonToken {
		const token = this.#peek();
		this.#at += 1;
		return token;
	}

	#takeComma(): number | null {
		return this.#peek().kind === "," ? this.#take().start : null;
	}

	readDocument(): JsonNode {
		const node = this.#readValue(0);
		const rest = this.#take();
		if (rest.kind !== "end") throw new JsonTextError("something follows the end of the value", rest.start);
		return node;
	}

	#readValue(depth: number): JsonNode {
		const token = this.#take();
		if (depth > MAX_DEPTH) throw new JsonTextError("values are nested too deeply", token.start);
		if (token.kind === "{") return this.#readContainer("object", token, depth);
		if (token.kind === "[") return this.#readContainer("array", token, depth);
		if (token.kind === "scalar" || token.kind === "string") return { ...token, kind: "scalar" };
		throw new JsonTextError("a value is missing", token.start);
	}

	#readContainer(kind: JsonContainer["kind"], open: JsonToken, depth: number): JsonContainer {
		const close = kind === "object" ? "}" : "]";
		const children: JsonChild[] = [];
		while (this.#peek().kind !== close) {
			if (children.length > 0 && children.at(-1)?.comma === null) {
				throw new JsonTextError(`a comma or ${close} is missing`, this.#peek().start);
			}
			children.push(kind === "object" ? this.#readMember(depth) : this.#readElement(children.length, depth));
		}
		return { kind, start: open.start, end: this.#take().end, children };
	}

	#readMember(depth: number): JsonChild {
		const key = this.#take();
		if (key.kind !== "string") throw new JsonTextError("the name of a member is missing", key.start);
		const colon = this.#take();
		if (colon.kind !== ":") throw new JsonTextError("a colon is missing", colon.start);
		const value = this.#readValue(depth + 1);
		return { key: String(key.value), start: key.start, value, comma: this.#takeComma() };
	}

	#readElement(index: number, depth: number): JsonChild {
		const { start } = this.#peek();
		const value = this.#readValue(depth + 1);
		return { key: String(index), start, value, comma: this.#takeComma() };
	}
}

/**
 * Reads JSON as assistants do: comments and commas before a closing bracket are allowed.
 * @throws JsonTextError
 */
export function readJson(text: string): JsonNode {
	return new JsonReader(tokenizeJson(text)).readDocument();
}

/** The plain value of a node; of members with one name the last one counts, as everywhere. */
export function toJsonValue(node: JsonNode): unknown {
	if (node.kind === "scalar") return node.value;
	const values = node.children.map(({ key, value }) => [key, toJsonValue(value)] as const);
	return node.kind === "array" ? values.map(([, value]) => value) : Object.fromEntries(values);
}

import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { PolicyError, type PolicyErrorCode, type PolicyFault } from "./errors.ts";

/** Far above any policy that people review, far below what makes a YAML parser slow. */
const MAX_CHARACTERS = 256 * 1024;
const MAX_DEPTH = 12;
const MAX_NODES = 20_000;
const MAX_FAULTS = 20;
const TOO_DEEP = "the file is nested too deeply or has too many values";

export interface Position {
	readonly line: number;
	readonly column: number;
}

/** Plain values of a YAML file, and where each of them stands by path (`tiers.paths[0].match`). */
export interface YamlContent {
	readonly value: unknown;
	/** Where the key, or the list entry, begins. */
	readonly keys: ReadonlyMap<string, Position>;
	/** Where the value begins. */
	readonly values: ReadonlyMap<string, Position>;
	readonly faults: readonly PolicyFault[];
}

type PathStep = string | number;

/** `["tiers", "paths", 0]` as `tiers.paths[0]`. */
export function renderClausePath(steps: readonly PropertyKey[]): string {
	return steps
		.map((step, index) => (typeof step === "number" ? `[${step}]` : `${index ? "." : ""}${String(step)}`))
		.join("");
}

class Reader {
	readonly keys = new Map<string, Position>();
	readonly values = new Map<string, Position>();
	readonly faults: PolicyFault[] = [];
	readonly path: string;
	readonly #lines: LineCounter;
	#nodes = 0;

	constructor(path: string, lines: LineCounter) {
		this.path = path;
		this.#lines = lines;
	}

	positionOf(offset: number): Position {
		const { line, col } = this.#lines.linePos(offset);
		return { line: Math.max(1, line), column: Math.max(1, col) };
	}

	report(code: PolicyErrorCode, offset: number, message: string): void {
		if (this.faults.length >= MAX_FAULTS) return;
		this.faults.push({ code, message, location: { path: this.path, ...this.positionOf(offset) } });
	}

	read(node: unknown, steps: readonly PathStep[]): unknown {
		if (node === null || node === undefined) return null;
		const offset = offsetOf(node);
		this.values.set(renderClausePath(steps), this.positionOf(offset));
		this.#nodes += 1;
		if (steps.length > MAX_DEPTH || this.#nodes > MAX_NODES) {
			this.report("POLICY_TOO_LARGE", offset, TOO_DEEP);
			return null;
		}
		if (isAlias(node)) {
			this.report(
				"POLICY_UNSUPPORTED_YAML",
				offset,
				`the alias \`*${node.source}\` is not allowed; write the value out`,
			);
			return null;
		}
		this.#refuseDecoration(node, offset);
		if (isMap(node)) return this.#readMap(node.items, steps);
		if (isSeq(node)) return node.items.map((item, index) => this.#readEntry(item, [...steps, index]));
		return isScalar(node) ? node.value : null;
	}

	#refuseDecoration(node: unknown, offset: number): void {
		const { anchor, tag } = node as { readonly anchor?: string; readonly tag?: string };
		if (anchor) this.report("POLICY_UNSUPPORTED_YAML", offset, `the anchor \`&${anchor}\` is not allowed`);
		if (tag) this.report("POLICY_UNSUPPORTED_YAML", offset, `the tag \`${tag}\` is not allowed`);
	}

	#readEntry(item: unknown, steps: readonly PathStep[]): unknown {
		this.keys.set(renderClausePath(steps), this.positionOf(offsetOf(item)));
		return this.read(item, steps);
	}

	#readMap(pairs: readonly { readonly key: unknown; readonly value: unknown }[], steps: readonly PathStep[]) {
		const entries = new Map<string, unknown>();
		for (const { key, value } of pairs) {
			const offset = offsetOf(key);
			if (!isScalar(key) || (typeof key.value !== "string" && typeof key.value !== "number")) {
				this.report("POLICY_UNKNOWN_KEY", offset, "a key must be a plain word");
				continue;
			}
			const name = String(key.value);
			this.#refuseDecoration(key, offset);
			if (name === "__proto__") this.report("POLICY_UNKNOWN_KEY", offset, "unknown key `__proto__`");
			else if (entries.has(name)) {
				this.report("POLICY_DUPLICATE_KEY", offset, `the key \`${name}\` stands here for the second time`);
			} else {
				this.keys.set(renderClausePath([...steps, name]), this.positionOf(offset));
				entries.set(name, this.read(value, [...steps, name]));
			}
		}
		return Object.fromEntries(entries);
	}
}

function offsetOf(node: unknown): number {
	return (node as Partial<Node> | null)?.range?.[0] ?? 0;
}

function parse(text: string, path: string, lines: LineCounter) {
	try {
		// Duplicate keys are found by the reader: the library compares every key with every other one.
		return parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, merge: false });
	} catch (cause) {
		const fault = { code: "POLICY_SYNTAX", message: "the file cannot be read as YAML" } as const;
		throw new PolicyError({ ...fault, location: { path, line: 1, column: 1 } }, [], cause);
	}
}

/**
 * Reads YAML without trusting it: no aliases, no tags, bounded in size and depth, every position kept.
 * @throws PolicyError when the text is no YAML or too large; other faults are returned.
 */
export function readYaml(text: string, path: string): YamlContent {
	if (text.length > MAX_CHARACTERS) {
		const message = `the file has ${text.length} characters; at most ${MAX_CHARACTERS} are read`;
		throw new PolicyError({ code: "POLICY_TOO_LARGE", message, location: { path, line: 1, column: 1 } });
	}
	const lines = new LineCounter();
	const document = parse(text, path, lines);
	const reader = new Reader(path, lines);
	for (const error of document.errors) {
		if (error.code === "RESOURCE_EXHAUSTION") reader.report("POLICY_TOO_LARGE", error.pos[0], TOO_DEEP);
		else reader.report("POLICY_SYNTAX", error.pos[0], error.message);
	}
	if (document.directives?.yaml.explicit) {
		reader.report("POLICY_UNSUPPORTED_YAML", 0, "a `%YAML` directive is not allowed");
	}
	// What follows a syntax error is mostly its echo.
	if (reader.faults[0]) throw new PolicyError(reader.faults[0]);
	const value = reader.read(document.contents, []);
	// Beyond the limit values were left out, so that every other fault could be an echo, too.
	const tooLarge = reader.faults.find(({ code }) => code === "POLICY_TOO_LARGE");
	if (tooLarge) throw new PolicyError(tooLarge);
	return { value, keys: reader.keys, values: reader.values, faults: reader.faults };
}

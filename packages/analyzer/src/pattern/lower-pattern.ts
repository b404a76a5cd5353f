import type { Node } from "../tree/node.ts";
import { isMetavariableName, type PatternNode } from "./pattern.ts";
import type { PreparedPattern } from "./prepare-pattern.ts";

const PLACEHOLDER = /__cs_(mvs|mv|e|tmv)(?:_([A-Z_0-9]+?))?__/g;
const ELLIPSIS = "__cs_e__";
const NO_KIDS: readonly PatternNode[] = [];

function restoreText(text: string): string {
	if (!text.includes("__cs_")) return text;
	return text.replace(PLACEHOLDER, (_all, kind: string, name: string | undefined) => {
		if (kind === "e") return "...";
		if (kind === "mvs") return `$...${name}`;
		if (kind === "tmv") return `$${(name ?? "").replace(/_\d+$/, "")}`;
		return `$${name}`;
	});
}

function leaf(kind: PatternNode["kind"], text = ""): PatternNode {
	return { kind, text, kids: NO_KIDS };
}

function lowerName(text: string, prepared: PreparedPattern): PatternNode {
	if (text === ELLIPSIS) return leaf("Ellipsis");
	const typed = /^__cs_tmv_([A-Z_0-9]+)_(\d+)__$/.exec(text);
	if (typed) {
		const type = restoreText(prepared.types[Number(typed[2])] ?? "");
		return { kind: "TypedMetavariable", text: `$${typed[1]}`, kids: [leaf("Type", type)] };
	}
	const restored = restoreText(text);
	if (restored.startsWith("$...")) return leaf("EllipsisVariable", restored);
	if (isMetavariableName(restored)) return leaf("Metavariable", restored);
	return leaf("Name", restored);
}

/** An expression in a string is taken as written: `\s` is no escape of the string. */
function lowerString(node: Node, prepared: PreparedPattern): PatternNode {
	const isTemplate = /^(?:`|r?f|fr)/i.test(prepared.text.slice(node.start, node.start + 2));
	const text = restoreText(node.text);
	if (text === "...") return isTemplate ? anyTemplate(prepared.text[node.start] !== "`") : leaf("AnyString");
	if (!text.startsWith("=~/")) return leaf("String", text);
	const written = prepared.text.slice(node.start, node.end);
	const regex = /=~\/([\s\S]*)\/([a-z]*)["'`]/.exec(written);
	if (!regex) return leaf("String", text);
	const [, body = "", flags = ""] = regex;
	return leaf("RegexString", flags === "" ? body : `(?${flags})${body}`);
}

/** `f"..."` is no plain string, which a template between backquotes may be. */
function anyTemplate(isFormat: boolean): PatternNode {
	return { kind: "Template", text: isFormat ? "f" : "", kids: [leaf("Ellipsis")] };
}

/** An ellipsis sits in a slot of its own in these kinds, dressed as the kind that the grammar expects there. */
function isDressedEllipsis(node: Node): boolean {
	const [first] = node.kids;
	switch (node.kind) {
		case "Param":
		case "Field":
		case "JsxAttr":
		case "KeywordArg":
		case "ImportName":
			return node.text === ELLIPSIS;
		case "Pair":
			return first?.kind === "Key" && first.text === ELLIPSIS;
		case "Spread":
			return node.text === "**" && first?.kind === "Name" && first.text === ELLIPSIS;
		case "ExprStmt":
			return first?.kind === "Name" && (first.text === ELLIPSIS || first.text.startsWith("__cs_mvs_"));
		default:
			return false;
	}
}

function dressedVariable(node: Node): PatternNode {
	const name = node.kind === "ExprStmt" ? (node.kids[0]?.text ?? "") : ELLIPSIS;
	return name === ELLIPSIS ? leaf("Ellipsis") : leaf("EllipsisVariable", restoreText(name));
}

/** In a template or element `...` between expressions stands for any text and expressions there. */
function lowerChunk(parent: Node, kid: PatternNode): PatternNode {
	const isText = parent.kind === "Template" || parent.kind === "JsxChildren";
	return isText && kid.kind === "AnyString" ? leaf("Ellipsis") : kid;
}

/** `import {a}` speaks of what is imported, whatever name it gets here. */
function isPlainImport(node: Node): boolean {
	return node.kind === "ImportName" && node.kids[0]?.text === node.text;
}

/** Turns a lowered pattern text back into pattern signs. Recursion is bounded by the parser's depth limit. */
export function lowerPattern(node: Node, prepared: PreparedPattern): PatternNode {
	if (isDressedEllipsis(node)) return dressedVariable(node);
	if (node.kind === "Name") return lowerName(node.text, prepared);
	if (node.kind === "String") return lowerString(node, prepared);
	if (node.kind === "Call" && node.kids[0]?.text === "__cs_deep__" && node.kids[0].kind === "Name") {
		const inner = node.kids[1]?.kids[0];
		if (inner) return { kind: "Deep", text: "", kids: [lowerPattern(inner, prepared)] };
	}
	if (isPlainImport(node)) return leaf("ImportName", restoreText(node.text));
	if (node.kind === "ImportName" && node.flags?.includes("implied")) return leaf("ImportName", "...");
	const kids = node.kids.map((kid) => lowerChunk(node, lowerPattern(kid, prepared)));
	const base = { kind: node.kind, text: restoreText(node.text), kids };
	return node.flags ? { ...base, flags: node.flags } : base;
}

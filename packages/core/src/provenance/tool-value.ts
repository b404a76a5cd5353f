import { findAssistant, getToolId, splitAssistantName } from "./find-assistant.ts";
import { cleanLabel, parseModelName } from "./label.ts";

/** A tool and model as a commit message names them. */
export interface NamedTool {
	readonly tool: string | null;
	readonly model: string | null;
}

const DENIALS = new Set(["none", "no", "n/a", "na", "false", "nobody", "-", "human"]);

/** `Name <email>`; null without an address. */
function parseIdentity(value: string): { name: string; email: string } | null {
	const open = value.lastIndexOf("<");
	const close = value.indexOf(">", open);
	if (open === -1 || close === -1 || !value.slice(open, close).includes("@")) return null;
	return { name: value.slice(0, open).trim(), email: value.slice(open + 1, close).trim() };
}

function splitParenthesis(text: string): { outside: string; inside: string } {
	const open = text.indexOf("(");
	if (open === -1) return { outside: text, inside: "" };
	const close = text.indexOf(")", open);
	return {
		outside: text.slice(0, open).trim(),
		inside: text.slice(open + 1, close === -1 ? undefined : close),
	};
}

/**
 * The model in what follows a tool's name: `:claude-3-opus sparse` (kernel), `/GPT5.4`, `(gpt-4o)`, ` gpt-5-codex`
 * (OpenStack); or the whole label where tool and model share the name (`Claude Opus 4.5`, `GPT-5`).
 */
function readModel(label: string, rest: string): string | null {
	const { outside, inside } = splitParenthesis(rest);
	const [first = ""] = outside.split(" ", 1);
	if (/^[:/]/.test(first)) return parseModelName(first.slice(1));
	if (/^[A-Za-z].*[0-9]/.test(first) && /[-.]/.test(first)) return parseModelName(first);
	if (/[0-9]/.test(outside)) return parseModelName(splitParenthesis(label).outside);
	return parseModelName(inside);
}

function parseUnknownTool(label: string): NamedTool {
	const { outside, inside } = splitParenthesis(label);
	const colon = outside.indexOf(":");
	if (colon > 0 && !outside.slice(colon).startsWith("://")) {
		const [model = ""] = outside
			.slice(colon + 1)
			.trim()
			.split(" ", 1);
		return { tool: getToolId(outside.slice(0, colon)), model: parseModelName(model) };
	}
	if (inside !== "") return { tool: getToolId(outside), model: parseModelName(inside) };
	const [tool = "", ...rest] = outside.split(" ");
	const model = rest.join(" ");
	return { tool: getToolId(tool), model: /[0-9]/.test(model) ? parseModelName(model) : null };
}

/** A co-author: null for people. Without an address only a known assistant's name counts. */
export function parseCoAuthor(value: string): NamedTool | null {
	const label = cleanLabel(value) ?? "";
	const identity = parseIdentity(label);
	const name = identity?.name ?? label;
	const split = splitAssistantName(name);
	const assistant = identity ? findAssistant(identity) : split?.assistant;
	if (!assistant) return null;
	return { tool: assistant.id, model: readModel(name, split?.rest ?? name) };
}

/** The value of a field meant for tools: `AGENT:MODEL [TOOL…]`, `<tool> [model]`, `<tool> (<model>)`, or an identity. */
export function parseToolValue(value: string): NamedTool | null {
	const label = cleanLabel(value);
	if (label === null || DENIALS.has(label.toLowerCase())) return null;
	if (parseIdentity(label)) return parseCoAuthor(label);
	const split = splitAssistantName(label);
	if (!split) return parseUnknownTool(label);
	return { tool: split.assistant.id, model: readModel(label, split.rest) };
}

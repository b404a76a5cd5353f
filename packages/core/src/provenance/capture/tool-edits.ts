import type { AgentEdit, Replacement } from "./agent-event.ts";
import { parseApplyPatch } from "./apply-patch.ts";
import { type Fields, findAnyText, findList, findText, findTexts, toFields } from "./fields.ts";

/** A call of a tool: its name and arguments, and its answer after it ran. */
export interface ToolCall {
	readonly name: string;
	readonly input: Fields;
	readonly response: Fields;
}

const PATH = [
	"file_path",
	"filePath",
	"filepath",
	"notebook_path",
	"target_file",
	"absolute_path",
	"path",
	"fileName",
];
const OLD = ["old_string", "oldString", "oldText", "old_str", "old_text"];
const NEW = ["new_string", "newString", "newText", "new_str", "new_text"];
const CONTENT = ["content", "contents", "file_text", "fileText", "fileContent"];
const PATCH = ["patch", "patchText", "input", "diff", "command", "cmd"];
/** Tools that only look. Their names differ by assistant; whatever else names a path is watched by a snapshot. */
const LOOKS = /^(?:.*[_.])?(?:read|view|open|list|ls|glob|grep|search|find|fetch|cat|get|web|todo)/i;
const WRITES = /write|edit|replace|create|insert|patch|update|delete|remove|append/i;
const SHELL =
	/^(?:bash|shell|terminal|powershell|local_shell|exec|command|run_)|terminal|shell|execute_command/i;
const MAX_EDITS = 1_000;

function toReplacement(fields: Fields): Replacement | null {
	const oldText = findAnyText(fields, OLD);
	const newText = findAnyText(fields, NEW);
	if (oldText === null || newText === null) return null;
	const range = toFields(fields.range);
	const line = typeof range.start_line_number === "number" ? range.start_line_number : null;
	return { oldText, newText, all: fields.replace_all === true || fields.replaceAll === true, line };
}

/** Claude's `structuredPatch`: hunks with context, which place a change exactly. */
function parseStructuredPatch(response: Fields): readonly Replacement[] {
	return findList(response, ["structuredPatch", "structured_patch"]).flatMap((value) => {
		const hunk = toFields(value);
		const lines = findTexts(hunk, ["lines"]).filter((line) => !line.startsWith("\\"));
		const side = (mark: string) =>
			lines.filter((line) => line[0] === mark || line[0] === " ").map((line) => line.slice(1));
		const line = typeof hunk.newStart === "number" ? hunk.newStart : null;
		return [{ oldText: side("-").join("\n"), newText: side("+").join("\n"), all: false, line }];
	});
}

/** Undefined: not said. Claude says `type: create`, or gives the file as it was. */
function findOriginal(response: Fields): string | null | undefined {
	const original = findAnyText(response, ["originalFile", "original_file"]);
	if (original !== null) return original;
	return response.type === "create" ? null : undefined;
}

function findReplacements({ input, response }: ToolCall): readonly Replacement[] {
	const patched = parseStructuredPatch(response);
	if (patched.length > 0) return patched;
	const several = findList(input, ["edits", "replacements", "changes"]).slice(0, MAX_EDITS);
	const found = several.map((value) => toReplacement(toFields(value)));
	if (found.length > 0) return found.every((one) => one !== null) ? found : [];
	const single = toReplacement(input);
	return single ? [single] : [];
}

function toFileEdit(call: ToolCall, path: string): readonly AgentEdit[] {
	const base = { path, original: findOriginal(call.response) };
	if (/^(?:delete|remove)/i.test(call.name)) {
		return [{ ...base, kind: "delete", replacements: [], content: null }];
	}
	const replacements = findReplacements(call);
	const content = findAnyText(call.input, CONTENT);
	if (content !== null && findAnyText(call.input, OLD) === null) {
		return [{ ...base, kind: "write", replacements: [], content }];
	}
	if (replacements.length > 0) return [{ ...base, kind: "replace", replacements, content: null }];
	const watched = WRITES.test(call.name) || !LOOKS.test(call.name);
	return watched ? [{ ...base, kind: "patch", replacements: [], content: null }] : [];
}

/** VS Code's `multi_replace_string_in_file`: each replacement names its own file. */
function findManyFiles(call: ToolCall): readonly AgentEdit[] {
	const several = findList(call.input, ["edits", "replacements"]).slice(0, MAX_EDITS).map(toFields);
	return several.flatMap((fields) => {
		const path = findText(fields, PATH);
		return path === null ? [] : toFileEdit({ ...call, input: fields }, path);
	});
}

/** The edits that a tool was asked to make, and those of tools called together (`multi_tool_use.parallel`). */
export function findToolEdits(call: ToolCall): readonly AgentEdit[] {
	const together = findList(call.input, ["tool_uses"]).slice(0, MAX_EDITS).map(toFields);
	if (together.length > 0) {
		return together.flatMap((fields) => {
			const name = findText(fields, ["recipient_name", "tool_name", "name"]) ?? "";
			const input = toFields(fields.parameters ?? fields.tool_input);
			return "tool_uses" in input ? [] : findToolEdits({ name, input, response: {} });
		});
	}
	const patch = PATCH.flatMap(
		(key) => findText(call.input, [key]) ?? findTexts(call.input, [key]).join("\n"),
	);
	const patched = patch.map(parseApplyPatch).find((edits) => edits !== null);
	if (patched) return patched;
	const path = findText(call.input, PATH);
	if (path === null) return findManyFiles(call);
	return SHELL.test(call.name) ? [] : toFileEdit(call, path);
}

/** The command that a tool runs in a shell; null for other tools. */
export function findToolCommand({ name, input }: ToolCall): string | null {
	if (!SHELL.test(name)) return null;
	const keys = ["command", "cmd", "script"];
	return findText(input, keys) ?? (findTexts(input, keys).join(" ") || null);
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, type Insertion } from "../edit.ts";
import { JsonTextError } from "../json/json-text-error.ts";
import { readJson, toJsonValue } from "../json/read-json.ts";
import type { JsonHooks } from "./agent-setup.ts";
import { CLAUDE_CODE } from "./claude-code.ts";
import { CURSOR } from "./cursor.ts";
import { AGENT_SETUPS } from "./index.ts";
import { addJsonHooks, listCommands, readJsonHooks, removeJsonHooks } from "./json-hooks.ts";

const FILES = AGENT_SETUPS.flatMap(({ files }) => files).filter((file) => file.kind === "json");

function pick(file: JsonHooks | undefined): JsonHooks {
	if (!file) throw new Error("no such file");
	return file;
}

const CLAUDE = pick(CLAUDE_CODE.files.find((file) => file.kind === "json"));
const CURSOR_FILE = pick(CURSOR.files.find((file) => file.kind === "json"));

function insert(text: string, insertions: readonly Insertion[]): string {
	const bytes = insertions.map((one) => ({ ...one, offset: Buffer.byteLength(text.slice(0, one.offset)) }));
	const edit = { anchor: "worktree", path: "x", purpose: "", before: Buffer.from(text), mode: 0 } as const;
	return applyEdit({ ...edit, insertions: bytes }).toString("utf8");
}

function add(text: string, file: JsonHooks): string {
	return insert(text, addJsonHooks(text, file));
}

/** Settings as people have them: hooks of others, other members, empty lists, in any layout. */
function settingsOf(file: JsonHooks) {
	const handler = fc.record({
		type: fc.constant("command"),
		command: fc.constantFrom("lint", "é.sh", "my-countersign"),
	});
	const group = fc.record({
		matcher: fc.constantFrom("Bash", "*"),
		hooks: fc.array(handler, { maxLength: 2 }),
	});
	const event = fc.constantFrom(...Object.keys(file.entries), "Stop", "other");
	const hooks = fc.dictionary(event, fc.array(fc.oneof(handler, group), { maxLength: 2 }), { maxKeys: 4 });
	const member = fc.dictionary(fc.constantFrom("a", "ü", "permissions"), fc.jsonValue({ maxDepth: 2 }), {
		maxKeys: 2,
	});
	const value = fc
		.tuple(member, fc.option(hooks))
		.map(([rest, own]) => (own ? { ...rest, hooks: own } : rest));
	return fc.tuple(
		value,
		fc.constantFrom("", "  ", "\t", "    "),
		fc.constantFrom("\n", "\r\n"),
		fc.boolean(),
	);
}

function render([value, indent, newline, isEnded]: readonly [object, string, string, boolean]): string {
	const text = JSON.stringify(value, null, indent).replaceAll("\n", newline);
	return isEnded ? text + newline : text;
}

const FILE_AND_TEXT = fc
	.constantFrom(...FILES)
	.chain((file) => settingsOf(file).map((settings) => [file, render(settings)] as const));

/** The value of a file without the entries of `init`, and without what they alone made necessary. */
function withoutOurs(value: unknown, file: JsonHooks): unknown {
	const ours = new Set(listCommands(file.entries));
	const isOurs = (entry: unknown) => listCommands(entry).some((command) => ours.has(command));
	const { hooks = {}, ...rest } = value as { hooks?: Record<string, unknown[]> };
	const lists = Object.entries(hooks).map(
		([key, list]) => [key, list.filter((entry) => !isOurs(entry))] as const,
	);
	return { ...rest, hooks: Object.fromEntries(lists.filter(([, list]) => list.length > 0)) };
}

describe("hooks in JSON", () => {
	it("are put in once, beside all that was there", () => {
		fc.assert(
			fc.property(FILE_AND_TEXT, ([file, text]) => {
				const after = add(text, file);
				expect(readJsonHooks(after, file)).toBe("installed");
				expect(addJsonHooks(after, file)).toEqual([]);
				const missing = Object.entries(file.required).filter(([key]) => !(key in JSON.parse(text)));
				const before = { ...JSON.parse(text), ...Object.fromEntries(missing) };
				expect(withoutOurs(JSON.parse(after), file)).toEqual(withoutOurs(before, file));
			}),
		);
	});

	it("are taken out of a file that was written anew since", () => {
		fc.assert(
			fc.property(FILE_AND_TEXT, fc.constantFrom("", "\t"), ([file, text], indent) => {
				const reformatted = JSON.stringify({ later: 1, ...JSON.parse(add(text, file)) }, null, indent);
				const rest = JSON.parse(removeJsonHooks(reformatted, text, file) ?? "null");
				const missing = Object.entries(file.required).filter(([key]) => !(key in JSON.parse(text)));
				expect(rest).toEqual({ later: 1, ...JSON.parse(text), ...Object.fromEntries(missing) });
			}),
		);
	});

	it("leave comments with what they speak of", () => {
		const text = '{\n  // first\n  "a": 1, /* one */\n  "hooks": {\n    "Stop": [], // none\n  } // end\n}\n';
		const after = add(text, CLAUDE);
		const kept = after.split("\n").filter((line) => /\/[/*]/.test(line));
		expect(kept).toEqual(["  // first", '  "a": 1, /* one */', '    "Stop": [], // none', "  } // end"]);
		expect(readJsonHooks(after, CLAUDE)).toBe("installed");
		expect(removeJsonHooks(after, text, CLAUDE)).toBe(text);
	});

	it("leave nothing of a file that was ours alone", () => {
		const text = addJsonHooks(null, CURSOR_FILE)[0]?.text ?? "";
		expect(JSON.parse(text).version).toBe(1);
		expect(removeJsonHooks(text, null, CURSOR_FILE)).toBe(null);
		const shared = JSON.stringify({ ...JSON.parse(text), mine: 1 });
		expect(JSON.parse(removeJsonHooks(shared, null, CURSOR_FILE) ?? "")).toEqual({ version: 1, mine: 1 });
	});

	it("take a handler out of a group that somebody else uses, too", () => {
		const command = "countersign capture --agent claude-code";
		const group = {
			matcher: "*",
			hooks: [
				{ type: "command", command },
				{ type: "command", command: "lint" },
			],
		};
		const text = JSON.stringify({ hooks: { Stop: [group] } }, null, 2);
		const rest = JSON.parse(removeJsonHooks(text, "{}", CLAUDE) ?? "");
		expect(rest).toEqual({
			hooks: { Stop: [{ matcher: "*", hooks: [{ type: "command", command: "lint" }] }] },
		});
	});

	it("are not doubled where somebody starts countersign in a way of their own", () => {
		const own = { hooks: [{ type: "command", command: "/opt/bin/countersign capture --agent claude-code" }] };
		const events = Object.keys(CLAUDE.entries);
		const text = JSON.stringify({ hooks: Object.fromEntries(events.map((event) => [event, [own]])) });
		expect(addJsonHooks(text, CLAUDE)).toEqual([]);
		expect(readJsonHooks(text, CLAUDE)).toBe("changed");
		expect(removeJsonHooks(text, "{}", CLAUDE)).toBe(text);
	});

	it.each([
		["[]", "the whole is no object"],
		['{"hooks": []}', "hooks is no object"],
		['{"hooks": {"Stop": 1}}', "hooks.Stop is no list"],
		['{"hooks": {}, "hooks": {}}', "twice"],
		['{"hooks": {"PreToolUse": [], "PreToolUse": []}}', "twice"],
	])("are not put into %s", (text, words) => {
		expect(() => addJsonHooks(text, CLAUDE)).toThrow(words);
		expect(() => addJsonHooks(text, CLAUDE)).toThrow(JsonTextError);
	});

	it("keep a text readable whatever stands in it, or refuse it", () => {
		const part = fc.constantFrom(
			"{",
			"}",
			"[",
			"]",
			",",
			":",
			'"hooks"',
			'"Stop"',
			"1",
			"//",
			"/*",
			"*/",
			"\n",
			" ",
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
				const text = `{"hooks": ${parts.join("")}}`;
				try {
					const after = add(text, CLAUDE);
					expect(readJsonHooks(after, CLAUDE)).toBe("installed");
					expect(toJsonValue(readJson(removeJsonHooks(after, text, CLAUDE) ?? ""))).toEqual(
						toJsonValue(readJson(text)),
					);
				} catch (error) {
					expect(error).toBeInstanceOf(JsonTextError);
				}
			}),
			{ numRuns: 2_000 },
		);
	});
});

import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createHookBox, type HookBox, SECRET } from "./capture/hook-box.ts";
import { NEW, OLD, PAYLOADS, PROMPTS } from "./capture/payloads.ts";
import { buildCommand } from "./cli-harness.ts";

let box: HookBox;

beforeAll(buildCommand);
beforeEach(() => {
	box = createHookBox();
});
afterEach(() => box.remove());

/** Twelve digits, as a record names a line. */
function fingerprint(line: string): string {
	return createHash("sha256").update(line.replaceAll(" ", "")).digest("hex").slice(0, 12);
}

/** Windows sends a byte order mark, or UTF-16. */
const ENCODINGS: readonly (readonly [string, (text: string) => Uint8Array])[] = [
	["UTF-8", (text) => Buffer.from(text)],
	["UTF-8 with a mark", (text) => Buffer.from(`\ufeff${text}`)],
	["UTF-16 with a mark", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
	["UTF-16", (text) => Buffer.from(text, "utf16le")],
];

describe.each(PAYLOADS)("$name", ({ agent, before, after, says }) => {
	it.each(ENCODINGS)("is one record of one line, in %s, sent twice", (_name, encode) => {
		box.write("a.ts", OLD);
		const send = (event: object) => box.hook(agent, encode(JSON.stringify(event)));
		if (before) expect(send(before(box.folder))).toEqual({ status: 0, stderr: "" });
		box.write("a.ts", NEW);
		for (const _time of [1, 2]) expect(send(after(box.folder))).toEqual({ status: 0, stderr: "" });
		expect(box.records()).toMatchObject([{ kind: "ai", path: "a.ts", ...says }]);
		expect(box.records().flatMap(({ runs }) => runs.flatMap(({ lines }) => lines))).toEqual([
			fingerprint("gamma line"),
		]);
		expect(box.findBreaches()).toEqual([]);
	});
});

it.each(PROMPTS)("the prompt of %s is kept without its secrets", (agent, event) => {
	expect(box.hook(agent, event(box.folder, `please use ${SECRET}`))).toEqual({ status: 0, stderr: "" });
	const [name = ""] = readdirSync(join(box.folder, ".git/countersign/prompts"));
	expect(box.read(`.git/countersign/prompts/${name}`)).toContain("please use [redacted:");
	expect(box.findBreaches()).toEqual([]);
});

it("the prompt of an edit stands in its record, as an HMAC of what was asked", () => {
	box.git("config", "countersign.prompts", "digest");
	const cwd = box.folder;
	const ask = (text: string) =>
		box.hook("claude-code", { hook_event_name: "UserPromptSubmit", session_id: "6a1f", cwd, prompt: text });
	const claude = PAYLOADS.find(({ agent }) => agent === "claude-code");
	ask(`again ${SECRET}`);
	box.write("a.ts", NEW);
	box.hook("claude-code", claude?.after(cwd));
	const [record] = box.records();
	expect(record).toMatchObject({ prompt: { storage: "digest", object: null, redaction: null } });
	expect(JSON.stringify(record)).toMatch(/"hmac":"[0-9a-f]{64}"/);
	const plain = createHash("sha256").update(`again ${SECRET}`).digest("hex");
	expect(JSON.stringify(record)).not.toContain(plain);
});

it("known_human is a person's only between two saves of one editor", () => {
	const save = {
		editor: "vscode",
		editor_version: "1.9",
		extension_version: "0.3",
		cwd: box.folder,
		edited_filepaths: ["a.ts"],
	};
	box.write("a.ts", OLD);
	box.hook("known_human", save);
	expect(box.records()).toEqual([]);
	box.write("a.ts", NEW);
	box.hook("known_human", save);
	expect(box.records()).toMatchObject([{ kind: "human", tool: { name: "vscode", version: "1.9 0.3" } }]);
});

it("aider declares itself by trailers, and its name is refused here", () => {
	expect(box.hook("aider", "{}")).toMatchObject({
		status: 0,
		stderr: expect.stringContaining("AGENT_UNKNOWN"),
	});
});

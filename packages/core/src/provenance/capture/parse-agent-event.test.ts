import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeInput } from "./decode-input.ts";
import { CaptureError } from "./errors.ts";
import { CAPTURE_AGENTS, parseAgentEvent } from "./parse-agent-event.ts";

const KEYS = [
	"hook_event_name",
	"tool_name",
	"tool_input",
	"tool_response",
	"edits",
	"file_path",
	"command",
	"type",
	"prompt",
	"tool_uses",
];
const VALUES = [
	"PostToolUse",
	"PreToolUse",
	"Edit",
	"Bash",
	"ai_agent",
	"*** Begin Patch\n*** Update File: a\n@@\n-x",
	"{",
	"",
];

const event = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		fc.constantFrom(...VALUES),
		fc.jsonValue({ maxDepth: 1 }),
		tie("object"),
		fc.array(tie("object"), { maxLength: 3 }),
	),
	object: fc.dictionary(fc.constantFrom(...KEYS), tie("value"), { maxKeys: 6 }),
})).object;

describe("parseAgentEvent", () => {
	it("throws nothing but its own error, on any JSON", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...CAPTURE_AGENTS, "x", "__proto__"),
				fc.oneof(event, fc.jsonValue()),
				(agent, payload) => {
					try {
						for (const { edits } of parseAgentEvent(agent, payload))
							expect(edits.every(({ path }) => path !== "")).toBe(true);
					} catch (error) {
						expect(error).toBeInstanceOf(CaptureError);
					}
				},
			),
			{ numRuns: 2_000 },
		);
	});

	it("decodes any bytes or says why not", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
				try {
					decodeInput(bytes);
				} catch (error) {
					expect(error).toBeInstanceOf(CaptureError);
				}
			}),
		);
	});

	it("tells who speaks through Claude's hooks", () => {
		const base = { hook_event_name: "SessionStart" };
		const name = (more: object) => parseAgentEvent("claude-code", { ...base, ...more })[0]?.tool;
		expect(name({})).toBe("claude-code");
		expect(name({ cursor_version: "2.4" })).toBe("cursor");
		expect(name({ transcript_path: "/home/u/.copilot/session/x.jsonl" })).toBe("copilot");
	});

	it("finds the tools called together, and none that only look", () => {
		const uses = [
			{ recipient_name: "functions.write_file", parameters: { path: "a", content: "x" } },
			{ recipient_name: "functions.read_file", parameters: { path: "b" } },
		];
		const events = parseAgentEvent("codex", {
			hook_event_name: "PostToolUse",
			tool_name: "multi_tool_use.parallel",
			tool_input: { tool_uses: uses },
		});
		expect(events[0]?.edits.map(({ path }) => path)).toEqual(["a"]);
	});

	it("understands an event without its name and a tool without its name", () => {
		expect(
			parseAgentEvent("cursor", { tool_input: { file_path: "a", content: "x" }, tool_response: {} })[0],
		).toMatchObject({ phase: "after" });
	});
});

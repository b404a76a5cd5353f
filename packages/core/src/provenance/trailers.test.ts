import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDeclarations } from "./trailers.ts";

const MIXED = "mixed" as const;
const AI = "ai" as const;

describe("parseDeclarations", () => {
	it.each([
		["Co-Authored-By: Claude <noreply@anthropic.com>", MIXED, "claude-code", null],
		["Co-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>", MIXED, "claude-code", "Claude Opus 4.5"],
		[
			"Co-Authored-By: Claude Sonnet 4.5 (1M context) <noreply@anthropic.com>",
			MIXED,
			"claude-code",
			"Claude Sonnet 4.5",
		],
		["Co-authored-by: Claude", MIXED, "claude-code", null],
		["Co-authored-by: Codex <noreply@openai.com>", MIXED, "codex", null],
		["Co-authored-by: GPT-5 <codex@openai.com>", MIXED, "codex", "GPT-5"],
		["Co-authored-by: Codex/GPT5.4 <codex@openai.com>", MIXED, "codex", "GPT5.4"],
		["Co-authored-by: Cursor Agent <cursoragent@cursor.com>", MIXED, "cursor", null],
		["Co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>", MIXED, "github-copilot", null],
		["co-authored-by: Copilot <copilot@github.com>\r", MIXED, "github-copilot", null],
		[
			"Co-authored-by: devin-ai-integration[bot] <158243242+devin-ai-integration[bot]@users.noreply.github.com>",
			MIXED,
			"devin",
			null,
		],
		["Co-authored-by: aider (gpt-4o) <noreply@aider.chat>", MIXED, "aider", "gpt-4o"],
		["Co-authored-by: aider (claude-3-5-sonnet) <aider@aider.chat>", MIXED, "aider", "claude-3-5-sonnet"],
		["Co-authored-by: Gemini CLI <gemini-cli@google.com>", MIXED, "gemini", null],
		["Co-authored-by: Gemini 2.5 Pro <gemini-cli@google.com>", MIXED, "gemini", "Gemini 2.5 Pro"],
		["Co-authored-by: Windsurf <noreply@windsurf.com>", MIXED, "windsurf", null],
		["Co-authored-by: Amp <amp@ampcode.com>", MIXED, "amp", null],
		[
			"Co-authored-by: google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>",
			MIXED,
			"jules",
			null,
		],
		["Assisted-by: Claude:claude-3-opus coccinelle sparse", MIXED, "claude-code", "claude-3-opus"],
		["Assisted-by: NewAgent:model-9 sparse", MIXED, "newagent", "model-9"],
		["Assisted-By: GitHub Copilot", MIXED, "github-copilot", null],
		["Assisted-By: Cursor gpt-4.1", MIXED, "cursor", "gpt-4.1"],
		["Assisted-by: Claude Code <noreply@anthropic.com>", MIXED, "claude-code", null],
		["Generated-by: Claude Code", AI, "claude-code", null],
		["Generated-by: ChatGPT 4o", AI, "chatgpt", "ChatGPT 4o"],
		["Generated-By: Codex gpt-5-codex", AI, "codex", "gpt-5-codex"],
		["Generated-by: SuperCoder (model-1)", AI, "supercoder", "model-1"],
		["Co-authored-by-AI: GitHub Copilot (GPT-5)", MIXED, "github-copilot", "GPT-5"],
		["Entire-Attribution: 73% agent (146/200 lines)", MIXED, null, null],
		["Entire-Attribution: 100% agent (200/200 lines)", AI, null, null],
		["Replit-Commit-Author: Agent", AI, "replit-agent", null],
		["🤖 Generated with [Claude Code](https://claude.com/claude-code)", AI, "claude-code", null],
		["Generated with [Claude Code](https://claude.ai/code)", AI, "claude-code", null],
		["💘 Generated with Crush", AI, "crush", null],
	])("reads %s", (line, origin, ...[tool, model]) => {
		const found = parseDeclarations(`Fix it\n\nWhy.\n\n${line}\nSigned-off-by: Jane <jane@example.com>\n`);
		expect(found).toEqual([{ origin, tool, model, session: null }]);
	});

	it.each([
		["Claude-Session: https://claude.ai/code/session_01AB?x=1", "claude-code", "session_01AB"],
		["Amp-Thread-ID: https://ampcode.com/threads/T-12", "amp", "T-12"],
		["Entire-Checkpoint: a3b2c4d5e6f7", null, "a3b2c4d5e6f7"],
	])("keeps the session of %s", (line, tool, session) => {
		expect(parseDeclarations(`Fix\n\n${line}`)).toEqual([{ origin: "mixed", tool, model: null, session }]);
	});

	it("reads aider's prefix only at the start", () => {
		expect(parseDeclarations("aider: Add tests")).toEqual([
			{ origin: "ai", tool: "aider", model: null, session: null },
		]);
		expect(parseDeclarations("Fix\n\naider: is a tool")).toEqual([]);
	});

	it("finds trailers in the middle of a squash message", () => {
		const message =
			"Squash\n\n* one\n\nCo-authored-by: Claude <noreply@anthropic.com>\n\n* two\n\nReviewed-by: Bo";
		expect(parseDeclarations(message)).toHaveLength(1);
	});

	it.each([
		"Co-authored-by: Jane Doe <jane@example.com>",
		"Co-authored-by: Claude Monet <claude@example.fr>",
		"Co-authored-by: Jane",
		"Assisted-by: Jane Doe <jane@example.com>",
		"Assisted-by: none",
		"Generated-by: n/a",
		"Generated-by:",
		"Entire-Attribution: 0% agent (0/200 lines)",
		"Entire-Attribution: lots",
		"Claude-Session:",
		"Generated with protoc",
		"This was not Generated with Claude Code",
		"  Co-authored-by: Claude <noreply@anthropic.com>",
		"> Co-authored-by: Claude <noreply@anthropic.com>",
		"Signed-off-by: Jane <jane@example.com>",
		"__proto__: x",
		"constructor: x",
	])("reads nothing in %s", (line) => {
		expect(parseDeclarations(`Fix it\n\n${line}\n`)).toEqual([]);
	});

	it("takes control characters out of what it reports", () => {
		const [found] = parseDeclarations("x\n\nGenerated-by: Evil (\u001b[2Jgpt\u202e-9)");
		expect(found?.model).toBe("[2Jgpt -9");
	});

	it("never throws and never says human", () => {
		const word = fc.constantFrom(
			"Co-authored-by: ",
			"Generated-by: ",
			"Assisted-by: ",
			"<",
			">",
			"(",
			":",
			"@",
			"\n",
		);
		const text = fc.array(fc.oneof(word, fc.string({ unit: "binary" })), { maxLength: 30 });
		fc.assert(
			fc.property(text, (parts) => {
				for (const { origin } of parseDeclarations(parts.join(""))) expect(["ai", "mixed"]).toContain(origin);
			}),
		);
	});

	it("bounds its work on huge messages", () => {
		const line = `Generated-by: ${"(".repeat(100_000)}`;
		expect(parseDeclarations(`${line}\n`.repeat(50)).length).toBeLessThan(50);
	});
});

import { describe, expect, it } from "vitest";
import { findAssistant, findAutomation, getToolId } from "./find-assistant.ts";
import { KNOWN_ASSISTANTS } from "./known-assistants.ts";

describe("findAssistant", () => {
	it.each([
		["Claude", "noreply@anthropic.com", "claude-code"],
		["Claude Opus 4.5", "NoReply@Anthropic.com", "claude-code"],
		["claude[bot]", "209825114+claude[bot]@users.noreply.github.com", "claude-code"],
		["Claude Sonnet 4.5", "me@example.com", "claude-code"],
		["Codex", "noreply@openai.com", "codex"],
		["GPT 5.5", "codex@openai.com", "codex"],
		[
			"chatgpt-codex-connector[bot]",
			"199175422+chatgpt-codex-connector[bot]@users.noreply.github.com",
			"codex",
		],
		["Cursor Agent", "cursoragent@cursor.com", "cursor"],
		["cursor[bot]", "206951365+cursor[bot]@users.noreply.github.com", "cursor"],
		["Copilot", "198982749+Copilot@users.noreply.github.com", "github-copilot"],
		["Copilot", "copilot@github.com", "github-copilot"],
		["GitHub Copilot", "someone@example.com", "github-copilot"],
		["copilot-swe-agent[bot]", "x@y.z", "github-copilot"],
		["Devin AI", "158243242+devin-ai-integration[bot]@users.noreply.github.com", "devin"],
		["aider (gpt-4o)", "noreply@aider.chat", "aider"],
		["aider (gpt-4o)", "aider@aider.chat", "aider"],
		["Gemini CLI", "gemini-cli@google.com", "gemini"],
		["gemini-code-assist[bot]", "176961590+gemini-code-assist[bot]@users.noreply.github.com", "gemini"],
		["google-labs-jules[bot]", "161369871+google-labs-jules[bot]@users.noreply.github.com", "jules"],
		["Windsurf", "noreply@windsurf.com", "windsurf"],
		["windsurf-bot[bot]", "189301087+windsurf-bot[bot]@users.noreply.github.com", "windsurf"],
		["Amp", "amp@ampcode.com", "amp"],
		["roomote", "roomote@roocode.com", "roo-code"],
		["opencode", "noreply@opencode.ai", "opencode"],
		["openhands", "openhands@all-hands.dev", "openhands"],
		["amazon-q-developer[bot]", "208079219+amazon-q-developer[bot]@users.noreply.github.com", "amazon-q"],
	])("knows %s <%s>", (name, email, id) => {
		expect(findAssistant({ name, email })?.id).toBe(id);
		expect(findAutomation({ name, email })).toBeNull();
	});

	it.each([
		["Claude Monet", "claude@example.fr"],
		["Claude", "claude@example.fr"],
		["Devin Smith", "devin@example.com"],
		["Cody Miller 3rd", "cody@example.com"],
		["Jules", "81847+jules@users.noreply.github.com"],
		["claude", "81847+claude@users.noreply.github.com"],
		["Jane", "jane@anthropic.com"],
		["Jane", "noreply@anthropic.com.example.com"],
		["GitHub", "noreply@github.com"],
		["", ""],
	])("takes %s <%s> for no assistant", (name, email) => {
		expect(findAssistant({ name, email })).toBeNull();
		expect(findAutomation({ name, email })).toBeNull();
	});

	it.each([
		["dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", "dependabot"],
		["renovate[bot]", "29139614+renovate[bot]@users.noreply.github.com", "renovate"],
		["github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com", "github-actions"],
		["Renovate Bot", "bot@renovateapp.com", "renovate"],
		["some-new-app[bot]", "x@example.com", "some-new-app"],
	])("knows the automation %s <%s>", (name, email, id) => {
		expect(findAutomation({ name, email })).toBe(id);
	});

	it("has lower-case, distinct words in its table", () => {
		for (const field of ["names", "soleNames", "emails", "logins"] as const) {
			const words = KNOWN_ASSISTANTS.flatMap((assistant) => assistant[field] ?? []);
			expect(words).toEqual([...new Set(words)].map((word) => word.toLowerCase()));
		}
	});

	it.each([
		["claude", "claude-code"],
		["Cursor", "cursor"],
		["My Tool!", "my-tool"],
		["unknown", null],
		["", null],
		["\u001b[31m", "31m"],
	])("turns the tool name %j into %j", (name, id) => {
		expect(getToolId(name)).toBe(id);
	});
});

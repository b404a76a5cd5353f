import { describe } from "vitest";
import type { Origin } from "../../model/index.ts";
import { A, runCases, UNSIGNED } from "../cases.fixture.ts";
import type { FileSpec } from "../input.fixture.ts";

describe("tools and models", () => {
	const only = (key: string, rest: string) => `${UNSIGNED}${key}: {${rest}}`;
	const by = (
		tool: string | null,
		model: string | null = null,
		origin: Origin = "ai",
	): readonly FileSpec[] => [{ path: A, lines: [[1, 2, origin]], tool, model }];
	runCases([
		["an allowed tool", { policy: only("tools", "allow: [claude-*]"), files: by("claude-code") }, "pass", []],
		[
			"case does not matter",
			{ policy: only("tools", "allow: [Claude-*]"), files: by("claude-code") },
			"pass",
			[],
		],
		[
			"a tool that is not allowed",
			{ policy: only("tools", "allow: [claude-*]"), files: by("cursor") },
			"block",
			["tool-not-allowed:block"],
		],
		[
			"a denied tool",
			{ policy: only("tools", "deny: [cursor]"), files: by("cursor", null, "mixed") },
			"block",
			["tool-not-allowed:block"],
		],
		[
			"deny beats allow",
			{ policy: only("tools", "allow: [cursor], deny: [cursor]"), files: by("cursor") },
			"block",
			["tool-not-allowed:block"],
		],
		[
			"a nameless tool where some are allowed",
			{ policy: only("tools", "allow: [cursor]"), files: by(null) },
			"block",
			["tool-not-allowed:block"],
		],
		[
			"a nameless tool where some are denied",
			{ policy: only("tools", "deny: [cursor]"), files: by(null) },
			"warn",
			["tool-not-allowed:warn"],
		],
		[
			"people need no permission",
			{ policy: only("tools", "allow: []"), files: by("cursor", null, "human") },
			"pass",
			[],
		],
		[
			"a model behind a vendor's name",
			{ policy: only("models", "allow: ['*opus*']"), files: by("x", "anthropic/claude-opus") },
			"pass",
			[],
		],
		[
			"a model that is not allowed, as a warning",
			{ policy: only("models", "allow: [gpt-*], action: warn"), files: by("x", "claude") },
			"warn",
			["model-not-allowed:warn"],
		],
		[
			"an action of allow is silent",
			{ policy: only("models", "allow: [], deny: [x], action: allow"), files: by("x", null) },
			"pass",
			[],
		],
	]);
});

import { describe, expect, it } from "vitest";
import type { Commit } from "../model/index.ts";
import { findDeclaredClaim } from "./declare-commit.ts";

const jane = { name: "Jane Doe", email: "jane@example.com" };
const claude = { name: "Claude", email: "noreply@anthropic.com" };
const copilot = { name: "Copilot", email: "198982749+Copilot@users.noreply.github.com" };
const dependabot = { name: "dependabot[bot]", email: "49699333+dependabot[bot]@users.noreply.github.com" };

function commit(change: Partial<Commit>): Commit {
	const id = "a".repeat(40);
	const authoredAt = "2026-01-01T00:00:00Z";
	return { id, tree: id, parents: [], author: jane, committer: jane, authoredAt, message: "Fix", ...change };
}

describe("findDeclaredClaim", () => {
	it("says nothing about an ordinary commit", () => {
		expect(findDeclaredClaim(commit({}))).toBeNull();
		expect(
			findDeclaredClaim(commit({ message: "Fix\n\nSigned-off-by: Jane Doe <jane@example.com>" })),
		).toBeNull();
	});

	it("is mixed, with the author as person, for a co-author", () => {
		const message = "Fix\n\nCo-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>";
		expect(findDeclaredClaim(commit({ message }))).toEqual({
			origin: "mixed",
			grade: "declared",
			source: "trailer",
			tool: "claude-code",
			model: "Claude Opus 4.5",
			session: null,
			person: "Jane Doe",
		});
	});

	it("is ai where one line says generated and another co-authored, with the model of the other", () => {
		const message =
			"Fix\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)\n\nCo-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>";
		expect(findDeclaredClaim(commit({ message }))).toMatchObject({
			origin: "ai",
			source: "trailer",
			tool: "claude-code",
			model: "Claude Opus 4.5",
			person: null,
		});
	});

	it("is ai where the bot itself is author or committer", () => {
		const expected = { origin: "ai", grade: "declared", source: "identity", person: null };
		expect(findDeclaredClaim(commit({ author: copilot }))).toMatchObject({
			...expected,
			tool: "github-copilot",
		});
		expect(findDeclaredClaim(commit({ committer: claude }))).toMatchObject({
			...expected,
			tool: "claude-code",
		});
		const message = "Fix\n\nCo-authored-by: Jane Doe <jane@example.com>";
		expect(findDeclaredClaim(commit({ author: copilot, message }))).toMatchObject(expected);
	});

	it("joins the model of a trailer to the bot that wrote it, but not another tool's", () => {
		const message = "Fix\n\nCo-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>";
		expect(findDeclaredClaim(commit({ author: claude, message }))).toMatchObject({
			origin: "ai",
			source: "identity",
			model: "Claude Opus 4.5",
		});
		expect(findDeclaredClaim(commit({ author: copilot, message }))).toMatchObject({
			origin: "ai",
			tool: "github-copilot",
			model: null,
		});
	});

	it("reads aider's mark: ai behind the author, mixed behind the committer only", () => {
		const marked = { name: "Jane Doe (aider)", email: "jane@example.com" };
		expect(findDeclaredClaim(commit({ author: marked, committer: marked }))).toMatchObject({
			origin: "ai",
			tool: "aider",
			source: "identity",
		});
		expect(findDeclaredClaim(commit({ committer: marked }))).toMatchObject({
			origin: "mixed",
			tool: "aider",
			person: "Jane Doe",
		});
	});

	it("names a bot that is no assistant, as unknown, and lets a trailer say more", () => {
		expect(findDeclaredClaim(commit({ author: dependabot }))).toMatchObject({
			origin: "unknown",
			grade: "declared",
			source: "identity",
			tool: "dependabot",
		});
		const message = "Bump\n\nCo-authored-by: Claude <noreply@anthropic.com>";
		expect(findDeclaredClaim(commit({ author: dependabot, message }))).toMatchObject({
			origin: "mixed",
			tool: "claude-code",
			person: null,
		});
	});

	it("joins Entire's checkpoint and attribution", () => {
		const message = "Fix\n\nEntire-Checkpoint: a3b2c4d5e6f7\nEntire-Attribution: 73% agent (146/200 lines)";
		expect(findDeclaredClaim(commit({ message }))).toMatchObject({
			origin: "mixed",
			tool: null,
			session: "a3b2c4d5e6f7",
		});
	});
});

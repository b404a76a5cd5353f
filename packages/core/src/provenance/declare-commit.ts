import type { Commit, Identity } from "../model/index.ts";
import type { Claim } from "./claim.ts";
import { findAssistant, findAutomation } from "./find-assistant.ts";
import { cleanLabel } from "./label.ts";
import { type Declaration, parseDeclarations } from "./trailers.ts";

const AIDER_MARK = /\s*\(aider\)\s*$/i;

/**
 * aider puts `(aider)` behind the author's name on edits of its own, and behind the committer's name also where it only
 * commits what a person had left in the work tree (aider docs, git integration): author is `ai`, committer `mixed`.
 */
function readAiderMark(commit: Commit): Declaration | null {
	const named = { tool: "aider", model: null, session: null };
	if (AIDER_MARK.test(commit.author.name.slice(-100))) return { origin: "ai", ...named };
	if (AIDER_MARK.test(commit.committer.name.slice(-100))) return { origin: "mixed", ...named };
	return null;
}

function readIdentities(commit: Commit): Declaration | null {
	const assistant = findAssistant(commit.author) ?? findAssistant(commit.committer);
	if (assistant) return { origin: "ai", tool: assistant.id, model: null, session: null };
	return readAiderMark(commit);
}

function readPerson(author: Identity): string | null {
	if (findAssistant(author) || findAutomation(author)) return null;
	return cleanLabel(author.name.slice(0, 1_000).replace(AIDER_MARK, ""));
}

/** One claim out of all that a commit declares: `ai` says more than `mixed` and is not contradicted by it. */
function mergeDeclarations(commit: Commit, source: Claim["source"], all: readonly Declaration[]): Claim {
	const origin = all.some((one) => one.origin === "ai") ? "ai" : "mixed";
	const lead = all.find((one) => one.origin === origin && one.tool !== null) ?? all.find((one) => one.tool);
	const tool = lead?.tool ?? null;
	const related = all.filter((one) => one.tool === tool || one.tool === null);
	return {
		origin,
		grade: "declared",
		source,
		tool,
		model: related.find((one) => one.model !== null)?.model ?? null,
		session: related.find((one) => one.session !== null)?.session ?? null,
		person: origin === "mixed" ? readPerson(commit.author) : null,
	};
}

/** A bot that is no assistant is not a person, and may run anything, assistants too: `unknown`, with its name. */
function readAutomation(commit: Commit): Claim | null {
	const tool = findAutomation(commit.author) ?? findAutomation(commit.committer);
	if (tool === null) return null;
	const nothing = { model: null, session: null, person: null };
	return { origin: "unknown", grade: "declared", source: "identity", tool, ...nothing };
}

/** What trailers and identities of a commit say about all its lines; null when they say nothing, never `human`. */
export function findDeclaredClaim(commit: Commit): Claim | null {
	const trailers = parseDeclarations(commit.message);
	const identity = readIdentities(commit);
	const trailersSayAi = trailers.some((one) => one.origin === "ai");
	if (identity && (trailers.length === 0 || (identity.origin === "ai" && !trailersSayAi))) {
		return mergeDeclarations(commit, "identity", [identity, ...trailers]);
	}
	if (trailers.length === 0) return readAutomation(commit);
	return mergeDeclarations(commit, "trailer", identity ? [...trailers, identity] : trailers);
}

import { lineFingerprint, sha256Hex } from "../../kit/index.ts";
import type { AgentEdit, AgentEvent, Replacement } from "./agent-event.ts";
import { type FileText, toFileText } from "./worktree-text.ts";

/** What a file held before and after an edit, as far as it could be told. */
export interface EditContent {
	readonly before: { readonly text: string; readonly digest: string } | null;
	readonly after: { readonly text: string; readonly digest: string } | null;
	/** Set when a person changed the proposal: only lines of the proposal are the assistant's. */
	readonly proposed: ReadonlySet<string> | null;
}

/** What is known besides the event. */
export interface EditGround {
	/** The file now; null when it is gone. */
	readonly disk: FileText | null;
	/** The file before the call; null when there was none, undefined when nobody looked. */
	readonly snapshot: FileText | null | undefined;
}

function normalizeText(text: string): string {
	return text.replaceAll("\r\n", "\n");
}

/** Where `part` stands: at the line given, or where it is the only one of its kind; -1 otherwise. */
function findPlace(text: string, part: string, line: number | null): number {
	if (part === "") return -1;
	if (line !== null) {
		let at = 0;
		for (let i = 1; i < line && at !== -1; i += 1) at = text.indexOf("\n", at) + 1 || -1;
		if (at !== -1 && text.startsWith(part, at)) return at;
	}
	const first = text.indexOf(part);
	return first === -1 || text.indexOf(part, first + 1) !== -1 ? -1 : first;
}

/** Null when a replacement has no certain place. */
function applyReplacements(text: string, replacements: readonly Replacement[]): string | null {
	let result = text;
	for (const { oldText, newText, all, line } of replacements) {
		const from = normalizeText(oldText);
		const to = normalizeText(newText);
		const at = findPlace(result, from, line);
		if (at !== -1) result = result.slice(0, at) + to + result.slice(at + from.length);
		else if (all && from !== "" && result.includes(from)) result = result.replaceAll(from, () => to);
		else return null;
	}
	return result;
}

function revertReplacements(text: string, replacements: readonly Replacement[]): string | null {
	const reverted = replacements.map(({ oldText, newText, line }) => {
		return { oldText: newText, newText: oldText, line, all: false };
	});
	return applyReplacements(text, reverted.reverse());
}

function findWanted(edit: AgentEdit, before: string | null): string | null {
	if (edit.content !== null) return normalizeText(edit.content);
	if (before === null || edit.replacements.length === 0) return null;
	return applyReplacements(before, edit.replacements);
}

/** The digest that `text` has when it is written with the line ends of `sample`. */
function digestLike(text: string, sample: FileText | null): string {
	if (sample?.text === text) return sample.digest;
	return sha256Hex(sample?.hasReturns ? text.replaceAll("\n", "\r\n") : text);
}

function findProposed(event: AgentEvent, edit: AgentEdit): ReadonlySet<string> | null {
	if (event.proposalChanged !== true) return null;
	const texts = [edit.content ?? "", ...edit.replacements.map(({ newText }) => newText)];
	return new Set(texts.flatMap((text) => text.split("\n")).map(lineFingerprint));
}

/**
 * The file before and after an edit: as the event says it, else by a snapshot, else by taking the edit back.
 * @returns why it cannot be told, when it cannot.
 */
export function findEditContent(
	event: AgentEvent,
	edit: AgentEdit,
	ground: EditGround,
): EditContent | string {
	const { disk } = ground;
	const said = typeof edit.original === "string" ? toFileText(Buffer.from(edit.original)) : edit.original;
	const before = said === undefined ? ground.snapshot : said;
	const trusted = event.failed ? { ...edit, content: null, replacements: [] } : edit;
	const proposed = findProposed(event, edit);
	// What stands there again is somebody else's, or the tool failed.
	if (edit.kind === "delete" && disk !== null) return "content-after-unknown";
	if (before !== undefined) {
		const wanted = proposed ? null : findWanted(trusted, before?.text ?? null);
		const text = edit.kind === "delete" ? null : (wanted ?? disk?.text ?? null);
		return { before, after: text === null ? null : { text, digest: digestLike(text, disk) }, proposed };
	}
	if (disk === null) return edit.kind === "delete" ? "content-before-unknown" : "content-after-unknown";
	if (trusted.content !== null || trusted.replacements.length === 0) return "content-before-unknown";
	// Nothing is left of it that would show where it stood.
	if (trusted.replacements.every(({ newText }) => newText === "")) return "content-before-unknown";
	const reverted = revertReplacements(disk.text, trusted.replacements);
	if (reverted === null) return "place-of-edit-unknown";
	return { before: { text: reverted, digest: digestLike(reverted, disk) }, after: disk, proposed };
}

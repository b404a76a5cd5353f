import type { AgentEdit, Replacement } from "./agent-event.ts";

const BEGIN = "*** Begin Patch";
const FILE = /^\*\*\* (Add|Update|Delete) File: (.+)$/;
const MAX_LINES = 400_000;

interface Section {
	readonly verb: string;
	readonly path: string;
	readonly lines: string[];
}

function splitSections(text: string): readonly Section[] {
	const sections: Section[] = [];
	const start = text.indexOf(BEGIN);
	for (const line of text.slice(start).split(/\r?\n/, MAX_LINES)) {
		if (line.startsWith("*** End Patch")) break;
		const [, verb, path] = FILE.exec(line) ?? [];
		if (verb !== undefined && path !== undefined) sections.push({ verb, path: path.trim(), lines: [] });
		else sections.at(-1)?.lines.push(line);
	}
	return sections;
}

function toReplacement(hunk: readonly string[]): Replacement {
	const side = (mark: string) =>
		hunk
			.filter((line) => line === "" || line[0] === mark || line[0] === " ")
			.map((line) => line.slice(1))
			.join("\n");
	return { oldText: side("-"), newText: side("+"), all: false, line: null };
}

function toEdits({ verb, path, lines }: Section): readonly AgentEdit[] {
	const base = { path, replacements: [], content: null, original: undefined };
	if (verb === "Delete") return [{ ...base, kind: "delete" }];
	if (verb === "Add") {
		const added = lines.filter((line) => line.startsWith("+")).map((line) => `${line.slice(1)}\n`);
		return [{ ...base, kind: "write", content: added.join(""), original: null }];
	}
	const hunks: string[][] = [];
	let moved: string | null = null;
	for (const line of lines) {
		if (line.startsWith("*** Move to: ")) moved = line.slice("*** Move to: ".length).trim();
		else if (line.startsWith("@@")) hunks.push([]);
		else if (/^[-+ ]|^$/.test(line)) {
			if (hunks.length === 0) hunks.push([]);
			hunks.at(-1)?.push(line);
		}
	}
	const replacements = hunks.filter((hunk) => hunk.length > 0).map(toReplacement);
	const update: AgentEdit = { ...base, kind: "patch", replacements };
	// What moved is recognized by its content; only what the hunks add is new at the other path.
	return moved === null ? [update] : [{ ...update, path: moved }];
}

/** The edits of an `apply_patch` envelope inside a text (Codex, Copilot, Cursor); null where there is none. */
export function parseApplyPatch(text: string): readonly AgentEdit[] | null {
	return text.includes(BEGIN) ? splitSections(text).flatMap(toEdits) : null;
}

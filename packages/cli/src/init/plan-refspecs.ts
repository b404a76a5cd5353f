import type { Plan } from "./edit.ts";
import type { Ground } from "./ground.ts";

interface Remote {
	/** As it stands between the quotes of the section header, escapes included. */
	readonly name: string;
	readonly values: readonly (readonly [key: string, value: string])[];
}

const SECTION = /^\s*\[\s*remote\s+"((?:[^"\\]|\\.)*)"\s*\]/i;
const OTHER_SECTION = /^\s*\[/;
const ENTRY = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*=\s*(.*)$/;

/** Remotes of a configuration file: https://git-scm.com/docs/git-config#_syntax. Included files are not looked into. */
function parseRemotes(text: string): readonly Remote[] {
	const remotes = new Map<string, [string, string][]>();
	let current: [string, string][] | null = null;
	for (const line of text.split("\n")) {
		const name = SECTION.exec(line)?.[1];
		if (name !== undefined) {
			current = remotes.get(name) ?? [];
			remotes.set(name, current);
		} else if (OTHER_SECTION.test(line)) current = null;
		const [, key, value] = ENTRY.exec(line) ?? [];
		if (key !== undefined && value !== undefined) current?.push([key.toLowerCase(), value.trim()]);
	}
	return [...remotes].map(([name, values]) => ({ name, values }));
}

/**
 * Fetched beside, not over, our own: what this clone has not pushed yet must survive `git fetch --prune`. Pushing is left
 * to an explicit command, because a bare `git push` would fail whenever a colleague pushed evidence first.
 */
function renderBlock({ name }: Remote): string {
	return `[remote "${name}"]\n\tfetch = +refs/countersign/*:refs/countersign-remotes/${name}/*\n`;
}

function isSetUp({ values }: Remote): boolean {
	return values.some(([, value]) => /^\+?refs\/countersign\/\*:/.test(value));
}

/** A name that is no part of a ref cannot become one; git itself makes no such remotes. */
function isPlain({ name, values }: Remote): boolean {
	return /^[\w.-]+(?:\/[\w.-]+)*$/.test(name) && values.some(([key]) => key === "url");
}

/** Refspecs, so that evidence comes along with `git fetch`. */
export async function planRefspecs(ground: Ground): Promise<Plan> {
	const before = await ground.read("git", "config");
	const text = before?.toString("utf8") ?? "";
	const missing = parseRemotes(text).filter((remote) => isPlain(remote) && !isSetUp(remote));
	if (before === null || missing.length === 0) return { edits: [], hints: [] };
	const lead = text === "" || text.endsWith("\n") ? "" : "\n";
	const edit = {
		anchor: "git" as const,
		path: "config",
		purpose: "colleagues' evidence in refs/countersign/ comes along with git fetch",
		before,
		insertions: [{ offset: before.length, text: lead + missing.map(renderBlock).join("") }],
		mode: 0o666,
	};
	return { edits: [edit], hints: [] };
}

/**
 * A week of ordinary work in a clone of a real repository, judged line by line in every file that it touched.
 *
 *     node packages/cli/test/fidelity/real-week.ts --repo FOLDER
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Actor } from "./actor.ts";
import { Office } from "./office.ts";
import { addScore, createScore, getFigures, type Score } from "./score.ts";

const SOURCE = /\.(?:[cm]?[jt]sx?|py|go|java|rb|rs|php|cs|kt|swift|c|h|cc|cpp|scala|sh)$/;
const FILES = 6;
const MIN_LINES = 60;
const MAX_LINES = 800;

/** Files of the repository that the week works on, spread over it. */
export interface Desk {
	readonly office: Office;
	readonly files: readonly string[];
	/** Lines that are still to be written, each once. */
	readonly pool: string[];
	/** The commit before the week. */
	readonly start: string;
	/** The commits before the week. */
	readonly known: ReadonlySet<string>;
}

function isOrdinary(text: string | null): boolean {
	if (text === null || text.includes("\r") || text.includes("\0") || text.includes("\uFFFD")) return false;
	const count = text.split("\n").length;
	return text.endsWith("\n") && count >= MIN_LINES && count <= MAX_LINES;
}

/** @throws Error when the repository has too few files that people write. */
export function openDesk(repository: string): Desk {
	const office = new Office();
	office.git("clone", "-q", "--", resolve(repository), "project");
	office.enter("project");
	office.git("checkout", "-q", "-B", "main");
	office.git("remote", "remove", "origin");
	const paths = office
		.git("ls-files")
		.split("\n")
		.filter((path) => SOURCE.test(path));
	const ordinary = paths.filter((path) => isOrdinary(office.find(path)));
	if (ordinary.length < FILES)
		throw new Error(`Only ${ordinary.length} files of ${repository} can be worked on.`);
	const files = Array.from(
		{ length: FILES },
		(_, at) => ordinary[Math.floor(((at + 0.5) * ordinary.length) / FILES)],
	);
	const pool = ordinary.flatMap((path) =>
		(office.find(path) ?? "").split("\n").map((line) => line.trimEnd()),
	);
	return {
		office,
		files: files.map((path) => path ?? ""),
		pool,
		start: office.git("rev-parse", "HEAD"),
		known: new Set(office.git("rev-list", "HEAD").split("\n")),
	};
}

const linesOf = (desk: Desk, file: number): readonly string[] =>
	(desk.office.find(desk.files[file] ?? "") ?? "").split("\n").slice(0, -1);

/** A line about as far into the file as said, which no other line begins like. */
function pickAnchor(desk: Desk, file: number, share: number): string {
	const lines = linesOf(desk, file).map((line) => line.trimStart());
	const first = Math.floor(lines.length * share);
	const isAlone = (line: string): boolean =>
		line.length > 8 && lines.filter((other) => other.startsWith(line)).length === 1;
	const found = [...lines.slice(first), ...lines.slice(0, first)].find(isAlone);
	if (found === undefined) throw new Error(`${desk.files[file]} has no line of its own.`);
	return found;
}

const KEYWORD =
	/^(?:return|import|export|default|function|public|private|static|extends|super|continue|raise|except|finally|async|await|interface|package|struct|switch|readonly|string|number|boolean|undefined)$/;

/**
 * What is written: code like that of the project, with other names, so that short lines (`}`, `return None`) are there
 * already and the others are new.
 */
function borrow({ pool }: Desk, count: number): readonly string[] {
	return pool
		.splice(0, count)
		.map((line) =>
			line.replace(/[A-Za-z]{5,}/g, (word) => (KEYWORD.test(word) ? word : [...word].reverse().join(""))),
		);
}

/** What a person types in a moment. */
function typeLine(desk: Desk): string {
	for (;;) {
		const [line] = borrow(desk, 1);
		if (line === undefined) throw new Error("There is nothing left to write.");
		if (/\w{4}.*\w{4}/.test(line) && line.length < 80) return line;
	}
}

interface Change {
	readonly file: number;
	/** Where, as a share of the file. */
	readonly share: number;
	readonly remove?: number;
	/** How many lines are written. */
	readonly write: number;
}

function change(desk: Desk, actor: Actor, { file, share, remove = 0, write }: Change): void {
	const anchor = pickAnchor(desk, file, share);
	const lines = actor === "person" ? [typeLine(desk)] : borrow(desk, write);
	const at = remove > 0 ? { at: anchor } : { after: anchor };
	desk.office.edit(actor, desk.files[file] ?? "", { ...at, remove, lines });
}

/** A new file, edits of old ones, an edit inside of an edit. */
function monday(desk: Desk): void {
	desk.office.create("claude-code", "notes/added.ts", borrow(desk, 40));
	change(desk, "person", { file: 0, share: 0.5, write: 1 });
	desk.office.commit("Add what was missing");
	change(desk, "codex", { file: 1, share: 0.3, remove: 4, write: 12 });
	change(desk, "person", { file: 1, share: 0.32, remove: 1, write: 1 });
	change(desk, "hand", { file: 2, share: 0.8, write: 5 });
	desk.office.commit("Rework the second");
}

/** A branch while main goes on in the same place, and a rebase that stops there. */
function tuesday(desk: Desk): void {
	const { office } = desk;
	const place = { file: 3, share: 0.4, remove: 3 };
	office.git("checkout", "-q", "-b", "topic");
	change(desk, "cursor", { file: 4, share: 0.25, write: 20 });
	office.commit("Topic, first part");
	const anchor = pickAnchor(desk, 3, place.share);
	change(desk, "windsurf", { ...place, write: 5 });
	office.commit("Topic, second part");
	office.git("checkout", "-q", "main");
	if (pickAnchor(desk, 3, place.share) !== anchor) throw new Error("Both do not change the same place.");
	change(desk, "gemini-cli", { ...place, write: 4 });
	office.commit("Meanwhile");
	office.git("checkout", "-q", "topic");
	if (office.tryGit("rebase", "-q", "main")) throw new Error("The rebase did not stop.");
	const lines = linesOf(desk, 3);
	const [from, to] = ["<<<<<<<", ">>>>>>>"].map((mark) => lines.findIndex((line) => line.startsWith(mark)));
	const remove = (to ?? 0) - (from ?? 0) + 1;
	office.edit("copilot", desk.files[3] ?? "", { at: "<<<<<<<", remove, lines: borrow(desk, 7) });
	office.git("add", "--all");
	office.git("rebase", "--continue");
}

/** A fixup, and a squash by the forge; the branch and its objects are gone afterwards. */
function wednesday(desk: Desk): void {
	const { office } = desk;
	change(desk, "cline", { file: 4, share: 0.3, remove: 2, write: 3 });
	office.git("commit", "-q", "-a", "--fixup=HEAD~1");
	office.git("rebase", "-q", "-i", "--autosquash", "main");
	change(desk, "hand", { file: 4, share: 0.6, write: 4 });
	office.commit("Topic, by hand");
	office.git("checkout", "-q", "main");
	change(desk, "person", { file: 5, share: 0.5, write: 1 });
	office.commit("Meanwhile, again");
	office.squash("topic", "Topic (#12)");
}

/** The squash is taken back, and the taking back as well; a formatter runs; a stash; a command that writes. */
function thursday(desk: Desk): void {
	const { office, files } = desk;
	office.git("revert", "--no-edit", "HEAD");
	change(desk, "opencode", { file: 0, share: 0.9, write: 8 });
	office.commit("In between");
	office.git("revert", "--no-edit", "HEAD~1");
	for (const path of [files[1], files[4], "notes/added.ts"]) {
		office.format(path ?? "", (line) => line.replace(/^[ \t]+(?=\S)/, (indent) => indent + indent));
	}
	office.commit("Format");
	change(desk, "hand", { file: 5, share: 0.1, write: 3 });
	office.git("stash", "push", "-q");
	office.appendByShell("claude-code", files[2] ?? "", borrow(desk, 4));
	office.commit("By a command");
	office.git("stash", "pop", "-q");
	office.commit("From the stash");
}

/** A hot fix picked to a release, a file renamed and changed, a merge of two branches. */
function friday(desk: Desk): void {
	const { office, files } = desk;
	office.git("branch", "-q", "release", "HEAD~1");
	change(desk, "continue", { file: 0, share: 0.2, remove: 2, write: 3 });
	office.commit("Hot fix");
	office.git("checkout", "-q", "release");
	office.git("cherry-pick", "main");
	office.git("checkout", "-q", "main");
	office.git("mv", files[1] ?? "", "notes/renamed.txt");
	office.commit("Rename");
	office.git("checkout", "-q", "-b", "side", "HEAD~2");
	change(desk, "agent-v1", { file: 3, share: 0.9, write: 9 });
	office.commit("On the side");
	office.git("checkout", "-q", "main");
	office.git("merge", "-q", "--no-edit", "side");
}

export const REAL_WEEK: readonly (readonly [day: string, work: (desk: Desk) => void])[] = [
	["Monday", monday],
	["Tuesday", tuesday],
	["Wednesday", wednesday],
	["Thursday", thursday],
	["Friday", friday],
];

/** Every line of every file that the week touched so far. */
export function judgeDesk({ office, start, known }: Desk): Score {
	const changed = office.git("diff", "--name-only", "--diff-filter=d", start, "HEAD").split("\n");
	return office.judge(
		changed.filter((path) => path !== ""),
		known,
	);
}

/**
 * What was missed, but for blank lines and brackets: they follow the lines beside them, and where these were there before,
 * nothing tells whose they are.
 */
export function listTellingMisses({ missed }: Score): readonly string[] {
	return missed.filter((lapse) => /^\S+ .*\w.* of \S+ is unknown/.test(lapse));
}

function main(): void {
	const { values } = parseArgs({ options: { repo: { type: "string", multiple: true } } });
	const total = createScore();
	for (const repository of values.repo ?? []) {
		const desk = openDesk(repository);
		try {
			for (const [day, work] of REAL_WEEK) {
				work(desk);
				const score = judgeDesk(desk);
				addScore(total, score);
				const lapses = [...score.wrong, ...score.missed];
				process.stdout.write(`${repository} ${day}: ${JSON.stringify(getFigures(score))}\n`);
				for (const lapse of lapses) process.stdout.write(`  ${lapse}\n`);
			}
		} finally {
			desk.office.remove();
		}
	}
	process.stdout.write(`${JSON.stringify(getFigures(total))}\n`);
}

if (import.meta.main) main();

import { createRefStore, openRepository, putRecords } from "@countersign/core";
import { lineFingerprint } from "@countersign/core/kit";
import type { EvidenceRun, ProvenanceRecord } from "@countersign/core/model";
import { fastImport, git, renderData } from "./git.ts";
import { createRandom, type Random } from "./random.ts";
import { buildRecord, FIRST_DAY } from "./synthetic-record.ts";

/** A history in which an assistant writes most of what is added, and is recorded for it. */
export interface HistoryRequest {
	readonly folder: string;
	readonly commits: number;
	readonly files: number;
	/** Lines of each file in the first commit, and so about as many in the last. */
	readonly linesOfFile: number;
	/** Edits, and so records, of each commit. */
	readonly edits: number;
}

interface Edit {
	readonly path: string;
	readonly run: EvidenceRun;
}

const EDITED_LINES = 6;
const MINUTE = 60_000;

function renderLine(random: Random, indent: string): string {
	const [a, b] = [random.below(2 ** 30).toString(36), random.below(2 ** 30).toString(36)];
	return `${indent}const value_${a} = compute_${b}(input, ${random.below(1000)});`;
}

function renderLines(random: Random, count: number): string[] {
	return Array.from({ length: count }, () => renderLine(random, "\t"));
}

/** Rewrites some lines in place. */
function editFile(random: Random, path: string, lines: string[]): Edit {
	const at = random.below(lines.length - EDITED_LINES);
	const fresh = renderLines(random, EDITED_LINES);
	lines.splice(at, EDITED_LINES, ...fresh);
	const print = (index: number) => {
		const line = lines[index];
		return line === undefined ? null : lineFingerprint(line);
	};
	const run = {
		start: at + 1,
		lines: fresh.map(lineFingerprint),
		before: print(at - 1),
		after: print(at + EDITED_LINES),
	};
	return { path, run };
}

function renderCommit(index: number, changed: ReadonlyMap<string, readonly string[]>): string {
	const time = `${Math.floor(FIRST_DAY / 1000) + index * 60} +0000`;
	const files = [...changed].map(([path, lines]) => {
		return `M 100644 inline ${path}\n${renderData(`${lines.join("\n")}\n`)}`;
	});
	const message = renderData(`Change ${index}\n`);
	return `commit refs/heads/main\ncommitter Ada <ada@example.com> ${time}\n${message}${files.join("")}`;
}

function* renderHistory(request: HistoryRequest, records: ProvenanceRecord[]): Generator<string> {
	const random = createRandom(request.commits);
	const files = new Map<string, string[]>();
	for (let index = 0; index < request.files; index += 1) {
		files.set(`src/file-${index}.ts`, renderLines(random, request.linesOfFile));
	}
	yield renderCommit(0, files);
	const paths = [...files.keys()];
	for (let index = 1; index <= request.commits; index += 1) {
		const changed = new Map<string, string[]>();
		for (let edit = 0; edit < request.edits; edit += 1) {
			const path = paths[random.below(paths.length)] ?? "";
			const lines = files.get(path) ?? [];
			const { run } = editFile(random, path, lines);
			changed.set(path, lines);
			records.push({ ...buildRecord(random, FIRST_DAY + index * MINUTE), path, runs: [run] });
		}
		yield renderCommit(index, changed);
	}
}

/** A repository with that history in `main`, checked out, and the records in their ref. */
export async function createHistory(request: HistoryRequest): Promise<void> {
	const { folder } = request;
	git(folder, "init", "--quiet", "--initial-branch=main", ".");
	const records: ProvenanceRecord[] = [];
	await fastImport(folder, renderHistory(request, records));
	git(folder, "reset", "--quiet", "--hard");
	await putRecords(createRefStore(await openRepository(folder)), records);
}

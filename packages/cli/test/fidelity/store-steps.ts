import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROVENANCE_REF, renderRecord } from "@countersign/core";
import { lineFingerprint } from "@countersign/core/kit";
import type { ProvenanceRecord } from "@countersign/core/model";
import type { Actor } from "./actor.ts";
import type { Step } from "./scenario.ts";
import { A } from "./templates.ts";
import type { World } from "./world.ts";

/** Records move from the inbox into the ref, as any command that reads them does it. */
export const drain: Step = (w) => w.judge([A]);

/** From here on the lines of these writers can be known to nobody. */
export function forget(actor: Actor | "all"): Step {
	return (w) => w.oracle.expect(actor, { actor: "hand" });
}

export function inboxOf(w: World): string {
	const folder = join(w.origin.root, ".git/countersign/inbox");
	mkdirSync(folder, { recursive: true });
	return folder;
}

/** Puts a file into the inbox, as any program might. */
export function drop(name: string, bytes: string | Uint8Array): Step {
	return (w) => writeFileSync(join(inboxOf(w), name), bytes);
}

export function listInbox(w: World): readonly string[] {
	return existsSync(inboxOf(w)) ? readdirSync(inboxOf(w)).filter((name) => name.endsWith(".json")) : [];
}

export function changeInbox(change: (text: string, name: string) => string | null): Step {
	return (w) => {
		for (const name of listInbox(w)) {
			const file = join(inboxOf(w), name);
			const text = change(readFileSync(file, "utf8"), name);
			if (text !== null) writeFileSync(file, text);
		}
	};
}

export interface Forgery extends Partial<Omit<ProvenanceRecord, "runs">> {
	/** Lines of the file as it stands, which the record claims; all when absent. */
	readonly from?: number;
	readonly count?: number;
}

/** A record that nobody captured, well-formed and under its right name. */
export function forge({ from = 0, count = 1_000_000, ...fields }: Forgery): Step {
	return (w) => {
		const prints = w.read(A).map(lineFingerprint);
		const lines = prints.slice(from, from + count);
		const run = {
			start: from + 1,
			lines,
			before: prints[from - 1] ?? null,
			after: prints[from + lines.length] ?? null,
		};
		const { id, text } = renderRecord({
			schema: "countersign/provenance-1",
			kind: "human",
			at: new Date(w.tick()).toISOString(),
			tool: { name: "editor", version: null },
			model: null,
			session: null,
			call: null,
			person: { name: "Eve", email: "eve@example.com" },
			permissionMode: null,
			proposalChanged: null,
			command: null,
			prompt: null,
			path: A,
			contentBefore: null,
			contentAfter: null,
			refinement: 0,
			...fields,
			runs: [run],
		});
		return drop(`${id}.json`, text)(w);
	};
}

type Entry = readonly [path: string, text: string];

/** Makes a new state of the ref of what was in it, as somebody who can write refs might. */
export function changeRef(change: (entries: readonly Entry[]) => readonly Entry[]): Step {
	return async (w) => {
		await w.judge([A]);
		const old = w
			.listFiles(PROVENANCE_REF)
			.map(([path, blob]): Entry => [path, w.git("cat-file", "blob", blob)]);
		const index = join(w.folder, "forged-index");
		for (const [path, text] of change(old)) {
			const blob = w.repository.gitInput(text, "hash-object", "-w", "--stdin");
			w.repository.gitIndex(index, "update-index", "--add", "--cacheinfo", `100644,${blob},${path}`);
		}
		w.repository.gitIndex(
			index,
			"update-index",
			"--add",
			"--cacheinfo",
			`100644,${w.repository.gitInput("", "hash-object", "-w", "--stdin")},none`,
		);
		const tree = w.repository.gitIndex(index, "write-tree");
		const parent = w.git("rev-parse", PROVENANCE_REF);
		w.git("update-ref", PROVENANCE_REF, w.git("commit-tree", tree, "-p", parent, "-m", "Forged"));
	};
}

/** What attribution says must not depend on how often it is asked. */
export const assertStable: Step = async (w) => {
	const paths = w.listFiles().map(([path]) => path);
	const first = JSON.stringify(await w.judge(paths));
	const ref = w.git("rev-parse", PROVENANCE_REF);
	const second = JSON.stringify(await w.judge(paths));
	if (first !== second) throw new Error("A second look says something else.");
	if (ref !== w.git("rev-parse", PROVENANCE_REF)) throw new Error("A second look moved the ref.");
};

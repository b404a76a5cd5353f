import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { sha256Hex } from "@countersign/core/kit";
import { writeFileAtomically } from "../output/write-file-atomically.ts";
import { chooseWay } from "./choose-way.ts";
import { applyEdit, type Edit, type Plan } from "./edit.ts";
import type { Ground } from "./ground.ts";
import { findRecord, type InitRecord, type RecordedFile, writeRecord } from "./record.ts";

type Place = InitRecord["folders"][number];

function isSamePlace(a: Place, b: Place): boolean {
	return a.anchor === b.anchor && a.path === b.path;
}

/** Folders above a file that do not exist yet, deepest first. */
function listMissingFolders(ground: Ground, { anchor, path }: Edit): readonly Place[] {
	const missing: Place[] = [];
	for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
		if (!existsSync(ground.locate(anchor, folder))) missing.push({ anchor, path: folder });
	}
	return missing;
}

/** Where an earlier run put something in that is still there, undoing goes back to before that run. */
function findOrigin({ before }: Edit, earlier: RecordedFile | undefined) {
	const way = earlier && before !== null ? chooseWay(earlier, before) : null;
	if (way?.kind === "remove") return { before: null, blocks: earlier?.blocks ?? [] };
	return way?.kind === "write"
		? { before: way.bytes, blocks: earlier?.blocks ?? [] }
		: { before, blocks: [] };
}

function recordEdit(edit: Edit, earlier: RecordedFile | undefined): RecordedFile {
	const { anchor, path, agent = null } = edit;
	const origin = findOrigin(edit, earlier);
	const before = origin.before?.toString("base64") ?? null;
	const blocks = [...origin.blocks, ...edit.insertions.map(({ text }) => text)];
	return { anchor, path, agent, before, after: sha256Hex(applyEdit(edit)), blocks };
}

function extendRecord(ground: Ground, edits: readonly Edit[], earlier: InitRecord | null): InitRecord {
	const files = edits.map((edit) =>
		recordEdit(
			edit,
			earlier?.files.find((file) => isSamePlace(file, edit)),
		),
	);
	const kept = (earlier?.files ?? []).filter((file) => !edits.some((edit) => isSamePlace(file, edit)));
	const folders = [...edits.flatMap((edit) => listMissingFolders(ground, edit)), ...(earlier?.folders ?? [])];
	const unique = folders.filter(
		(one, index) => folders.findIndex((other) => isSamePlace(one, other)) === index,
	);
	return { version: 2, files: [...kept, ...files], folders: unique };
}

/**
 * Makes the edits, each atomically. The record is written first, so that a run that is cut short can be undone too.
 * @throws CliError CLI_OUTPUT_FAILED
 */
export async function applyPlan(ground: Ground, { edits }: Plan): Promise<void> {
	const record = extendRecord(ground, edits, await findRecord(ground));
	await mkdir(ground.locate("git", "countersign"), { recursive: true });
	await writeRecord(ground, record);
	for (const edit of edits) {
		const file = ground.locate(edit.anchor, edit.path);
		await mkdir(dirname(file), { recursive: true });
		await writeFileAtomically(file, applyEdit(edit), edit.mode);
	}
}

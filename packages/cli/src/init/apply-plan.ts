import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { sha256Hex } from "@countersign/core/kit";
import { writeFileAtomically } from "../output/write-file-atomically.ts";
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

/** Where an earlier run edited the same file and nobody has since, undoing goes back to before that run. */
function recordEdit(edit: Edit, earlier: RecordedFile | undefined): RecordedFile {
	const { anchor, path, before, block } = edit;
	const after = sha256Hex(applyEdit(edit));
	const isContinued = earlier !== undefined && before !== null && sha256Hex(before) === earlier.after;
	if (isContinued) return { ...earlier, after, block: earlier.block + block };
	return { anchor, path, before: before?.toString("base64") ?? null, after, block };
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
	return { version: 1, files: [...kept, ...files], folders: unique };
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

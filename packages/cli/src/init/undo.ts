import { rm, rmdir } from "node:fs/promises";
import { CliError } from "../errors.ts";
import { writeFileAtomically } from "../output/write-file-atomically.ts";
import { chooseWay, type Way } from "./choose-way.ts";
import type { Ground } from "./ground.ts";
import { findRecord, RECORD_PATH, type RecordedFile } from "./record.ts";

async function takeWay(path: string, way: Way): Promise<void> {
	if (way.kind === "remove") await rm(path);
	if (way.kind === "write") await writeFileAtomically(path, way.bytes);
}

/**
 * Puts everything back as it was before `init`, or, where somebody has changed one of the files since, nothing.
 * @returns the files that were put back, as people name them
 * @throws CliError CLI_NOTHING_TO_UNDO, CLI_UNDO_REFUSED, CLI_RECORD_MALFORMED, CLI_OUTPUT_FAILED
 */
export async function undoInit(ground: Ground): Promise<readonly string[]> {
	const record = await findRecord(ground);
	if (!record) throw new CliError("CLI_NOTHING_TO_UNDO", { message: `There is no .git/${RECORD_PATH}.` });
	const ways: { readonly file: RecordedFile; readonly way: Way }[] = [];
	for (const file of record.files) {
		ways.push({ file, way: chooseWay(file, await ground.read(file.anchor, file.path)) });
	}
	const show = ({ file }: (typeof ways)[number]): string => ground.show(file.anchor, file.path);
	const refused = ways.filter(({ way }) => way.kind === "refused").map(show);
	if (refused.length > 0) {
		const message = `Changed since \`init\` wrote it, so nothing was undone: ${refused.join(", ")}.`;
		throw new CliError("CLI_UNDO_REFUSED", { message });
	}
	for (const { file, way } of ways) await takeWay(ground.locate(file.anchor, file.path), way);
	// Folders that hold other files by now stay.
	for (const { anchor, path } of record.folders) await rmdir(ground.locate(anchor, path)).catch(() => {});
	await rm(ground.locate("git", RECORD_PATH));
	await rmdir(ground.locate("git", "countersign")).catch(() => {});
	return ways.filter(({ way }) => way.kind === "remove" || way.kind === "write").map(show);
}

import { rm, rmdir } from "node:fs/promises";
import { sha256Hex } from "@countersign/core/kit";
import { CliError } from "../errors.ts";
import { writeFileAtomically } from "../output/write-file-atomically.ts";
import type { Ground } from "./ground.ts";
import { findRecord, RECORD_PATH, type RecordedFile } from "./record.ts";

/** How one file goes back; `refused` when somebody has changed it since. */
type Way =
	| { readonly kind: "refused" | "nothing" | "remove" }
	| { readonly kind: "write"; readonly bytes: Buffer };

/** git rewrites its configuration all the time; there our lines are cut out, and everything else stays. */
function cutBlock(now: Buffer, block: string): Way {
	const at = now.indexOf(block);
	if (at < 0 || now.indexOf(block, at + 1) >= 0) return { kind: "refused" };
	const rest = now.subarray(at + Buffer.byteLength(block));
	return { kind: "write", bytes: Buffer.concat([now.subarray(0, at), rest]) };
}

function chooseWay(file: RecordedFile, now: Buffer | null): Way {
	const before = file.before === null ? null : Buffer.from(file.before, "base64");
	// Gone, or never written because `init` was cut short. What somebody deleted is theirs to delete.
	if (now === null || (before !== null && now.equals(before))) return { kind: "nothing" };
	if (sha256Hex(now) === file.after)
		return before === null ? { kind: "remove" } : { kind: "write", bytes: before };
	const isConfig = file.anchor === "git" && file.path === "config";
	return isConfig ? cutBlock(now, file.block) : { kind: "refused" };
}

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

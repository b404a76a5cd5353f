import { closeSync, openSync, readSync, statSync } from "node:fs";
import { isAbsolute } from "node:path";
import { parseModelName } from "../label.ts";

const TAIL_BYTES = 65_536;
const MODEL = /"model":"([A-Za-z0-9][A-Za-z0-9 ._:/@-]{0,100})"/g;

/** The model named last in a transcript, for assistants whose events name none; nothing else of it is read. */
export function findTranscriptModel(transcript: string | null): string | null {
	if (transcript === null || !isAbsolute(transcript) || !transcript.endsWith(".jsonl")) return null;
	let file: number | null = null;
	try {
		const entry = statSync(transcript);
		// Opening a pipe would wait for its writer.
		if (!entry.isFile()) return null;
		file = openSync(transcript, "r");
		const bytes = Buffer.alloc(Math.min(TAIL_BYTES, entry.size));
		readSync(file, bytes, 0, bytes.length, entry.size - bytes.length);
		const names = [...bytes.toString("utf8").matchAll(MODEL)].map((match) => match[1] ?? "");
		return parseModelName(names.at(-1) ?? "");
	} catch {
		return null;
	} finally {
		if (file !== null) closeSync(file);
	}
}

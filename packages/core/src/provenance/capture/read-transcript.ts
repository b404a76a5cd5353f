import { closeSync, openSync, readSync, statSync } from "node:fs";
import { isAbsolute } from "node:path";
import { parseModelName } from "../label.ts";

/** What a transcript says of the assistant that writes it. */
export interface TranscriptFacts {
	readonly model: string | null;
	readonly version: string | null;
}

const PART_BYTES = 65_536;
const MODEL = /"model":"([A-Za-z0-9][A-Za-z0-9 ._:/@-]{0,100})"/g;
/** In every row of Claude Code, and in the first of Codex. */
const VERSION = /"(?:cli_)?version":"(\d[A-Za-z0-9.+-]{0,40})"/g;
const NOTHING: TranscriptFacts = { model: null, version: null };

function findLast(pattern: RegExp, text: string): string | null {
	return [...text.matchAll(pattern)].at(-1)?.[1] ?? null;
}

function readPart(file: number, from: number, size: number): string {
	const bytes = Buffer.alloc(Math.min(PART_BYTES, size));
	const count = readSync(file, bytes, 0, bytes.length, from);
	return bytes.toString("utf8", 0, count);
}

/** The model and version named last in a transcript, for assistants whose events name none; nothing else of it is read. */
export function readTranscript(transcript: string | null): TranscriptFacts {
	if (transcript === null || !isAbsolute(transcript) || !transcript.endsWith(".jsonl")) return NOTHING;
	let file: number | null = null;
	try {
		const entry = statSync(transcript);
		// Opening a pipe would wait for its writer.
		if (!entry.isFile()) return NOTHING;
		const { size } = entry;
		file = openSync(transcript, "r");
		const tail = readPart(file, Math.max(0, size - PART_BYTES), size);
		const version = findLast(VERSION, tail) ?? findLast(VERSION, readPart(file, 0, size));
		return { model: parseModelName(findLast(MODEL, tail) ?? ""), version };
	} catch {
		return NOTHING;
	} finally {
		if (file !== null) closeSync(file);
	}
}

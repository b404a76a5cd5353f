import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import type { ProvenanceRecord } from "../../model/index.ts";
import {
	type CaptureStore,
	getStoreFolder,
	sweepStoreFolder,
	toStoreError,
	writeStoreFile,
} from "./capture-store.ts";

/** Reports of one edit by two hooks come within seconds; the inbox may have been drained between them. */
const TWIN_MILLISECONDS = 600_000;
const LIMITS = { maxAge: 24 * 3_600_000, keep: 10_000 };
/** Of a random byte: looking at all markers after each record would cost more than the record. */
const SWEEP_BELOW = 4;

function getMarker(store: CaptureStore, parts: readonly (string | null)[]): string {
	return join(getStoreFolder(store, "seen"), sha256Hex(JSON.stringify(parts)));
}

const RECORDED = /^[0-9a-f]{64}$/;
/** A marker of a record that is being written: by which process, and its digest. */
const PENDING = /^pending ([1-9][0-9]{0,9}) ([0-9a-f]{64})\n$/;
/** Longer than a marker takes to be written once its file is there. */
const MARKER_MILLISECONDS = 20;

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}

function readMarker(marker: string): string {
	const text = readFileSync(marker, "utf8");
	if (RECORDED.test(text) || PENDING.test(text)) return text;
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MARKER_MILLISECONDS);
	return readFileSync(marker, "utf8");
}

/**
 * Whether the edit behind a marker was recorded lately, waits in the inbox still, or is being written. What a hook left
 * that was killed before it wrote the record speaks for nothing, or the edit would be lost.
 */
function isLive(store: CaptureStore, marker: string): boolean {
	const waits = (digest: string) => existsSync(join(store.folder, "inbox", `${digest}.json`));
	try {
		const { mtimeMs } = statSync(marker);
		const text = readMarker(marker);
		const [, pid, digest = ""] = PENDING.exec(text) ?? [];
		if (pid !== undefined) return isRunning(Number(pid)) || waits(digest);
		return RECORDED.test(text) && (store.now.getTime() - mtimeMs <= TWIN_MILLISECONDS || waits(text));
	} catch {
		return false;
	}
}

/** False when another hook was first: of two at the same time, one alone creates the file. */
function claim(store: CaptureStore, marker: string, digest: string): boolean {
	const pending = `pending ${process.pid} ${digest}\n`;
	try {
		writeFileSync(marker, pending, { flag: "wx", mode: 0o600 });
		return true;
	} catch (cause) {
		if (isLive(store, marker)) return false;
		if (!existsSync(marker)) throw toStoreError("A marker", cause);
		writeStoreFile(store, marker, pending);
		return true;
	}
}

/**
 * Puts a record into the inbox, named by its digest.
 * @returns the digest; null when the same edit is there already, reported by another hook of the same call, or with
 * the same content before and after.
 * @throws CaptureError CAPTURE_STORE_FAILED
 */
export function putRecord(store: CaptureStore, record: ProvenanceRecord): string | null {
	const { kind, path, session, call, contentBefore, contentAfter, gap } = record;
	const content = toCanonicalJson(record);
	const digest = sha256Hex(content);
	const byAfter = getMarker(store, [kind, path, contentAfter]);
	const byContent = getMarker(store, [kind, path, contentAfter, "before", contentBefore]);
	const byCall = call === null ? null : getMarker(store, [kind, path, contentAfter, "call", session, call]);
	if (byCall !== null && isLive(store, byCall)) return null;
	if (gap !== undefined && isLive(store, byAfter)) return null;
	const own = gap === undefined ? byContent : byAfter;
	if (!claim(store, own, digest)) return null;
	try {
		writeStoreFile(store, join(getStoreFolder(store, "inbox"), `${digest}.json`), content);
	} catch (error) {
		// A second hook of the same edit may have more luck.
		rmSync(own, { force: true });
		throw error;
	}
	for (const marker of new Set([own, byAfter, byCall]))
		if (marker !== null) writeStoreFile(store, marker, digest);
	if ((store.random(1)[0] ?? 0) < SWEEP_BELOW) sweepStoreFolder(store, "seen", LIMITS);
	return digest;
}

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

/** Whether the edit behind a marker was recorded lately, or waits in the inbox still. */
function isLive(store: CaptureStore, marker: string): boolean {
	try {
		if (store.now.getTime() - statSync(marker).mtimeMs <= TWIN_MILLISECONDS) return true;
		return existsSync(join(store.folder, "inbox", `${readFileSync(marker, "utf8")}.json`));
	} catch {
		return false;
	}
}

/** False when another hook was first: of two at the same time, one alone creates the file. */
function claim(store: CaptureStore, marker: string, digest: string): boolean {
	try {
		writeFileSync(marker, digest, { flag: "wx", mode: 0o600 });
		return true;
	} catch (cause) {
		if (isLive(store, marker)) return false;
		if (!existsSync(marker)) throw toStoreError("A marker", cause);
		writeStoreFile(store, marker, digest);
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
	for (const marker of [byAfter, byCall]) if (marker !== null) writeStoreFile(store, marker, digest);
	if ((store.random(1)[0] ?? 0) < SWEEP_BELOW) sweepStoreFolder(store, "seen", LIMITS);
	return digest;
}

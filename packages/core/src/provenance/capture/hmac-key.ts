import { createHmac } from "node:crypto";
import { linkSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type CaptureStore, getStoreFolder, writeStoreFile } from "./capture-store.ts";

const KEY_BYTES = 32;

function findKey(file: string): Uint8Array | null {
	try {
		const key = readFileSync(file);
		return key.length === KEY_BYTES ? key : null;
	} catch {
		return null;
	}
}

/** Made once per clone and never sent anywhere. Linked into place, so that of two hooks at once both use one key. */
function getKey(store: CaptureStore): Uint8Array {
	const file = join(store.folder, "hmac.key");
	const known = findKey(file);
	if (known) return known;
	const name = `key-${Buffer.from(store.random(8)).toString("hex")}`;
	const fresh = join(getStoreFolder(store, "tmp"), name);
	writeStoreFile(store, fresh, store.random(KEY_BYTES));
	try {
		linkSync(fresh, file);
	} catch {
		if (!findKey(file)) writeStoreFile(store, file, readFileSync(fresh));
	}
	rmSync(fresh, { force: true });
	return findKey(file) ?? new Uint8Array();
}

/**
 * Equal texts have equal values, and without the key of this clone nothing can be learned from them.
 * @throws CaptureError CAPTURE_STORE_FAILED
 */
export function computeTextHmac(store: CaptureStore, text: string): string {
	return createHmac("sha256", getKey(store)).update(text).digest("hex");
}

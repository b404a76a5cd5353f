import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

function findCacheRoot(): string {
	const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
	// A relative path is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
	if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
	if (process.platform === "darwin") return join(homedir(), "Library/Caches");
	if (process.platform === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
	return join(homedir(), ".cache");
}

/** Where analysis results are kept by content. */
export function getCacheFile(): string {
	return join(findCacheRoot(), "countersign", "analysis-v1.sqlite");
}

/** The cache file, null where nothing can be written: everything works without, only slower. */
export function findCacheFile(): string | null {
	const file = getCacheFile();
	const folder = join(file, "..");
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		accessSync(folder, constants.W_OK);
		return file;
	} catch {
		return null;
	}
}

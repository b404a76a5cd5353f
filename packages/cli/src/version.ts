import { readFileSync } from "node:fs";

/** Put in by the bundler; absent when the sources run as they are. */
declare const COUNTERSIGN_VERSION: string | undefined;

function readVersion(): string {
	const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
	const { version } = JSON.parse(text) as { version: string };
	return version;
}

/** Whether this is the bundle, whose parts lie beside it, and not the sources. */
export const IS_BUNDLED = typeof COUNTERSIGN_VERSION === "string";

export const VERSION: string = typeof COUNTERSIGN_VERSION === "string" ? COUNTERSIGN_VERSION : readVersion();

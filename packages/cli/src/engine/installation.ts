import { fileURLToPath } from "node:url";
import { IS_BUNDLED } from "../version.ts";

function locate(bundled: string, source: string): string {
	return fileURLToPath(new URL(IS_BUNDLED ? bundled : source, import.meta.url));
}

/** Where the parts of the program lie: beside the bundle, or in the sources. */
export const INSTALLATION = {
	/** Compiled rules and their pages; null when the sources run as they are. */
	compiledRules: IS_BUNDLED
		? { label: locate("./rules-label.json", ""), rules: locate("./rules.json", "") }
		: null,
	/** Digest of the bundle; null when the sources run as they are. */
	buildId: IS_BUNDLED ? locate("./build-id", "") : null,
	ruleFolder: IS_BUNDLED ? null : locate("", "../../../../rules"),
	grammarFolder: IS_BUNDLED ? locate("./grammars", "") : null,
	worker: IS_BUNDLED
		? new URL("./worker.js", import.meta.url)
		: new URL("../../../analyzer/src/worker.ts", import.meta.url),
	/** Pages of error codes: one bundle, or a folder. */
	errorPages: locate("./errors.json", "../../../../docs/errors"),
} as const;

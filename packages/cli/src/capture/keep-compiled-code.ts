import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import { getCacheFile } from "../engine/cache-file.ts";

/**
 * Lets Node keep what it compiles in the user's own cache, which every later event of an assistant is faster by. Node's
 * default would be a folder of the machine that all its users can write.
 */
export function keepCompiledCode(): void {
	// Missing before Node 22.1; where the folder cannot be written, nothing is kept and nothing fails.
	if ("enableCompileCache" in nodeModule)
		nodeModule.enableCompileCache(join(dirname(getCacheFile()), "compiled"));
}

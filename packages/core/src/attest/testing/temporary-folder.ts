import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new empty folder that disappears at the end of the `using` block or with `[Symbol.dispose]()`. */
export function createTemporaryFolder(): Disposable & { readonly path: string } {
	const path = mkdtempSync(join(tmpdir(), "countersign attest "));
	return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

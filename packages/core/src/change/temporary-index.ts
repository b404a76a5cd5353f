import { rmSync } from "node:fs";
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChangeError } from "./errors.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs `remove` when the process exits or is interrupted; without other listeners the signal then takes its course. */
function removeOnExit(remove: () => void): () => void {
	const onSignal = (signal: NodeJS.Signals): void => {
		remove();
		disarm();
		if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
	};
	const disarm = (): void => {
		process.off("exit", remove);
		for (const signal of SIGNALS) process.off(signal, onSignal);
	};
	process.once("exit", remove);
	for (const signal of SIGNALS) process.once(signal, onSignal);
	return disarm;
}

function describe(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}

function isAbsent(cause: unknown): boolean {
	return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}

function makeFolder(): Promise<string> {
	return mkdtemp(join(tmpdir(), "countersign-index-")).catch((cause: unknown) => {
		throw new ChangeError("CHANGE_INDEX_UNREADABLE", {
			message: `No temporary folder could be made in ${tmpdir()}: ${describe(cause)}.`,
			cause,
		});
	});
}

async function copyIndex(indexFile: string, copy: string): Promise<void> {
	await copyFile(indexFile, copy).catch((cause: unknown) => {
		// No index yet means that nothing was ever staged; git reads the absent copy as empty.
		if (isAbsent(cause)) return;
		throw new ChangeError("CHANGE_INDEX_UNREADABLE", {
			message: `The index ${indexFile} could not be copied: ${describe(cause)}.`,
			cause,
		});
	});
}

/**
 * Gives `use` a private copy of the index, and removes it afterwards, also when we are interrupted. git may refresh and
 * lock the copy; the user's index stays untouched.
 * @throws ChangeError CHANGE_INDEX_UNREADABLE
 */
export async function withTemporaryIndex<T>(
	indexFile: string,
	use: (copy: string) => Promise<T>,
): Promise<T> {
	const folder = await makeFolder();
	const remove = (): void => rmSync(folder, { recursive: true, force: true });
	const disarm = removeOnExit(remove);
	try {
		const copy = join(folder, "index");
		await copyIndex(indexFile, copy);
		return await use(copy);
	} finally {
		remove();
		disarm();
	}
}

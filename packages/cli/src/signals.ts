import { removeUnfinishedFiles } from "./output/write-file-atomically.ts";

/** 128 plus the number of the signal, as shells count. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Ends at once, leaving nothing half-written; children are ended by the exit handlers of the rooms that started them. */
export function handleSignals(): void {
	process.on("exit", removeUnfinishedFiles);
	for (const [signal, exitCode] of Object.entries(SIGNALS)) {
		process.once(signal, () => process.exit(exitCode));
	}
}

/** Node announces that its SQLite is experimental; that is ours to know, not the user's. */
export function hideExperimentalWarnings(): void {
	process.removeAllListeners("warning");
	process.on("warning", (warning) => {
		if (warning.name !== "ExperimentalWarning") process.stderr.write(`${warning.name}: ${warning.message}\n`);
	});
}

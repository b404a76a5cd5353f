#!/usr/bin/env node
import { keepCompiledCode } from "./capture/keep-compiled-code.ts";
import { VERSION } from "./version.ts";

const [only, ...rest] = process.argv.slice(2);
const [option, agent, ...others] = rest;
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (rest.length === 0 && (only === "--version" || only === "-V")) {
	// Asked by scripts and package managers, again and again: answered before anything else is loaded.
	process.stdout.write(`${VERSION}\n`);
} else if (major < 20 || (major === 20 && minor < 12)) {
	// Before the rest is loaded, which an older Node could not even read.
	const fix = "Install Node.js 24, or start bin/countersign of a clone, which brings its own.";
	process.stderr.write(
		`error CLI_NODE_TOO_OLD: This is Node.js ${process.versions.node}; Countersign needs 20.12.\n  fix: ${fix}\n`,
	);
	// An assistant takes 2 for a veto of what it is about to do.
	process.exitCode = only === "capture" ? 0 : 2;
} else if (only === "capture" && option === "--agent" && agent !== undefined && others.length === 0) {
	// Runs inside an assistant's hook, before and after every edit: without the command line's parser.
	const { capture } = await import("./commands/capture.ts");
	process.exitCode = await capture(agent, null);
} else if (only === "provenance" && (option === "query" || option === "log")) {
	keepCompiledCode();
	const { listRecords } = await import("./records.ts");
	await listRecords(process.argv.slice(2));
} else {
	keepCompiledCode();
	const { main } = await import("./main.ts");
	await main(process.argv.slice(2));
}

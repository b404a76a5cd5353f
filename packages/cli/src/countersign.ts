#!/usr/bin/env node
import { VERSION } from "./version.ts";

const [only, ...rest] = process.argv.slice(2);

// Asked by scripts and package managers, again and again: answered before anything else is loaded.
if (rest.length === 0 && (only === "--version" || only === "-V")) {
	process.stdout.write(`${VERSION}\n`);
} else {
	const { main } = await import("./main.ts");
	await main(process.argv.slice(2));
}

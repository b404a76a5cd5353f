import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import { Scenario } from "./schema.ts";

const FOLDER = join(import.meta.dirname, "../../../../fixtures/scenarios");

function readGroup(file: string): readonly Scenario[] {
	const parsed = z.array(Scenario).safeParse(parse(readFileSync(join(FOLDER, file), "utf8")));
	if (parsed.success) return parsed.data;
	throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
}

/** All scenarios, by the file they stand in. */
export function loadScenarios(): ReadonlyMap<string, readonly Scenario[]> {
	const files = readdirSync(FOLDER).filter((file) => file.endsWith(".yaml"));
	return new Map(files.sort().map((file) => [file.replace(/\.yaml$/, ""), readGroup(file)]));
}

/** A file of vulnerable or harmless code that scenarios share. */
export function readCode(name: string): string {
	return readFileSync(join(FOLDER, "code", name), "utf8");
}

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse, stringify } from "yaml";
import * as z from "zod";

const Kinds = z.object({
	kinds: z.array(z.object({ kind: z.string(), includes: z.array(z.string()).default([]) })),
});
const Section = z.record(z.string(), z.array(z.unknown())).default({});
const Library = z.object({ sources: Section, sinks: Section, sanitizers: Section, propagators: Section });

type Expand = (kind: string) => readonly unknown[];

function listYaml(folder: string): readonly string[] {
	return readdirSync(folder)
		.filter((path) => path.endsWith(".yaml"))
		.sort()
		.map((path) => join(folder, path));
}

function readYaml(path: string): unknown {
	return parse(readFileSync(path, "utf8"));
}

/** What each kind stands for in one language. */
function loadExpansions(models: string, language: string): Expand {
	const includes = new Map(
		Kinds.parse(readYaml(join(models, "kinds.yaml"))).kinds.map((one) => [one.kind, one.includes]),
	);
	const libraries = listYaml(join(models, language)).map((path) => Library.parse(readYaml(path)));
	const sections = libraries.flatMap((library) => Object.values(library));
	return (kind) => {
		const kinds = new Set([kind]);
		for (const one of kinds) for (const included of includes.get(one) ?? []) kinds.add(included);
		return sections.flatMap((section) => [...kinds].flatMap((one) => section[one] ?? []));
	};
}

function isModel(value: unknown): value is { readonly model: string } {
	return typeof value === "object" && value !== null && "model" in value && typeof value.model === "string";
}

function toPlain(value: unknown, expand: Expand): unknown {
	if (Array.isArray(value)) {
		return value.flatMap((item) => (isModel(item) ? expand(item.model) : [toPlain(item, expand)]));
	}
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toPlain(part, expand)]));
}

/** Writes packs with the models of libraries spelled out, for programs that know nothing of them. */
export function writePlainRules(rules: string, packs: readonly string[], folder: string): void {
	for (const pack of packs) {
		const expand = loadExpansions(join(rules, "models"), pack);
		for (const path of listYaml(join(rules, pack))) {
			writeFileSync(join(folder, basename(path)), stringify(toPlain(readYaml(path), expand)));
		}
	}
}

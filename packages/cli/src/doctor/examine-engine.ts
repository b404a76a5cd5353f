import { accessSync, constants } from "node:fs";
import { stat } from "node:fs/promises";
import { createPatternParser } from "@countersign/analyzer";
import { findCacheFile, getCacheFile } from "../engine/cache-file.ts";
import { INSTALLATION } from "../engine/installation.ts";
import { loadPackagedRules } from "../engine/load-packaged-rules.ts";
import { examine, isWell, type Symptom } from "./symptom.ts";

async function examineGrammars(): Promise<Symptom> {
	const parse = await createPatternParser(INSTALLATION.grammarFolder);
	const errors = parse("javascript", "f(1);").errors + parse("python", "f(1)\n").errors;
	if (errors === 0) return isWell("grammars", "JavaScript, TypeScript, TSX, Python");
	const detail = "a grammar does not read its own language";
	return { name: "grammars", status: "fail", detail, fix: "Install Countersign again." };
}

async function examineRules(): Promise<Symptom> {
	const { rules, problems } = await loadPackagedRules();
	const detail = `${new Set(rules.map(({ id }) => id)).size} loaded`;
	const [first] = problems;
	if (!first) return isWell("rules", detail);
	return {
		name: "rules",
		status: "fail",
		detail: `${detail}, ${problems.length} not: ${first.file}:${first.line ?? 1}: ${first.message}`,
		fix: `Correct the rule; \`countersign explain ${first.code}\` says more.`,
	};
}

async function examineCache(): Promise<Symptom> {
	const file = findCacheFile();
	if (file === null) {
		const detail = `${getCacheFile()} cannot be written; every run analyzes anew`;
		return { name: "cache", status: "warn", detail, fix: "Make the folder writable, or set XDG_CACHE_HOME." };
	}
	const size = await stat(file).then(
		(stats) => stats.size,
		() => 0,
	);
	if (size > 0) accessSync(file, constants.W_OK);
	return isWell("cache", `${file}, ${(size / 1e6).toFixed(1)} MB; safe to delete`);
}

/** The parts of the installation. */
export async function examineEngine(): Promise<readonly Symptom[]> {
	return [
		await examine("grammars", examineGrammars),
		await examine("rules", examineRules),
		await examine("cache", examineCache),
	];
}

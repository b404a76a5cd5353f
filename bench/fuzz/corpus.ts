import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Real files of one language, and the words and signs that they are made of. */
export interface Corpus {
	readonly files: readonly string[];
	readonly words: readonly string[];
}

const MAX_FILES = 3_000;
const MAX_BYTES = 200_000;
const SKIPPED = /(?:^|[\\/])(?:\.git|node_modules)(?:[\\/]|$)/;

/** Takes every n-th of a long list, so that all folders are represented. */
function thin(paths: readonly string[]): readonly string[] {
	const step = Math.ceil(paths.length / MAX_FILES);
	return paths.filter((_path, at) => at % step === 0);
}

/** The corpus of texts. */
export function toCorpus(files: readonly string[]): Corpus {
	const words = new Set<string>();
	for (const file of files.slice(0, 200)) {
		for (const [word] of file.matchAll(/\w+|[^\w\s]{1,3}/g)) words.add(word);
		if (words.size > 20_000) break;
	}
	return { files, words: [...words] };
}

/**
 * Reads the files with one of the extensions in the folders, by path.
 * @throws Error when there are none.
 */
export function readCorpus(folders: readonly string[], extensions: readonly string[]): Corpus {
	const paths = folders.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: "utf8" })
			.filter((path) => !SKIPPED.test(path) && extensions.some((ending) => path.endsWith(`.${ending}`)))
			.sort()
			.map((path) => join(folder, path)),
	);
	const files = thin(paths)
		.filter((path) => statSync(path).isFile() && statSync(path).size < MAX_BYTES)
		.map((path) => readFileSync(path, "utf8"))
		.filter((text) => text.length > 0);
	if (files.length === 0) throw new Error(`No .${extensions.join(", .")} files in ${folders.join(", ")}.`);
	return toCorpus(files);
}

import { sha256Hex } from "@countersign/core/kit";
import type { SkippedFile } from "@countersign/core/model";
import type { ArtifactCache } from "../cache/artifact-cache.ts";
import { decodeSource } from "../parse/index.ts";
import type { Language } from "../tree/node.ts";
import type { FileArtifact } from "./artifact.ts";
import { parseArtifact } from "./artifact-json.ts";
import type { RuleEngine } from "./rule-engine.ts";
import type { WorkerAnswer, WorkerTask } from "./worker-pool.ts";

/** A file to inspect; read only when its content is not known under its digest. */
export interface InspectFile {
	readonly path: string;
	/** Identity of the content, such as git's object name. */
	readonly digest: string;
	readonly read: () => Promise<Uint8Array | null>;
}

export interface ArtifactScene {
	readonly engine: RuleEngine;
	readonly cache: ArtifactCache;
	/** Distinguishes results of other rules and versions. */
	readonly cacheScope: string;
	readonly run: (task: WorkerTask) => Promise<WorkerAnswer>;
}

export type ArtifactResult =
	| { readonly kind: "artifact"; readonly file: InspectFile; readonly artifact: FileArtifact }
	| { readonly kind: "skipped"; readonly skipped: SkippedFile };

/** Larger files are data or generated; they cost more than they tell. */
const MAX_BYTES = 2 * 1024 * 1024;

function skip(path: string, code: SkippedFile["code"], detail: string): ArtifactResult {
	return { kind: "skipped", skipped: { path, code, detail } };
}

function keyOf(scene: Pick<ArtifactScene, "cacheScope">, file: InspectFile, language: Language): string {
	return sha256Hex(`${scene.cacheScope}\0${language}\0${file.digest}`);
}

/** The content of a file, or why there is none. */
export async function readBytes({ path, read }: InspectFile): Promise<Uint8Array | SkippedFile> {
	try {
		return (await read()) ?? { path, code: "missing-blob", detail: "The content is not in this clone." };
	} catch (error) {
		return { path, code: "unreadable", detail: error instanceof Error ? error.message : String(error) };
	}
}

function toSkipCode(code: string): SkippedFile["code"] {
	switch (code) {
		case "too-large":
		case "too-deep":
		case "timeout":
		case "unparsable":
			return code;
		default:
			return "engine-error";
	}
}

/** A file whose content is at hand. */
export interface ReadFile {
	readonly file: InspectFile;
	readonly language: Language;
	readonly bytes: Uint8Array;
}

/** Analyzes a file and keeps the artifact. A file that cannot be analyzed is a result too. */
export async function analyzeFile(
	scene: ArtifactScene,
	{ file, language, bytes }: ReadFile,
): Promise<ArtifactResult> {
	if (bytes.length > MAX_BYTES)
		return skip(file.path, "too-large", `${bytes.length} bytes; the limit is ${MAX_BYTES}.`);
	const source = decodeSource(bytes);
	if (source === null) return skip(file.path, "not-text", "The content is neither UTF-8 nor UTF-16 text.");
	const answer = await scene.run({ language, source });
	if (answer.kind === "failed") return skip(file.path, toSkipCode(answer.code), answer.detail);
	scene.cache.put(keyOf(scene, file, language), answer.text);
	return { kind: "artifact", file, artifact: parseArtifact(scene.engine.masks, answer.text) };
}

/** The artifact of a file whose content was seen before; null when it was not. */
export function findArtifact(
	scene: Pick<ArtifactScene, "cache" | "cacheScope" | "engine">,
	file: InspectFile,
	language: Language,
): FileArtifact | null {
	const cached = scene.cache.find(keyOf(scene, file, language));
	return cached === null ? null : parseArtifact(scene.engine.masks, cached);
}

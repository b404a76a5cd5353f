import { countLines } from "../../kit/index.ts";
import type { ChangedFile, OriginRange, ProvenanceProblem, ProvenanceRecord } from "../../model/index.ts";
import { cutAddedLines } from "../added-runs.ts";
import { keepWithinFiles } from "../check-bounds.ts";
import { indexClaims } from "../claim-index.ts";
import { ProvenanceError } from "../errors.ts";
import { readIntroductions } from "../introductions.ts";
import { ProblemLog } from "../problem-log.ts";
import { type Evidence, resolveLines } from "../resolve-lines.ts";
import { buildImported } from "./build-imported.ts";
import { collectDocuments } from "./collect-documents.ts";
import { collectEntire } from "./collect-entire.ts";
import { collectNotes } from "./collect-notes.ts";
import { collectTraces } from "./collect-traces.ts";
import { collectTrailers } from "./collect-trailers.ts";
import { dropRecorded, type ImportedFile } from "./drop-recorded.ts";
import { type ExchangeFormat, isExchangeFormat } from "./exchange-format.ts";
import { guardTrees } from "./guard-trees.ts";
import type { ForeignEvidence, ImportScene, ImportSource } from "./import-scene.ts";
import { type Loss, LossLog } from "./loss.ts";
import { parseCycloneDx } from "./parse-cyclonedx.ts";
import { parseSpdx } from "./parse-spdx.ts";

/** Records made of another format's evidence, and what of it was not used. */
export interface ImportedEvidence {
	readonly records: readonly ProvenanceRecord[];
	readonly lost: readonly Loss[];
	readonly problems: readonly ProvenanceProblem[];
}

const COLLECTORS: Readonly<Record<ExchangeFormat, (scene: ImportScene) => Promise<ForeignEvidence>>> = {
	"git-ai": collectNotes,
	"agent-trace": collectTraces,
	entire: collectEntire,
	trailers: collectTrailers,
	cyclonedx: (scene) => collectDocuments(scene, parseCycloneDx),
	spdx: (scene) => collectDocuments(scene, parseSpdx),
};
const NEEDS_FILES: ReadonlySet<ExchangeFormat> = new Set(["cyclonedx", "spdx"]);
const TAKES_FILES: ReadonlySet<ExchangeFormat> = new Set(["agent-trace", "cyclonedx", "spdx"]);

function refuse(message: string): never {
	throw new ProvenanceError("PROVENANCE_IMPORT_UNSUPPORTED", { message });
}

/**
 * The name of a format that can be read, given how many files are named.
 * @throws ProvenanceError PROVENANCE_IMPORT_UNSUPPORTED
 */
export function parseImportFormat(name: string, files: number): ExchangeFormat {
	if (!isExchangeFormat(name)) return refuse(`There is no format ${JSON.stringify(name.slice(0, 80))}.`);
	if (files === 0 && NEEDS_FILES.has(name)) return refuse(`Name the ${name} documents to read.`);
	if (files > 0 && !TAKES_FILES.has(name)) return refuse(`${name} is read from git, and takes no files.`);
	return name;
}

/** Only a note, which stands outside the tree and has no defect, may say that a person wrote a line. */
function isUsable({ origin, grade }: OriginRange): boolean {
	return origin === "ai" || origin === "mixed" || (origin === "human" && grade === "captured");
}

async function resolveFile(
	file: ChangedFile,
	evidence: Evidence,
	{ source, introductions, problems }: ImportScene,
): Promise<readonly ImportedFile[]> {
	const runs = cutAddedLines(file, introductions.byFile.get(file.path) ?? []);
	const { ranges, conflicts } = resolveLines(file.path, runs, evidence);
	for (const description of conflicts.keys())
		problems.add("PROVENANCE_CONFLICT", file.path, `${description}.`);
	const usable = ranges.filter(isUsable);
	if (usable.length === 0) return [];
	const content = await source.trees.readPath(source.change.head.tree, file.path);
	return content === null ? [] : [{ path: file.path, content, ranges: usable }];
}

function countAll(files: readonly ImportedFile[]): number {
	return files.reduce((sum, { ranges }) => sum + countLines(ranges.map(({ range }) => range)), 0);
}

async function resolveFiles(evidence: ForeignEvidence, scene: ImportScene): Promise<readonly ImportedFile[]> {
	const { source, introductions, problems, losses } = scene;
	const relevant = evidence.placed.filter(
		({ commit, path }) => commit === null || introductions.has(commit, path),
	);
	const claims = await keepWithinFiles(relevant, source, problems);
	const index = { index: indexClaims(claims), declared: evidence.declared };
	const files: ImportedFile[] = [];
	for (const file of source.change.files) files.push(...(await resolveFile(file, index, scene)));
	const reason = "They are not, or no longer, lines that the commits of this range add.";
	const gone = countLines(evidence.placed) - countAll(files);
	if (evidence.declared.size === 0)
		losses.add({ kind: "unplaced", unit: "lines", count: Math.max(gone, 0), reason });
	return files;
}

/**
 * Turns what another format says about the lines of a change into records, which name content and outlive any rewrite.
 * Claims count for lines that the commits in question added and that still stand, and never for more than they are worth:
 * a trailer or an unsigned document declares, and none of them makes a line a person's. What is malformed, hostile or
 * about something else is a problem and skipped.
 */
export async function importEvidence(format: ExchangeFormat, given: ImportSource): Promise<ImportedEvidence> {
	const problems = new ProblemLog();
	const source = { ...given, trees: guardTrees(given.trees, problems) };
	const losses = new LossLog();
	const introductions = await readIntroductions(source.change, source.history);
	const scene = { source, introductions, problems, losses };
	const files = await resolveFiles(await COLLECTORS[format](scene), scene);
	const fresh = await dropRecorded(files, scene);
	const reason = "Records speak of these lines already.";
	losses.add({ kind: "recorded", unit: "lines", count: countAll(files) - countAll(fresh), reason });
	const records = buildImported(fresh, source.change.commits, format);
	return { records, lost: losses.list(), problems: problems.list() };
}

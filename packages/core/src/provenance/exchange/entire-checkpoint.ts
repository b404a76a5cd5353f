import * as z from "zod";
import type { ObjectId, TreeReader } from "../../model/index.ts";
import { decodeEvidence } from "../decode-evidence.ts";
import { isEvidencePath } from "../evidence-path.ts";
import { getToolId } from "../find-assistant.ts";
import { cleanLabel, parseModelName } from "../label.ts";
import { parsePlainJson } from "../parse-plain-json.ts";
import type { ProblemLog } from "../problem-log.ts";

const CODE = "PROVENANCE_DOCUMENT_MALFORMED";
const LIMITS = { maxBytes: 1_000_000, tooLarge: CODE, notText: CODE } as const;
const MAX_SESSIONS = 64;
const BRANCH = "entire/checkpoints/v1";
const LEGACY = /^[0-9a-f]{12}$/;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

const Text = z.string().max(4_000).nullish().catch(null);
const Paths = z.array(z.string().max(4_096)).max(100_000).nullish().catch(null);
const Summary = z.object({
	checkpoint_id: z.string(),
	files_touched: Paths,
	sessions: z.array(z.unknown()).catch([]),
});
const SessionFile = z.object({ session_id: Text, agent: Text, model: Text, files_touched: Paths });

/** One session of a checkpoint, as far as it says who worked on which files. */
export interface EntireSession {
	readonly tool: string | null;
	readonly model: string | null;
	readonly session: string | null;
	/** Null where it does not say. */
	readonly paths: ReadonlySet<string> | null;
}

/** Finds checkpoints of Entire (entireio/cli, docs/architecture) in both of its stores. */
export interface CheckpointSource {
	readonly trees: TreeReader;
	readonly findRefTree: (ref: string) => Promise<ObjectId | null>;
	readonly problems: ProblemLog;
}

/** Ids that commits name in `Entire-Checkpoint` trailers; what has neither form of an id is passed over. */
export function listCheckpointIds(message: string): readonly string[] {
	const ids = message
		.slice(0, 262_144)
		.split("\n")
		.filter((line) => /^entire-checkpoint:/i.test(line))
		.map((line) => line.slice(line.indexOf(":") + 1, 200).trim())
		.filter((id) => LEGACY.test(id) || ULID.test(id));
	return [...new Set(ids)].slice(0, MAX_SESSIONS);
}

/** One ref for each checkpoint comes before the branch that holds the older ones, as in Entire itself. */
async function* findFolders(id: string, source: CheckpointSource) {
	const own = await source.findRefTree(`refs/entire/checkpoints/${id.slice(-2)}/${id}`);
	if (own !== null) yield { tree: own, folder: "" };
	if (!LEGACY.test(id)) return;
	for (const place of ["refs/heads", "refs/remotes/origin"]) {
		const tree = await source.findRefTree(`${place}/${BRANCH}`);
		if (tree !== null) yield { tree, folder: `${id.slice(0, 2)}/${id.slice(2)}/` };
	}
}

async function readJson(tree: ObjectId, path: string, source: CheckpointSource): Promise<unknown> {
	const bytes = await source.trees.readPath(tree, path);
	if (bytes === null) return null;
	return source.problems.attempt(path, () => parsePlainJson(decodeEvidence(bytes, LIMITS), CODE));
}

function toPaths(paths: readonly string[] | null | undefined): ReadonlySet<string> | null {
	return paths == null || paths.length === 0 ? null : new Set(paths.filter(isEvidencePath));
}

function toSession(value: unknown, summary: z.infer<typeof Summary>): EntireSession {
	const parsed = SessionFile.safeParse(value);
	const { agent, model, session_id: session, files_touched: paths } = parsed.data ?? {};
	return {
		tool: getToolId(agent ?? ""),
		model: parseModelName(model ?? ""),
		session: cleanLabel(session ?? summary.checkpoint_id),
		paths: toPaths(paths ?? summary.files_touched),
	};
}

/**
 * The sessions of a checkpoint; null where it is not in this clone. Paths inside it are built, never read out of it. Its
 * percentages are a heuristic for information, and nothing is made of them.
 */
export async function readCheckpoint(
	id: string,
	source: CheckpointSource,
): Promise<readonly EntireSession[] | null> {
	for await (const { tree, folder } of findFolders(id, source)) {
		const value = await readJson(tree, `${folder}metadata.json`, source);
		if (value === null) continue;
		const summary = Summary.safeParse(value);
		if (!summary.success || summary.data.checkpoint_id !== id) {
			source.problems.add(CODE, id, `Its metadata.json does not describe the checkpoint ${id}.`);
			continue;
		}
		const count = Math.min(summary.data.sessions.length, MAX_SESSIONS);
		const files = Array.from({ length: count }, (_, index) => `${folder}${index}/metadata.json`);
		const sessions: EntireSession[] = [];
		for (const file of files) sessions.push(toSession(await readJson(tree, file, source), summary.data));
		return sessions.length > 0 ? sessions : [toSession(null, summary.data)];
	}
	return null;
}

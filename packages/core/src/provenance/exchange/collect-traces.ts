import { countLines } from "../../kit/index.ts";
import { placeTraces } from "../place-traces.ts";
import { type FoundTrace, parseTraceFile, readTraces } from "../read-traces.ts";
import { type ForeignEvidence, type ImportScene, NO_DECLARATIONS } from "./import-scene.ts";

async function readEntries({ source, introductions, problems }: ImportScene): Promise<readonly FoundTrace[]> {
	const { paths } = introductions;
	if (source.files.length > 0) return source.files.flatMap((file) => parseTraceFile(file, paths, problems));
	const query = { tree: source.change.head.tree, trees: source.trees, paths };
	return (await readTraces(query, problems)).entries;
}

/** Agent Trace records: in the files named, or else below `.agent-trace/` of the head tree. */
export async function collectTraces(scene: ImportScene): Promise<ForeignEvidence> {
	const { source, introductions, problems, losses } = scene;
	const entries = await readEntries(scene);
	const people = entries.filter(({ saysHuman }) => saysHuman).map(({ lines }) => lines);
	const reason = "That a person wrote them is signed by nobody: these lines stay unknown.";
	losses.add({ kind: "human", unit: "lines", count: countLines(people), reason });
	const speaking = entries.filter(({ claim }) => claim.origin !== "unknown");
	const places = { change: source.change, introductions, trees: source.trees };
	const placed = await placeTraces(speaking, places, problems);
	return { placed: placed.toReversed(), declared: NO_DECLARATIONS };
}

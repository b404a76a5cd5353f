import { getEntryName, PROVENANCE_REF, renderRecord } from "@countersign/core";
import { fastImport, git, renderData } from "./git.ts";
import { createRandom } from "./random.ts";
import { buildSyntheticRecord } from "./synthetic-record.ts";

/** Records of one commit of the ref, as many as an inbox is emptied of at most. */
const OF_COMMIT = 5_000;
const COMMITTER = "committer countersign <countersign@localhost> 0 +0000";

function toPath(name: string): string {
	return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name.slice(4)}`;
}

function* renderStore(count: number): Generator<string> {
	const random = createRandom(count);
	for (let index = 0; index < count; index += 1) {
		if (index % OF_COMMIT === 0)
			yield `commit ${PROVENANCE_REF}\n${COMMITTER}\n${renderData("Add entries\n")}`;
		const { id, text } = renderRecord(buildSyntheticRecord(random));
		yield `M 100644 inline ${toPath(getEntryName("record", id))}\n${renderData(text)}`;
	}
}

/** A repository with one commit and a store of many records. */
export async function createStore(folder: string, count: number): Promise<void> {
	git(folder, "init", "--quiet", "--initial-branch=main", ".");
	const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
	git(folder, ...who, "commit", "--quiet", "--allow-empty", "-m", "Start");
	await fastImport(folder, renderStore(count));
}

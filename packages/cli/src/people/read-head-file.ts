import { ChangeError, createTreeReader, type Repository, readChange } from "@countersign/core";

/** A file as the last commit has it, null where it has none; also before the first commit. */
export async function readHeadFile(repository: Repository, path: string): Promise<string | null> {
	const trees = createTreeReader(repository);
	try {
		const change = await readChange(repository, {}).catch((error: unknown) => {
			if (error instanceof ChangeError && error.code === "CHANGE_UNBORN_HEAD") return null;
			throw error;
		});
		const bytes = change ? await trees.readPath(change.head.tree, path) : null;
		return bytes === null ? null : new TextDecoder().decode(bytes);
	} finally {
		await trees.close();
	}
}

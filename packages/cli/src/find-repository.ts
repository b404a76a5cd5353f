import { ChangeError, openRepository, type Repository } from "@countersign/core";

/** The repository at a directory, null where there is none; other failures are thrown. */
export async function findRepository(directory: string): Promise<Repository | null> {
	try {
		return await openRepository(directory);
	} catch (error) {
		if (error instanceof ChangeError && error.code === "CHANGE_NOT_A_REPOSITORY") return null;
		throw error;
	}
}

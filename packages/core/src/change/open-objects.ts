import { ChangeError } from "./errors.ts";
import type { ObjectHeader } from "./object-parser.ts";
import { ObjectProcess } from "./object-process.ts";
import type { Repository } from "./repository.ts";

/** One user's hold on the `git cat-file` of a repository. */
export interface ObjectReader extends Pick<ObjectProcess, "visit" | "find"> {
	/** Lets go; the last one ends git, which answers first what is still asked. */
	close(): Promise<void>;
}

interface Shared {
	readonly process: ObjectProcess;
	users: number;
}

const inUse = new WeakMap<Repository, Shared>();

/** Joins whoever reads objects of the repository already: a start of git costs more than most of its answers. */
export function openObjects(repository: Repository): ObjectReader {
	const shared = inUse.get(repository) ?? { process: new ObjectProcess(repository, "--batch"), users: 0 };
	inUse.set(repository, shared);
	shared.users += 1;
	let closed = false;
	const getProcess = (): ObjectProcess => {
		if (!closed) return shared.process;
		throw new ChangeError("CHANGE_GIT_FAILED", { message: "An object was asked of a closed reader." });
	};
	return {
		visit: async (id, visitor) => getProcess().visit(id, visitor),
		find: async (expression) => getProcess().find(expression),
		async close() {
			if (closed) return;
			closed = true;
			shared.users -= 1;
			if (shared.users > 0) return;
			inUse.delete(repository);
			await shared.process.close();
		},
	};
}

/**
 * The object that an expression names now; null when it names none in this clone.
 * @throws ChangeError CHANGE_GIT_FAILED when git cannot read the object.
 */
export async function findObject(repository: Repository, expression: string): Promise<ObjectHeader | null> {
	const objects = openObjects(repository);
	try {
		return await objects.find(expression);
	} finally {
		await objects.close();
	}
}

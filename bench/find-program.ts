import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A program by its name on the PATH, null when it is not installed. */
export function findProgram(name: string, path: string = process.env.PATH ?? ""): string | null {
	for (const folder of path.split(delimiter).filter((part) => part !== "")) {
		const file = join(folder, name);
		try {
			accessSync(file, constants.X_OK);
			if (statSync(file).isFile()) return file;
		} catch {
			// Not in this folder.
		}
	}
	return null;
}

import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** The file that a program is started from when it is named, null when none is on PATH. */
export async function findProgram(name: string): Promise<string | null> {
	const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
	for (const folder of (process.env.PATH ?? "").split(delimiter).filter((one) => one !== "")) {
		for (const ending of endings) {
			const file = join(folder, name + ending);
			const isThere = await access(file, constants.X_OK).then(
				() => true,
				() => false,
			);
			if (isThere) return file;
		}
	}
	return null;
}

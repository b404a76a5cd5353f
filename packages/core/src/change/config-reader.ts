import type { ConfigReader } from "../model/index.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** A ConfigReader that can also tell what is set. */
export interface GitConfigReader extends ConfigReader {
	/** Keys that begin so, each once; section and variable in lower case, as git compares them. */
	listKeys(start: string): Promise<readonly string[]>;
}

const KEY = /^([A-Za-z][A-Za-z0-9-]*)\.((?:[^\n\0]+\.)?)([A-Za-z][A-Za-z0-9-]*)$/;

/** `KEY` LF `VALUE` NUL, or `KEY` NUL where it is set without a value: https://git-scm.com/docs/git-config */
function parseSettings(output: string): ReadonlyMap<string, string> {
	const settings = new Map<string, string>();
	for (const entry of output.split("\0")) {
		const end = entry.indexOf("\n");
		if (end !== -1) settings.set(entry.slice(0, end), entry.slice(end + 1));
		else if (entry !== "") settings.set(entry, "");
	}
	return settings;
}

async function readSettings(repository: Repository): Promise<ReadonlyMap<string, string>> {
	const args = ["config", "-z", "--list"];
	const { stdout } = await runGit({ cwd: repository.root, args, ownConfig: true });
	return parseSettings(stdout.toString("utf8"));
}

/**
 * Reads the configuration as git sees it in this repository, all scopes, the last value where there are several: all of
 * it at once, when first asked.
 */
export function createConfigReader(repository: Repository): GitConfigReader {
	let reading: Promise<ReadonlyMap<string, string>> | null = null;
	const read = (): Promise<ReadonlyMap<string, string>> => {
		reading ??= readSettings(repository);
		return reading;
	};
	return {
		async readConfig(key) {
			const [, section = "", subsection = "", name = ""] = KEY.exec(key) ?? [];
			if (name === "") return null;
			return (await read()).get(`${section.toLowerCase()}.${subsection}${name.toLowerCase()}`) ?? null;
		},
		async listKeys(start) {
			return [...(await read()).keys()].filter((key) => key.startsWith(start));
		},
	};
}

import type { ConfigReader } from "../model/index.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** Reads the configuration as git sees it in this repository, all scopes, the last value where there are several. */
export function createConfigReader(repository: Repository): ConfigReader {
	return {
		async readConfig(key) {
			if (!/^[A-Za-z][A-Za-z0-9-]*\.(?:[^\n\0]+\.)?[A-Za-z][A-Za-z0-9-]*$/.test(key)) return null;
			const { stdout, exitCode } = await runGit({
				cwd: repository.root,
				args: ["config", "-z", "--get", key],
				accept: [0, 1],
				ownConfig: true,
			});
			return exitCode === 0 ? stdout.toString("utf8").replace(/\0$/, "") : null;
		},
	};
}

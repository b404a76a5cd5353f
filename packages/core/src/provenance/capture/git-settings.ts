import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PromptStorage } from "../../model/index.ts";
import type { GitFolder } from "./find-git-folder.ts";

/** Settings by `section.key` in lower case. Sections with a name in quotes and included files are none of ours. */
type GitSettings = ReadonlyMap<string, string>;

function parseSettings(text: string): GitSettings {
	const settings = new Map<string, string>();
	let section = "";
	for (const line of text.slice(0, 1_000_000).split(/\r?\n/)) {
		const head = /^[ \t]*\[([^\]]{1,200})\]/.exec(line);
		if (head) section = (head[1] ?? "").trim().toLowerCase();
		const equals = line.indexOf("=");
		if (head || equals === -1) continue;
		const value = line.slice(equals + 1).trim();
		const quoted = /^"([^"]*)"/.exec(value)?.[1];
		settings.set(
			`${section}.${line.slice(0, equals).trim().toLowerCase()}`,
			quoted ?? value.split(/ [#;]/)[0] ?? "",
		);
	}
	return settings;
}

/** What a hook needs to know of the configuration; read without git, for which it has no time. */
export interface CaptureSettings {
	readonly prompts: PromptStorage;
	readonly person: { readonly name: string; readonly email: string } | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

function listConfigFiles(repository: GitFolder, environment: Environment): readonly string[] {
	const home = environment.HOME ?? environment.USERPROFILE;
	const global = environment.GIT_CONFIG_GLOBAL;
	const user = home === undefined ? [] : [join(home, ".config/git/config"), join(home, ".gitconfig")];
	return [...(global === undefined ? user : [global]), join(repository.commonFolder, "config")];
}

const STORAGES: readonly PromptStorage[] = ["full", "redacted", "digest", "off"];

/** No text where a name is misspelled: keeping less can be repaired. */
function toStorage(name: string | undefined): PromptStorage {
	if (name === undefined) return "redacted";
	return STORAGES.find((storage) => storage === name.toLowerCase()) ?? "digest";
}

/** `COUNTERSIGN_PROMPTS`, else `git config countersign.prompts`, else `redacted`; and who works here. */
export function readCaptureSettings(repository: GitFolder, environment: Environment): CaptureSettings {
	const texts = listConfigFiles(repository, environment).map((file) => {
		try {
			return readFileSync(file, "utf8");
		} catch {
			return "";
		}
	});
	const settings = new Map(texts.flatMap((text) => [...parseSettings(text)]));
	const name = settings.get("user.name");
	const email = settings.get("user.email");
	return {
		prompts: toStorage(environment.COUNTERSIGN_PROMPTS ?? settings.get("countersign.prompts")),
		person: name && email ? { name, email } : null,
	};
}

/**
 * Variables of git that describe the user and the machine, not a repository. Everything else that starts with GIT_ is
 * dropped: inside a git hook GIT_DIR and friends point at another repository than the one we were asked about, and
 * GIT_EXTERNAL_DIFF or GIT_SSH_COMMAND name programs.
 */
const KEPT = new Set([
	"GIT_CONFIG_GLOBAL",
	"GIT_CONFIG_SYSTEM",
	"GIT_CONFIG_NOSYSTEM",
	"GIT_CONFIG_PARAMETERS",
	"GIT_CEILING_DIRECTORIES",
	"GIT_DISCOVERY_ACROSS_FILESYSTEM",
	"GIT_EXEC_PATH",
]);

/** In a pre-receive hook new objects lie in quarantine: https://git-scm.com/docs/git-receive-pack#_quarantine_environment */
const QUARANTINE = ["GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"];

const FIXED = {
	LC_ALL: "C",
	LANGUAGE: "C",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	GIT_NO_LAZY_FETCH: "1",
	// git before 2.44 knows no GIT_NO_LAZY_FETCH. Unlike protocol.allow this cannot be overruled by protocol.<name>.allow.
	GIT_ALLOW_PROTOCOL: "none",
	GIT_LITERAL_PATHSPECS: "1",
	// Replacements and grafts would let a repository show other history than the one that gets pushed.
	GIT_NO_REPLACE_OBJECTS: "1",
	GIT_GRAFT_FILE: "/dev/null",
	GIT_ATTR_NOSYSTEM: "1",
	GIT_PAGER: "cat",
} as const;

function isKept(name: string): boolean {
	if (!name.startsWith("GIT_")) return true;
	if (KEPT.has(name) || /^GIT_CONFIG_(?:COUNT|KEY_\d+|VALUE_\d+)$/.test(name)) return true;
	return process.env.GIT_QUARANTINE_PATH !== undefined && QUARANTINE.includes(name);
}

/** The environment git runs in: the user's own, without what could redirect git or start programs. */
export function buildGitEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
	const environment: NodeJS.ProcessEnv = {};
	for (const [name, value] of Object.entries(process.env)) if (isKept(name)) environment[name] = value;
	return { ...environment, ...FIXED, ...extra };
}

/**
 * Settings as environment variables, added to those the user already passes this way. Unlike `-c`, this form can carry
 * any key, also one with `=` in its subsection: https://git-scm.com/docs/git-config#Documentation/git-config.txt-GITCONFIGCOUNT
 */
export function buildConfigEnvironment(
	settings: readonly (readonly [string, string])[],
): Record<string, string> {
	const first = Number(process.env.GIT_CONFIG_COUNT ?? 0) || 0;
	const environment: Record<string, string> = { GIT_CONFIG_COUNT: String(first + settings.length) };
	for (const [index, [key, value]] of settings.entries()) {
		environment[`GIT_CONFIG_KEY_${first + index}`] = key;
		environment[`GIT_CONFIG_VALUE_${first + index}`] = value;
	}
	return environment;
}

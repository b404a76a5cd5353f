import { ChangeError, type ChangeErrorCode } from "./errors.ts";
import type { GitRun } from "./run-git.ts";

interface GitFailure {
	readonly run: GitRun;
	readonly stderr: string;
	readonly exitCode: number | null;
	readonly cause?: unknown;
}

interface Symptom {
	readonly code: ChangeErrorCode;
	readonly pattern: RegExp;
	readonly explain: (cwd: string) => { readonly message: string; readonly fix?: string };
}

/** What git says (in LC_ALL=C) and what it means for the user; the first match counts. */
const SYMPTOMS: readonly Symptom[] = [
	{
		code: "CHANGE_DUBIOUS_OWNERSHIP",
		pattern: /dubious ownership|unsafe repository/i,
		explain: (cwd) => ({
			message: `git refuses the repository at ${cwd}, because another user owns it.`,
			fix: `If you trust it, run \`git config --global --add safe.directory '${cwd}'\`.`,
		}),
	},
	{
		code: "CHANGE_NOT_A_REPOSITORY",
		pattern: /not a git repository/i,
		explain: (cwd) => ({ message: `${cwd} is not inside a git repository.` }),
	},
	{
		code: "CHANGE_NO_WORK_TREE",
		pattern: /must be run in a work tree/i,
		explain: (cwd) => ({ message: `${cwd} is not in a work tree (a bare repository, or inside .git).` }),
	},
	{
		code: "CHANGE_OBJECT_MISSING",
		pattern:
			/promisor|lazy fetch|unable to read|missing (?:blob|tree|commit)|bad object|not a tree object|could not fetch/i,
		explain: () => ({ message: "An object that the change needs is absent from this clone." }),
	},
	{
		code: "CHANGE_GIT_FAILED",
		pattern: /could not open object name list/i,
		explain: () => ({
			message:
				"git blame fails, because blame.ignoreRevsFile of this repository names a file that is absent.",
			fix: "Run `git config --local --unset-all blame.ignoreRevsFile`.",
		}),
	},
];

/** Readable without surprises on a terminal: control characters and advice out, length bounded. */
function quoteStderr(stderr: string): string {
	return stderr
		.replace(/^hint:.*$/gm, "")
		.replace(/[\p{Cc}]+/gu, " ")
		.trim()
		.slice(0, 500);
}

function isMissingProgram(cause: unknown): boolean {
	return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}

/** Turns a failed git into the error that names what the user can do about it. */
export function explainGitFailure({ run, stderr, exitCode, cause }: GitFailure): ChangeError {
	if (isMissingProgram(cause)) {
		return new ChangeError("CHANGE_GIT_MISSING", {
			message: "The program git was not found on PATH.",
			cause,
		});
	}
	const said = quoteStderr(stderr);
	const symptom = SYMPTOMS.find(({ pattern }) => pattern.test(said));
	const origin = cause ?? (said === "" ? undefined : new Error(said));
	if (symptom) return new ChangeError(symptom.code, { ...symptom.explain(run.cwd), cause: origin });
	const ending = exitCode === null ? "was ended by a signal" : `ended with exit code ${exitCode}`;
	return new ChangeError("CHANGE_GIT_FAILED", {
		message: `git ${run.args[0] ?? ""} ${ending}${said === "" ? "" : `: ${said}`}.`,
		cause: origin,
	});
}

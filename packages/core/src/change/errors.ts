import { CountersignError, type ErrorCatalog, type ErrorDetails } from "../model/index.ts";

export const CHANGE_ERRORS = {
	CHANGE_GIT_MISSING: {
		kind: "fault",
		meaning: "The program git was not found.",
		fix: "Install git 2.31 or newer and make sure that it is on PATH.",
	},
	CHANGE_DIRECTORY_MISSING: {
		kind: "fault",
		meaning: "The directory to work in does not exist, is not a directory or may not be entered.",
		fix: "Name an existing directory with -C DIR.",
	},
	CHANGE_NOT_A_REPOSITORY: {
		kind: "fault",
		meaning: "The directory is not inside a git repository.",
		fix: "Run `git init` here, or name a repository with -C DIR.",
	},
	CHANGE_NO_WORK_TREE: {
		kind: "fault",
		meaning: "What was asked for needs a work tree, and here is none (a bare repository, or inside .git).",
		fix: "Run in a work tree of the repository, or name one with -C DIR.",
	},
	CHANGE_DUBIOUS_OWNERSHIP: {
		kind: "fault",
		meaning: "git refuses the repository because another user owns it.",
		fix: "If you trust it, run `git config --global --add safe.directory DIR`.",
	},
	CHANGE_UNBORN_HEAD: {
		kind: "fault",
		meaning: "The repository has no commit yet, so there is no range to check.",
		fix: "Check what is staged with `countersign check --staged`, or commit first.",
	},
	CHANGE_REVISION_UNKNOWN: {
		kind: "fault",
		meaning: "A revision does not name a commit of this repository.",
		fix: "List what there is with `git branch --all` and `git tag`; fetch it if it is on the server only.",
	},
	CHANGE_REQUEST_CONFLICT: {
		kind: "fault",
		meaning: "Options were combined that exclude each other.",
		fix: "Use either --staged, or --base and --head.",
	},
	CHANGE_NO_MERGE_BASE: {
		kind: "fault",
		meaning: "Base and head share no history.",
		fix: "Name a base that head was started from with --base.",
	},
	CHANGE_INDEX_UNMERGED: {
		kind: "fault",
		meaning: "The index holds unresolved merge conflicts.",
		fix: "Resolve the conflicts and `git add` the files, or run `git merge --abort`.",
	},
	CHANGE_INDEX_UNREADABLE: {
		kind: "fault",
		meaning: "The index file could not be copied.",
		fix: "Check the permissions of the repository and the free space of the temporary folder.",
	},
	CHANGE_PATH_UNTRACKED: {
		kind: "fault",
		meaning: "A file lies in the work tree, but git does not know it, so that it has no history.",
		fix: "Run `git add FILE`, then ask again.",
	},
	CHANGE_PATH_NOT_A_FILE: {
		kind: "fault",
		meaning: "A path names a folder, a link or a submodule, which have no lines of their own.",
		fix: "Name a file.",
	},
	CHANGE_PATH_NOT_TEXT: {
		kind: "fault",
		meaning: "A file is binary, so that it has no lines.",
		fix: "Look at its commits with `git log -- FILE`.",
	},
	CHANGE_OBJECT_MISSING: {
		kind: "fault",
		meaning: "An object that the change needs is absent (partial clone or damaged repository).",
		fix: "Run `git fetch --refetch --no-filter`, or check the repository with `git fsck`.",
	},
	CHANGE_BLOB_TOO_LARGE: {
		kind: "fault",
		meaning: "A blob is larger than the reader's limit.",
		fix: "Keep files of this size out of the repository, or exclude them from the check.",
	},
	CHANGE_OUTPUT_TOO_LARGE: {
		kind: "fault",
		meaning: "git printed more than the limit of this request.",
		fix: "Check a smaller range with --base and --head.",
	},
	CHANGE_UNEXPECTED_OUTPUT: {
		kind: "fault",
		meaning: "git printed something that this version does not understand.",
		fix: "Report it together with the output of `git --version`.",
	},
	CHANGE_GIT_FAILED: {
		kind: "fault",
		meaning: "A git command failed.",
		fix: "Run the named git command by hand; `git fsck` finds damage.",
	},
	CHANGE_REF_INVALID: {
		kind: "fault",
		meaning: "A ref or entry name is not one that the store may use.",
		fix: "Use a ref below refs/countersign/ and names of letters, digits, `.`, `_` and `-`.",
	},
	CHANGE_REF_MALFORMED: {
		kind: "evidence",
		meaning: "The tree behind a ref does not have the shape that the store writes.",
		fix: "Inspect it with `git ls-tree -r REF`; fetch the ref again from a repository you trust.",
	},
	CHANGE_REF_CONTENDED: {
		kind: "fault",
		meaning: "Other writers moved the ref on every attempt.",
		fix: "Run the command again; remove a stale .lock file if one is left.",
	},
	CHANGE_PATH_MISSING: {
		kind: "fault",
		meaning: "A path to scan does not exist or may not be read.",
		fix: "Check the spelling; paths are relative to the directory the command runs in.",
	},
	CHANGE_PATH_OUTSIDE: {
		kind: "fault",
		meaning: "A path to scan leads outside the repository or folder.",
		fix: "Name paths inside it, or choose another one with -C DIR.",
	},
	CHANGE_TOO_MANY_FILES: {
		kind: "fault",
		meaning: "The folder holds more files or deeper levels than the walk allows.",
		fix: "Name a smaller part of it.",
	},
} as const satisfies ErrorCatalog;

export type ChangeErrorCode = keyof typeof CHANGE_ERRORS;

/** What went wrong between us and git or the files of the work tree. */
export class ChangeError extends CountersignError<ChangeErrorCode> {
	constructor(code: ChangeErrorCode, details: ErrorDetails) {
		super(code, CHANGE_ERRORS[code], details);
	}
}

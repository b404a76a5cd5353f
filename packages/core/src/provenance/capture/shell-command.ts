import { resolve } from "node:path";
import { findEntry } from "./find-entry.ts";
import type { FileStats } from "./walk-stats.ts";

const MAX_COMMAND = 100_000;
const MAX_WORDS = 400;
const MAX_NAMED = 32;

/** Git commands that write files whose lines somebody else wrote. */
const GIT =
	/\bgit\b[^;&|\n]{0,200}\b(?:checkout|switch|pull|merge|rebase|stash|reset|restore|cherry-pick|revert|am|apply|clone|worktree|submodule|bisect|read-tree)\b/;
const MANAGER =
	/\b(?:npm|pnpm|yarn|bun|pip3?|uv|poetry|cargo|go|bundle|gem|composer|dotnet|brew|apt|apt-get)\s/;
const PACKAGES =
	/\b(?:npm|pnpm|yarn|bun|pip3?|uv|poetry|cargo|go|bundle|gem|composer|dotnet|brew|apt|apt-get)\s{1,5}(?:\S{1,40}\s{1,5}){0,3}(?:i|ci|install|add|get|update|upgrade|sync|restore|mod|vendor|create|init|new)\b/;
const COPIES =
	/\b(?:cp|mv|ln|dd|rsync|scp|sftp|curl|wget|tar|unzip|7z|gunzip|patch|install|svn|hg|jj|rclone|docker)\b/;

/** Whether a command may bring in lines that were written before: copied, fetched, or from another commit. */
export function bringsForeignLines(command: string): boolean {
	const text = command.slice(0, MAX_COMMAND);
	// The long patterns are compiled only where the program is named: that takes longer than most events.
	if (/\bgit\b/.test(text) && GIT.test(text)) return true;
	return (MANAGER.test(text) && PACKAGES.test(text)) || COPIES.test(text);
}

/** Git moved, and the command does not say how: perhaps a script checked something out, or a person did. */
export function hasGitMoved(command: string, before: FileStats, after: FileStats): boolean {
	return before.mark !== after.mark && !/\bgit\b/.test(command);
}

function splitWords(command: string): readonly string[] {
	return command.slice(0, MAX_COMMAND).split(/[\s'"`=;|&<>(){}]+/, MAX_WORDS);
}

/** Files that a command names, as absolute paths: what it may change is kept before it runs. */
export function findNamedFiles(command: string, cwd: string): readonly string[] {
	const words = [...new Set(splitWords(command))].filter((word) => /[\w]/.test(word) && word.length < 1_000);
	const files = words
		.filter((word) => !word.includes("\0"))
		.map((word) => resolve(cwd, word))
		.filter((file) => findEntry(file)?.isFile() === true);
	return files.slice(0, MAX_NAMED);
}

/** Whether a command names a file: by its path or by the last part of it. */
export function namesFile(command: string, path: string): boolean {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return splitWords(command).some((word) => word === name || word.endsWith(`/${name}`));
}

import type { Change, Revision } from "../model/index.ts";
import { countOf, formatCount } from "./layout.ts";

/** What was compared: `feature/login 9f8e7d6c5b4a against main 1a2b3c4d5e6f, 4 commits, 7 files, +212 −30 lines`. */
export function describeChange(change: Change): string {
	const size = [countOf(change.files.length, "file"), `${describeLines(change)} lines`];
	if (change.commits.length > 0) size.unshift(countOf(change.commits.length, "commit"));
	if (change.shallow) size.push("shallow clone");
	return `${describeSides(change)}, ${size.join(", ")}`;
}

function describeSides(change: Change): string {
	const branch = change.branch === null ? "" : ` on ${change.branch}`;
	switch (change.kind) {
		case "range":
			return `${name(change.head)} against ${name(change.base)}`;
		case "staged":
			return `staged changes${branch} against ${name(change.base)}`;
		case "last-commit":
			return `last commit ${shorten(change.head)}${branch} against ${name(change.base)}`;
		case "tree":
			return `whole tree of ${name(change.head)}`;
	}
}

function name(revision: Revision): string {
	const { label, commit } = revision;
	if (commit === null) return label;
	return commit.startsWith(label) ? shorten(revision) : `${label} ${shorten(revision)}`;
}

function shorten({ label, commit }: Revision): string {
	return commit === null ? label : commit.slice(0, 12);
}

function describeLines({ files }: Change): string {
	const added = files.reduce((sum, file) => sum + file.addedLines, 0);
	const deleted = files.reduce((sum, file) => sum + file.deletedLines, 0);
	return `+${formatCount(added)} −${formatCount(deleted)}`;
}

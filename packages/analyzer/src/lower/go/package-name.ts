/** Ends of paths that say a version or a language and are no part of a package's name, by usual practice. */
const ENDS = /(?:\/v\d+|\.v\d+|[._-]go|-golang)$/;
const BEGINNINGS = /^(?:go[._-]|golang-)/;

/** The name that a package most likely has, by its path: the clause that decides stands in its own files. */
export function packageName(path: string): string {
	let rest = path;
	for (let end = ENDS.exec(rest); end !== null; end = ENDS.exec(rest)) rest = rest.slice(0, end.index);
	const last = rest.slice(rest.lastIndexOf("/") + 1).replace(BEGINNINGS, "");
	return last.replaceAll(/[^\w]/g, "");
}

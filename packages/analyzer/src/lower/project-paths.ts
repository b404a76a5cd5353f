export function folderOf(path: string): string {
	const slash = path.lastIndexOf("/");
	return slash < 0 ? "" : path.slice(0, slash);
}

/** `a/b` + `../c` = `a/c`; null when it leaves the root. */
export function joinPath(folder: string, relative: string): string | null {
	const parts = folder === "" ? [] : folder.split("/");
	for (const part of relative.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === undefined) return null;
	}
	return parts.join("/");
}

/** The folder and all folders above it, nearest first; the root is "". */
export function ancestors(folder: string): readonly string[] {
	const all = [folder];
	for (let at = folder; at !== ""; at = folderOf(at)) all.push(folderOf(at));
	return all;
}

export function firstKnown(known: ReadonlySet<string>, candidates: readonly string[]): string | null {
	return candidates.find((candidate) => known.has(candidate)) ?? null;
}

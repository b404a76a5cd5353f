const MAX_PATH = 3;

/** The path of a property of what is at `path`; null when that is too far down to be told from the whole. */
export function extendPath(path: string, name: string): string | null {
	if (path === "") return name;
	return path.split(".").length >= MAX_PATH ? null : `${path}.${name}`;
}

/** The path of `rest` below `path`, as far down as properties are told apart. */
export function joinPaths(path: string, rest: string): string {
	if (rest === "") return path;
	let joined = path;
	for (const name of rest.split(".")) {
		const further = extendPath(joined, name);
		if (further === null) return joined;
		joined = further;
	}
	return joined;
}

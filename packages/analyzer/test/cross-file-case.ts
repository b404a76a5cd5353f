/** A project in which data flows from `from` to the line that ends in `!`, and an edit that cuts the flow. */
export interface Case {
	readonly name: string;
	readonly from: string;
	readonly files: Readonly<Record<string, string>>;
	readonly cut: readonly [path: string, old: string, fresh: string];
}

export function pair(name: string, files: Case["files"], cut: Case["cut"]): Case {
	const [from = ""] = Object.entries(files).find(([, text]) => text.includes("source()")) ?? [];
	return { name, from, files, cut };
}

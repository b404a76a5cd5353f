import type { Callee } from "../facts.ts";
import type { FileFacts } from "../resolve-call.ts";

export interface CallRef {
	readonly file: number;
	readonly call: number;
}

/** Calls by what they name, so that callers of a function are found without resolving every call. */
export interface CallIndex {
	localCallers(file: number, fn: number): readonly CallRef[];
	/** Calls that may mean something of one of these names. */
	namedCallers(names: ReadonlySet<string>): readonly CallRef[];
}

const ANY = "default";

function nameOf(callee: Exclude<Callee, { kind: "local" }>): string {
	return callee.kind === "method" ? callee.name : (callee.path.at(-1) ?? ANY);
}

/** Linear in the calls. */
export function indexCalls(files: readonly FileFacts[]): CallIndex {
	const local = new Map<string, CallRef[]>();
	const named = new Map<string, CallRef[]>();
	const add = (index: Map<string, CallRef[]>, key: string, ref: CallRef): void => {
		const refs = index.get(key);
		if (refs) refs.push(ref);
		else index.set(key, [ref]);
	};
	for (const [file, { facts }] of files.entries()) {
		for (const [call, { callee }] of facts.calls.entries()) {
			if (callee.kind === "local") add(local, `${file}.${callee.fn}`, { file, call });
			else add(named, nameOf(callee), { file, call });
		}
	}
	return {
		localCallers: (file, fn) => local.get(`${file}.${fn}`) ?? [],
		// A default import is called by a name of the importer's own.
		namedCallers: (names) => [...new Set([...names, ANY])].flatMap((name) => named.get(name) ?? []),
	};
}

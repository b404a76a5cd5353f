import { compileNameGlobs, groupBy } from "../../kit/index.ts";
import type { ClauseAction, LineRange, NameList, Reason } from "../../model/index.ts";
import { createReason } from "../create-reason.ts";
import type { Docket } from "../docket.ts";
import { list } from "../wording.ts";
import type { Clause } from "./clause.ts";

interface Ruling {
	readonly action: ClauseAction;
	readonly clause: string;
	readonly why: string;
}

type Judge = (name: string | null) => Ruling | null;

/**
 * Evidence that names nobody is refused where only some are allowed, and warned of where only some are denied: then the
 * policy lets strangers in, but this one could be on the list.
 */
function createJudge(key: string, { allow, deny, action }: NameList): Judge {
	const [isAllowed, isDenied] = [compileNameGlobs(allow), compileNameGlobs(deny)];
	const refuse = (clause: string, why: string): Ruling => ({ action, clause: `${key}.${clause}`, why });
	return (name) => {
		if (name === null) {
			if (!allow.includes("*")) return refuse("allow", "is not named by the evidence");
			const why = "is not named by the evidence and may be one that is denied";
			return deny.length > 0
				? { ...refuse("deny", why), action: action === "allow" ? "allow" : "warn" }
				: null;
		}
		if (isDenied(name) !== null) return refuse("deny", "is denied");
		return isAllowed(name) === null ? refuse("allow", "is not on the list of allowed ones") : null;
	};
}

type Place = { readonly path: string; readonly lines: LineRange };

function collectNames(docket: Docket, kind: "tool" | "model"): ReadonlyMap<string | null, readonly Place[]> {
	const written = [...docket.files.values()].flatMap(({ file, origins }) =>
		origins
			.filter(({ origin }) => origin === "ai" || origin === "mixed")
			.map((part) => ({ name: part[kind], place: { path: file.path, lines: part.lines } })),
	);
	const groups = groupBy(written, ({ name }) => name);
	return new Map([...groups].map(([name, entries]) => [name, entries.map(({ place }) => place)]));
}

/** `tools` and `models` differ in nothing but the field they read. */
export function createNameListClause(kind: "tool" | "model"): Clause {
	const key = `${kind}s` as const;
	return {
		name: key,
		evaluate: (docket) => {
			const judge = createJudge(key, docket.rules[key]);
			return [...collectNames(docket, kind)].flatMap(([name, places]): readonly Reason[] => {
				const ruling = judge(name);
				if (!ruling || ruling.action === "allow") return [];
				const paths = [...new Set(places.map(({ path }) => path))].sort();
				const subject = name === null ? `the ${kind}` : `the ${kind} ${JSON.stringify(name)}`;
				return [
					createReason(docket, {
						code: `${kind}-not-allowed`,
						outcome: ruling.action,
						clause: ruling.clause,
						message: `${subject} that wrote lines of ${list(paths)} ${ruling.why}`,
						places,
						next: `countersign explain ${kind}-not-allowed`,
					}),
				];
			});
		},
	};
}

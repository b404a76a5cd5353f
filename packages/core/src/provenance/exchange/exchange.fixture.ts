import fc from "fast-check";
import type { OriginRange } from "../../model/index.ts";
import type { AttributedCommit, AttributedFile } from "./attributed-commit.ts";

export const COMMIT = { id: "c".repeat(40), authoredAt: "2026-03-01T10:00:00+01:00" };

const LINES = 40;
const NOBODY = { tool: null, model: null, session: null } as const;

const tool = fc.constantFrom("claude-code", "cursor", "codex", "aider", "my.tool", "intern-bot");
const model = fc.oneof(
	fc.constantFrom("claude-opus-4-5", "gpt-5", "openai/gpt-5", "grok-4", "llama3:70b", "m".repeat(180)),
	fc.stringMatching(/^[a-z][a-z0-9._-]{0,20}$/).filter((name) => name !== "unknown"),
);
const session = fc.oneof(fc.uuid(), fc.constantFrom("s 1", "ü/π", '"quoted"', "---", "a:b"));
const person = fc.constantFrom("Ada Lovelace", "Grace", "李雷", "O'Neil");

/** Values in the form in which evidence comes out of the readers: cleaned labels, ids of tools. */
const claim = fc.oneof(
	fc.record({
		origin: fc.constantFrom("ai" as const, "mixed" as const),
		grade: fc.constantFrom("captured" as const, "declared" as const),
		tool: fc.option(tool),
		model: fc.option(model),
		session: fc.option(session),
		person: fc.option(person),
	}),
	person.map((name) => ({ origin: "human", grade: "captured", ...NOBODY, person: name }) as const),
	fc.constant({ origin: "unknown", grade: "none", ...NOBODY, person: null } as const),
);

const path = fc.oneof(
	fc.constantFrom("a.ts", "src/b c.ts", "---", "ü/ä.py", "x\ty", "\\x80.c", "a\\..\\b", "a:b", "  lead"),
	fc.stringMatching(/^[a-z]{1,8}(?:\/[a-z]{1,8}){0,3}\.[a-z]{1,3}$/),
);

/** Disjoint ranges with gaps of every kind between them, neighbors that say the same included. */
const ranges = fc
	.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 3 }), claim), { maxLength: 6 })
	.map((parts) => {
		const all: OriginRange[] = [];
		let line = 1;
		for (const [length, gap, one] of parts) {
			const start = line + gap;
			const range = { start, end: start + length - 1 };
			all.push({ range, source: "record", commit: COMMIT.id, ...one });
			line = range.end + 1;
		}
		return all.filter(({ range }) => range.end <= LINES);
	});

const file = fc.record({ path, ranges }).map((one): AttributedFile => {
	const text = Array.from({ length: LINES }, (_, index) => `line ${index} of ${one.path}\r\n`).join("");
	return { ...one, content: new TextEncoder().encode(text) };
});

/** Commits with any evidence that can come up. */
export const anyCommit: fc.Arbitrary<AttributedCommit> = fc
	.uniqueArray(file, { maxLength: 4, selector: (one) => one.path })
	.map((files) => ({ commit: COMMIT, files }));

/** What is said about each line, for comparison: a text for `path:line`. */
export type Said = Readonly<Record<string, string>>;

type Details = Pick<OriginRange, "origin" | "grade" | "tool" | "model" | "session" | "person">;

export function say(entries: Iterable<{ path: string; start: number; end: number; claim: Details }>): Said {
	const said: Record<string, string> = {};
	for (const { path: name, start, end, claim: one } of entries) {
		const { origin, grade, tool: by, model: with_, session: in_, person: who } = one;
		for (let line = start; line <= end; line += 1) {
			said[`${name}:${line}`] = JSON.stringify([origin, grade, by, with_, in_, who]);
		}
	}
	return said;
}

export function sayCommit(
	{ files }: AttributedCommit,
	change: (range: OriginRange) => OriginRange | null,
): Said {
	const entries = files.flatMap(({ path: name, ranges: all }) =>
		all.flatMap((range) => {
			const kept = change(range);
			return kept === null ? [] : [{ path: name, ...kept.range, claim: kept }];
		}),
	);
	return say(entries);
}

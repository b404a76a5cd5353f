import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OriginRange } from "../../model/index.ts";
import { parseTraceRecord } from "../agent-trace.ts";
import type { Claim } from "../claim.ts";
import { isEvidencePath } from "../evidence-path.ts";
import { parseGitAiNote } from "../git-ai-note.ts";
import { parseDeclarations } from "../trailers.ts";
import { type AttributedCommit, countRangeLines } from "./attributed-commit.ts";
import { anyCommit, COMMIT, say, sayCommit } from "./exchange.fixture.ts";
import type { ForeignDocument } from "./foreign-document.ts";
import { parseCycloneDx } from "./parse-cyclonedx.ts";
import { parseSpdx } from "./parse-spdx.ts";
import { renderAgentTrace } from "./render-agent-trace.ts";
import { renderCycloneDx } from "./render-cyclonedx.ts";
import { renderGitAiNote } from "./render-git-ai-note.ts";
import { renderSpdx } from "./render-spdx.ts";
import { renderTrailers } from "./render-trailers.ts";

interface Read {
	readonly path: string;
	readonly start: number;
	readonly end: number;
	readonly claim: Claim;
}

function readNote(text: string): readonly Read[] {
	const note = parseGitAiNote(new TextEncoder().encode(text));
	expect(note.problems).toEqual([]);
	return note.entries.flatMap(({ path, ranges, claim }) =>
		ranges.map((range) => ({ path, ...range, claim })),
	);
}

function readTrace(text: string): readonly Read[] {
	return text
		.split("\n")
		.filter((line) => line !== "")
		.flatMap((line) => parseTraceRecord(JSON.parse(line)))
		.map(({ path, lines, claim, revision }) => {
			expect(revision).toBe(COMMIT.id);
			return { path, ...lines, claim };
		});
}

function readDocument({ files, revision, rejected }: ForeignDocument): readonly Read[] {
	if (files.length > 0) expect(revision).toBe(COMMIT.id);
	expect(rejected).toBe(0);
	return files.flatMap(({ path, claims }) =>
		claims.flatMap(({ lines, claim }) => lines.map((range) => ({ path, ...range, claim }))),
	);
}

const isKnown = ({ origin }: OriginRange) => origin !== "unknown";
const asDeclared = (range: OriginRange) => (isKnown(range) ? { ...range, grade: "declared" as const } : null);

/** Each format with what survives it: null for what its losses have to name. */
const FORMATS = {
	"git-ai": {
		render: renderGitAiNote,
		read: readNote,
		survives: (range: OriginRange) => (range.origin === "ai" || range.origin === "human" ? range : null),
	},
	"agent-trace": {
		render: renderAgentTrace,
		read: (text: string) => readTrace(text).filter(({ claim }) => claim.origin !== "unknown"),
		survives: (range: OriginRange) => (isKnown(range) && range.origin !== "human" ? range : null),
	},
	cyclonedx: {
		render: renderCycloneDx,
		read: (text: string) => readDocument(parseCycloneDx(JSON.parse(text))),
		survives: asDeclared,
	},
	spdx: {
		render: renderSpdx,
		read: (text: string) => readDocument(parseSpdx(JSON.parse(text))),
		survives: asDeclared,
	},
} as const;
type LineFormat = (typeof FORMATS)[keyof typeof FORMATS];

/** The commit as a reader of the export would see it, in the order of its lines. */
function rebuild(commit: AttributedCommit, read: readonly Read[]): AttributedCommit {
	const files = commit.files.map((file) => {
		const ranges = read
			.filter(({ path }) => path === file.path)
			.map(({ start, end, claim }): OriginRange => ({ range: { start, end }, ...claim, commit: COMMIT.id }))
			.sort((a, b) => a.range.start - b.range.start);
		return { ...file, ranges };
	});
	return { ...commit, files };
}

describe.each(Object.entries(FORMATS))("%s", (_name, { render, read, survives }: LineFormat) => {
	it("gives back every line, tool, model, session and person that it can hold", () => {
		fc.assert(
			fc.property(anyCommit, (commit) => {
				const files = commit.files.filter(({ path }) => isEvidencePath(path));
				expect(say(read(render(commit).text))).toEqual(sayCommit({ ...commit, files }, survives));
			}),
		);
	});

	it("is the same text when written again from what was read", () => {
		fc.assert(
			fc.property(anyCommit, (commit) => {
				const once = rebuild(commit, read(render(commit).text));
				const text = render(once).text;
				expect(render(rebuild(commit, read(text))).text).toBe(text);
			}),
		);
	});

	it("names a loss wherever something is lost", () => {
		fc.assert(
			fc.property(anyCommit, (commit) => {
				const { text, lost } = render(commit);
				const before = sayCommit(commit, (range) => (isKnown(range) ? range : null));
				const after = say(read(text));
				const isSame =
					JSON.stringify(Object.entries(before).sort()) === JSON.stringify(Object.entries(after).sort());
				const people = commit.files.flatMap(({ ranges }) => ranges).some(({ origin }) => origin === "human");
				// That a trace names people is in its text; only our reader does not take its word.
				if (!isSame && !(render === renderAgentTrace && people)) expect(lost).not.toEqual([]);
				if (isSame) expect(lost.filter(({ kind }) => kind !== "grade")).toEqual([]);
			}),
		);
	});
});

describe("trailers", () => {
	it("name every tool and model once, and count the lines they cannot name", () => {
		fc.assert(
			fc.property(anyCommit, (commit) => {
				const { text, lost } = renderTrailers(commit, ["sparse", "smatch"]);
				const assisted = commit.files
					.flatMap(({ ranges }) => ranges)
					.filter(({ origin }) => origin === "ai" || origin === "mixed");
				const named = (one: { tool: string | null; model: string | null }) =>
					JSON.stringify([one.tool, one.model]);
				const declared = parseDeclarations(`Subject\n\n${text}`);
				expect(declared.map(named).sort()).toEqual([...new Set(assisted.map(named))].sort());
				expect(declared.every(({ origin }) => origin === "mixed")).toBe(true);
				const lines = lost.find(({ kind }) => kind === "lines")?.count ?? 0;
				expect(lines).toBe(countRangeLines(assisted));
			}),
		);
	});
});

it("writes the same bytes for the same commit", () => {
	fc.assert(
		fc.property(anyCommit, (commit) => {
			for (const { render } of Object.values(FORMATS)) expect(render(commit)).toEqual(render(commit));
		}),
		{ numRuns: 20 },
	);
});

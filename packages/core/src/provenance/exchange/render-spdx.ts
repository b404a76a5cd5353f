import { createHash } from "node:crypto";
import { sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import type { OriginRange } from "../../model/index.ts";
import { splitFile } from "../split-lines.ts";
import {
	type AttributedCommit,
	type AttributedFile,
	countRangeLines,
	type RenderedExport,
} from "./attributed-commit.ts";
import { describeRanges, LINE_CLAIM, renderLineClaim } from "./line-claim.ts";
import { isKnown, keepNameable, noteAutomation } from "./list-losses.ts";
import { LossLog } from "./loss.ts";
import { toStableUuid } from "./stable-uuid.ts";

/** Beginning of the document's namespace; the commit follows. */
export const SPDX_NAMESPACE = "https://countersign.dev/spdx/";

const NOTHING_SAID = { licenseConcluded: "NOASSERTION", copyrightText: "NOASSERTION" } as const;

interface WholeFile extends AttributedFile {
	readonly content: Uint8Array;
	readonly id: string;
}

/** SPDX asks for times in UTC and whole seconds. */
function toSpdxTime(time: string): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function renderFile({ id, path, content }: WholeFile): object {
	// The schema requires SHA-1 of every file; nothing here rests on it.
	const sha1 = createHash("sha1").update(content).digest("hex");
	return {
		SPDXID: id,
		fileName: `./${path}`,
		checksums: [
			{ algorithm: "SHA1", checksumValue: sha1 },
			{ algorithm: "SHA256", checksumValue: sha256Hex(content) },
		],
		...NOTHING_SAID,
	};
}

/** Bytes and lines count from 1, both ends inclusive (W3C pointers, to which SPDX refers). */
function renderPointers({ id }: WholeFile, range: OriginRange["range"], starts: readonly number[]): object[] {
	const [from, to] = [starts[range.start - 1] ?? 0, starts[range.end] ?? 0];
	const pair = (name: string, start: number, end: number) => ({
		startPointer: { reference: id, [name]: start },
		endPointer: { reference: id, [name]: end },
	});
	return [pair("offset", from + 1, to), pair("lineNumber", range.start, range.end)];
}

function renderSnippets(file: WholeFile, date: string): readonly object[] {
	const { starts } = splitFile(file.content);
	return file.ranges.filter(isKnown).map((range, index) => ({
		SPDXID: `${file.id}-Snippet-${index + 1}`,
		snippetFromFile: file.id,
		ranges: renderPointers(file, range.range, starts),
		name: `${range.origin} ${range.tool ?? ""}`.trim(),
		comment: describeRanges([range]),
		...NOTHING_SAID,
		annotations: [
			{
				annotationDate: date,
				annotationType: "OTHER",
				annotator: "Tool: countersign",
				comment: `${LINE_CLAIM} ${renderLineClaim([range])}`,
			},
		],
	}));
}

function noteLosses(files: readonly AttributedFile[], losses: LossLog): void {
	const known = files.flatMap((file) => file.ranges).filter(isKnown);
	const captured = countRangeLines(known.filter(({ grade }) => grade === "captured"));
	const grade = "The document says `captured`, but nobody signed it: who imports it, gets `declared`.";
	losses.add({ kind: "grade", unit: "lines", count: captured, reason: grade });
	for (const { path } of files.filter(({ content }) => content === null)) {
		const reason = `The content of ${JSON.stringify(path)} is not in this clone, and SPDX needs its checksum.`;
		losses.add({ kind: "content", unit: "files", count: 1, reason });
	}
}

/** A commit's lines as snippets of an SPDX 2.3 document: https://spdx.github.io/spdx-spec/v2.3/snippet-information/ */
export function renderSpdx({ commit, files }: AttributedCommit): RenderedExport {
	const losses = new LossLog();
	const named = keepNameable(files, losses).filter(({ ranges }) => ranges.some(isKnown));
	noteLosses(named, losses);
	noteAutomation(files, losses);
	const whole = named.flatMap((file, index) => {
		const { content } = file;
		return content === null ? [] : [{ ...file, content, id: `SPDXRef-File-${index + 1}` }];
	});
	const date = toSpdxTime(commit?.authoredAt ?? "1970-01-01T00:00:00Z");
	const revision = commit?.id ?? "";
	const body = {
		name: `Origin of lines in commit ${revision}`,
		creationInfo: { created: date, creators: ["Tool: countersign"] },
		documentDescribes: whole.map(({ id }) => id),
		files: whole.map(renderFile),
		snippets: whole.flatMap((file) => renderSnippets(file, date)),
	};
	const document = {
		spdxVersion: "SPDX-2.3",
		dataLicense: "CC0-1.0",
		SPDXID: "SPDXRef-DOCUMENT",
		documentNamespace: `${SPDX_NAMESPACE}${revision}/${toStableUuid(toCanonicalJson(body))}`,
		...body,
	};
	return { text: `${JSON.stringify(document, null, 2)}\n`, lost: losses.list() };
}

import * as z from "zod";
import { groupBy } from "../../kit/index.ts";
import { ProvenanceError } from "../errors.ts";
import { type ForeignDocument, MAX_ENTRIES, MAX_FILES, REVISION, SHA256 } from "./foreign-document.ts";
import { LINE_CLAIM, type LineClaim, parseLineClaim } from "./line-claim.ts";
import { parseEmbeddedJson } from "./parse-embedded-json.ts";
import { SPDX_NAMESPACE } from "./render-spdx.ts";

const SpdxFile = z.object({
	SPDXID: z.string(),
	fileName: z.string(),
	checksums: z.array(z.object({ algorithm: z.string(), checksumValue: z.string() })).optional(),
});
const Pointer = z.object({ lineNumber: z.number().optional() });
const Snippet = z.object({
	snippetFromFile: z.string(),
	ranges: z.array(z.object({ startPointer: Pointer, endPointer: Pointer })).max(100),
	annotations: z
		.array(z.object({ comment: z.string() }))
		.max(100)
		.optional(),
});
const SpdxDocument = z.object({
	spdxVersion: z.enum(["SPDX-2.2", "SPDX-2.3"]),
	documentNamespace: z.string(),
	files: z.array(SpdxFile).max(MAX_FILES).optional(),
	snippets: z.array(Snippet).max(MAX_ENTRIES).optional(),
});
type Snippet = z.infer<typeof Snippet>;

/** The annotation must speak of the lines of its own snippet: otherwise a viewer shows other lines than we import. */
function agrees({ ranges }: Snippet, { lines }: LineClaim): boolean {
	const [only, ...others] = lines;
	return (
		others.length === 0 &&
		ranges.some(
			({ startPointer, endPointer }) =>
				startPointer.lineNumber === only?.start && endPointer.lineNumber === only?.end,
		)
	);
}

function readSnippet(snippet: Snippet) {
	const mark = `${LINE_CLAIM} `;
	const texts = (snippet.annotations ?? [])
		.map(({ comment }) => comment)
		.filter((text) => text.startsWith(mark));
	const claims = texts
		.flatMap((text) => parseLineClaim(parseEmbeddedJson(text.slice(mark.length))) ?? [])
		.filter((claim) => agrees(snippet, claim));
	return { file: snippet.snippetFromFile, claims, rejected: texts.length - claims.length };
}

function readRevision(namespace: string): string | null {
	const revision = namespace.startsWith(SPDX_NAMESPACE)
		? (namespace.slice(SPDX_NAMESPACE.length).split("/", 1)[0] ?? "")
		: "";
	return REVISION.test(revision) ? revision : null;
}

/**
 * An SPDX 2.2 or 2.3 document in JSON. Snippets without an annotation of ours say nothing about who wrote them.
 * @throws ProvenanceError PROVENANCE_DOCUMENT_MALFORMED
 */
export function parseSpdx(value: unknown): ForeignDocument {
	const parsed = SpdxDocument.safeParse(value);
	if (!parsed.success) {
		const place = parsed.error.issues[0]?.path.join(".") || "the top level";
		const message = `It is no SPDX 2.2 or 2.3 document in JSON: see ${place.slice(0, 80)}.`;
		throw new ProvenanceError("PROVENANCE_DOCUMENT_MALFORMED", { message });
	}
	const { documentNamespace, files = [], snippets = [] } = parsed.data;
	const read = snippets.map(readSnippet);
	const byFile = groupBy(read, ({ file }) => file);
	const described = files.map(({ SPDXID, fileName, checksums = [] }) => {
		const hash = checksums.find(({ algorithm }) => algorithm === "SHA256")?.checksumValue.toLowerCase() ?? "";
		return {
			path: fileName.replace(/^\.\//, ""),
			sha256: SHA256.test(hash) ? hash : null,
			claims: (byFile.get(SPDXID) ?? []).flatMap(({ claims }) => claims),
		};
	});
	const general = read.filter(({ claims, rejected }) => claims.length + rejected === 0).length;
	return {
		revision: readRevision(documentNamespace),
		files: described.filter(({ claims }) => claims.length > 0),
		rejected: read.reduce((sum, { rejected }) => sum + rejected, 0),
		general,
	};
}

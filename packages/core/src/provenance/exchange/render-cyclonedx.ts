import { groupBy, sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import type { OriginRange } from "../../model/index.ts";
import {
	type AttributedCommit,
	type AttributedFile,
	countRangeLines,
	type RenderedExport,
} from "./attributed-commit.ts";
import { describeRanges, getClaimKey, LINE_CLAIM, renderLineClaim } from "./line-claim.ts";
import { isKnown, keepNameable, noteAutomation } from "./list-losses.ts";
import { LossLog } from "./loss.ts";
import { toStableUuid } from "./stable-uuid.ts";

/** The property that names the commit. */
export const REVISION_PROPERTY = "countersign:vcs:revision";

const TOOL = { type: "application", name: "countersign" } as const;

interface Property {
	readonly name: string;
	readonly value: string;
}

function groupClaims(ranges: readonly OriginRange[]): readonly (readonly OriginRange[])[] {
	return [...groupBy(ranges.filter(isKnown), getClaimKey).values()];
}

function toReference(path: string): string {
	return `file:${path}`;
}

/** The occurrences are for viewers, the properties for who reads the document back. */
function renderComponent({ path, content, ranges }: AttributedFile): object {
	const groups = groupClaims(ranges);
	const hashes = content === null ? {} : { hashes: [{ alg: "SHA-256", content: sha256Hex(content) }] };
	const occurrences = ranges.filter(isKnown).map((range) => {
		return { location: path, line: range.range.start, additionalContext: describeRanges([range]) };
	});
	return {
		type: "file",
		"bom-ref": toReference(path),
		name: path,
		...hashes,
		evidence: { occurrences },
		properties: groups.map((group) => ({ name: LINE_CLAIM, value: renderLineClaim(group) })),
	};
}

function renderAnnotation({ path, ranges }: AttributedFile, timestamp: string): object {
	return {
		subjects: [toReference(path)],
		annotator: { component: TOOL },
		timestamp,
		text: groupClaims(ranges).map(describeRanges).join(" "),
	};
}

/**
 * The names that cdxgen gives such properties (docs/AI_PROVENANCE.md). Its confidence is a probability out of weak
 * signals, which we have none of, so that it is left out.
 */
function renderSummary(ranges: readonly OriginRange[]): readonly Property[] {
	const assisted = ranges.filter(({ origin }) => origin === "ai" || origin === "mixed");
	const byTool = [...groupBy(assisted, ({ tool }) => tool)];
	const tools = byTool.flatMap(([tool]) => (tool === null ? [] : [tool])).sort();
	const total = countRangeLines(ranges);
	const ratio = total === 0 ? 0 : countRangeLines(assisted) / total;
	const evidence = byTool.map(([tool, own]) => {
		const channels = [...new Set(own.map(({ grade }) => grade))].sort().join("+");
		const value = `phases=dev;channels=${channels};evidence=${countRangeLines(own)} line(s)`;
		return { name: `cdx:ai:codegen:tool:${tool ?? "unattributed"}`, value };
	});
	return [
		{ name: "cdx:ai:codegen:detected", value: String(assisted.length > 0) },
		...(tools.length === 0 ? [] : [{ name: "cdx:ai:codegen:tools", value: tools.join(",") }]),
		...(assisted.length === 0 ? [] : [{ name: "cdx:ai:codegen:phases", value: "dev" }]),
		{ name: "cdx:ai:codegen:signals:count", value: String(assisted.length) },
		...evidence.sort((a, b) => (a.name < b.name ? -1 : 1)),
		{ name: "cdx:ai:oversight:aiLineRatio", value: ratio.toFixed(4) },
	];
}

function noteLosses(files: readonly AttributedFile[], losses: LossLog): void {
	const captured = files
		.flatMap((file) => file.ranges)
		.filter((one) => isKnown(one) && one.grade === "captured");
	const reason = "The document says `captured`, but nobody signed it: who imports it, gets `declared`.";
	losses.add({ kind: "grade", unit: "lines", count: countRangeLines(captured), reason });
}

/** A commit's files as a CycloneDX 1.6 document: https://cyclonedx.org/docs/1.6/json/ */
export function renderCycloneDx({ commit, files }: AttributedCommit): RenderedExport {
	const losses = new LossLog();
	const named = keepNameable(files, losses).filter(({ ranges }) => ranges.some(isKnown));
	noteLosses(named, losses);
	noteAutomation(files, losses);
	const timestamp = commit === null ? null : new Date(commit.authoredAt).toISOString();
	const revision = commit?.id ?? "";
	const root = {
		type: "application",
		"bom-ref": `git:${revision}`,
		name: "git-commit",
		version: revision,
		properties: [{ name: REVISION_PROPERTY, value: revision }],
	};
	const body = {
		version: 1,
		metadata: {
			...(timestamp === null ? {} : { timestamp }),
			tools: { components: [TOOL] },
			component: root,
		},
		components: named.map(renderComponent),
		annotations: timestamp === null ? [] : named.map((file) => renderAnnotation(file, timestamp)),
		properties: renderSummary(files.flatMap((file) => file.ranges)),
	};
	const document = {
		$schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		serialNumber: `urn:uuid:${toStableUuid(toCanonicalJson(body))}`,
		...body,
	};
	return { text: `${JSON.stringify(document, null, 2)}\n`, lost: losses.list() };
}

import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { sha256Hex } from "../../kit/index.ts";
import { anyCommit } from "./exchange.fixture.ts";
import { renderAgentTrace } from "./render-agent-trace.ts";
import { renderCycloneDx } from "./render-cyclonedx.ts";
import { renderSpdx } from "./render-spdx.ts";

/** The parts of the published schemas that our documents use, each closed where the schema is. */
const Property = z.strictObject({ name: z.string(), value: z.string() });
const CdxTime = z.iso.datetime({ offset: true });
const CdxTool = z.strictObject({ type: z.literal("application"), name: z.string().min(1) });

/** https://cyclonedx.org/docs/1.6/json/ */
const CycloneDx = z.strictObject({
	$schema: z.literal("http://cyclonedx.org/schema/bom-1.6.schema.json"),
	bomFormat: z.literal("CycloneDX"),
	specVersion: z.literal("1.6"),
	serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
	version: z.int().min(1),
	metadata: z.strictObject({
		timestamp: CdxTime,
		tools: z.strictObject({ components: z.array(CdxTool).min(1) }),
		component: z.strictObject({
			type: z.literal("application"),
			"bom-ref": z.string().min(1),
			name: z.string(),
			version: z.string().max(1024),
			properties: z.array(Property),
		}),
	}),
	components: z.array(
		z.strictObject({
			type: z.literal("file"),
			"bom-ref": z.string().min(1),
			name: z.string(),
			hashes: z.array(
				z.strictObject({ alg: z.literal("SHA-256"), content: z.string().regex(/^[a-fA-F0-9]{64}$/) }),
			),
			evidence: z.strictObject({
				occurrences: z.array(
					z.strictObject({ location: z.string(), line: z.int().min(0), additionalContext: z.string() }),
				),
			}),
			properties: z.array(Property),
		}),
	),
	annotations: z.array(
		z.strictObject({
			subjects: z.array(z.string().min(1)).min(1),
			annotator: z.strictObject({ component: CdxTool }),
			timestamp: CdxTime,
			text: z.string().min(1),
		}),
	),
	properties: z.array(Property),
});

const SpdxId = z.string().regex(/^SPDXRef-[A-Za-z0-9.-]+$/);
const SpdxTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
const Nothing = z.literal("NOASSERTION");
const offset = z.strictObject({ reference: SpdxId, offset: z.int().min(1) });
const line = z.strictObject({ reference: SpdxId, lineNumber: z.int().min(1) });

/** https://github.com/spdx/spdx-spec/blob/v2.3/schemas/spdx-schema.json */
const Spdx = z.strictObject({
	spdxVersion: z.literal("SPDX-2.3"),
	dataLicense: z.literal("CC0-1.0"),
	SPDXID: z.literal("SPDXRef-DOCUMENT"),
	documentNamespace: z.url().refine((uri) => !uri.includes("#")),
	name: z.string().min(1),
	creationInfo: z.strictObject({ created: SpdxTime, creators: z.array(z.string().regex(/^Tool: ./)).min(1) }),
	documentDescribes: z.array(SpdxId),
	files: z.array(
		z.strictObject({
			SPDXID: SpdxId,
			fileName: z.string().startsWith("./"),
			checksums: z.tuple([
				z.strictObject({ algorithm: z.literal("SHA1"), checksumValue: z.string().regex(/^[0-9a-f]{40}$/) }),
				z.strictObject({ algorithm: z.literal("SHA256"), checksumValue: z.string().regex(/^[0-9a-f]{64}$/) }),
			]),
			licenseConcluded: Nothing,
			copyrightText: Nothing,
		}),
	),
	snippets: z.array(
		z.strictObject({
			SPDXID: SpdxId,
			snippetFromFile: SpdxId,
			ranges: z.tuple([
				z.strictObject({ startPointer: offset, endPointer: offset }),
				z.strictObject({ startPointer: line, endPointer: line }),
			]),
			name: z.string().min(1),
			comment: z.string(),
			licenseConcluded: Nothing,
			copyrightText: Nothing,
			annotations: z.array(
				z.strictObject({
					annotationDate: SpdxTime,
					annotationType: z.enum(["OTHER", "REVIEW"]),
					annotator: z.string().regex(/^(?:Person|Organization|Tool): ./),
					comment: z.string(),
				}),
			),
		}),
	),
});

/** https://github.com/cursor/agent-trace README, and its schemas.ts as far as it agrees with it. */
const Trace = z.strictObject({
	version: z.string().regex(/^\d+\.\d+\.\d+$/),
	id: z.uuid(),
	timestamp: z.iso.datetime(),
	vcs: z.strictObject({ type: z.literal("git"), revision: z.string().regex(/^[0-9a-f]{40}$/) }),
	tool: z.strictObject({ name: z.string(), version: z.string() }).optional(),
	files: z
		.array(
			z.strictObject({
				path: z.string(),
				conversations: z.array(
					z.strictObject({
						contributor: z.strictObject({
							type: z.enum(["human", "ai", "mixed", "unknown"]),
							model_id: z.string().max(250).optional(),
						}),
						ranges: z.array(
							z.strictObject({
								start_line: z.int().min(1),
								end_line: z.int().min(1),
								content_hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
							}),
						),
					}),
				),
			}),
		)
		.min(1),
	metadata: z.record(z.string().regex(/^[a-z]+(?:\.[a-z]+)+$/), z.unknown()),
});

function isUnique(values: readonly string[]): boolean {
	return new Set(values).size === values.length;
}

it("writes CycloneDX as its schema has it, with references that lead somewhere", () => {
	fc.assert(
		fc.property(anyCommit, (commit) => {
			const bom = CycloneDx.parse(JSON.parse(renderCycloneDx(commit).text));
			const references = [bom.metadata.component, ...bom.components].map((one) => one["bom-ref"]);
			expect(isUnique(references)).toBe(true);
			const known = new Set(references);
			expect(bom.annotations.flatMap(({ subjects }) => subjects).every((one) => known.has(one))).toBe(true);
			const detected = bom.properties.find(({ name }) => name === "cdx:ai:codegen:detected")?.value;
			const origins = commit.files.flatMap(({ ranges }) => ranges).map(({ origin }) => origin);
			if (origins.includes("ai")) expect(detected).toBe("true");
			if (!origins.includes("ai") && !origins.includes("mixed")) expect(detected).toBe("false");
		}),
	);
});

it("writes SPDX as its schema has it, with bytes and lines that agree", () => {
	fc.assert(
		fc.property(anyCommit, (commit) => {
			const document = Spdx.parse(JSON.parse(renderSpdx(commit).text));
			expect(isUnique([...document.files, ...document.snippets].map(({ SPDXID }) => SPDXID))).toBe(true);
			expect(document.documentDescribes).toEqual(document.files.map(({ SPDXID }) => SPDXID));
			for (const { snippetFromFile, ranges } of document.snippets) {
				const file = document.files.find(({ SPDXID }) => SPDXID === snippetFromFile);
				const content = commit.files.find(({ path }) => `./${path}` === file?.fileName)?.content;
				const [bytes, lines] = ranges;
				const text = Buffer.from(content ?? []).toString("utf8");
				const wanted = text
					.split("\n")
					.slice(lines.startPointer.lineNumber - 1, lines.endPointer.lineNumber)
					.map((one) => `${one}\n`)
					.join("");
				const cut = Buffer.from(content ?? []).subarray(
					bytes.startPointer.offset - 1,
					bytes.endPointer.offset,
				);
				expect(cut.toString("utf8")).toBe(wanted);
			}
		}),
	);
});

it("writes Agent Trace as its schema has it, with hashes of the lines without the last line end", () => {
	fc.assert(
		fc.property(anyCommit, (commit) => {
			const { text } = renderAgentTrace(commit);
			const records = text.split("\n").flatMap((row) => (row === "" ? [] : [Trace.parse(JSON.parse(row))]));
			expect(isUnique(records.map(({ id }) => id))).toBe(true);
			for (const { path, conversations } of records.flatMap(({ files }) => files)) {
				const content = Buffer.from(commit.files.find((file) => file.path === path)?.content ?? []);
				const all = content.toString("utf8").split("\r\n");
				for (const { start_line, end_line, content_hash } of conversations.flatMap(({ ranges }) => ranges)) {
					expect(content_hash).toBe(`sha256:${sha256Hex(all.slice(start_line - 1, end_line).join("\r\n"))}`);
				}
			}
		}),
	);
});

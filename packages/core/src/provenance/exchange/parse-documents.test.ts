import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProvenanceError } from "../errors.ts";
import { anyCommit } from "./exchange.fixture.ts";
import { parseCycloneDx } from "./parse-cyclonedx.ts";
import { parseSpdx } from "./parse-spdx.ts";
import { renderCycloneDx } from "./render-cyclonedx.ts";
import { renderSpdx } from "./render-spdx.ts";

const PARSERS = { cyclonedx: parseCycloneDx, spdx: parseSpdx } as const;
const RENDERERS = { cyclonedx: renderCycloneDx, spdx: renderSpdx } as const;

type Path = (string | number)[];

function listPaths(value: unknown, path: Path = []): Path[] {
	if (typeof value !== "object" || value === null) return [path];
	return [path, ...Object.entries(value).flatMap(([key, part]) => listPaths(part, [...path, key]))];
}

function replace(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
	if (key === undefined || typeof value !== "object" || value === null) return by;
	const changed = Object.entries(value).map(([name, part]) => {
		return [name, name === String(key) ? replace(part, rest, by) : part] as const;
	});
	return Array.isArray(value) ? changed.map(([, part]) => part) : Object.fromEntries(changed);
}

describe.each(["cyclonedx", "spdx"] as const)("%s", (format) => {
	it("refuses or reads any damaged document, and never says `captured`", () => {
		fc.assert(
			fc.property(anyCommit, fc.nat(), fc.jsonValue(), (commit, at, by) => {
				const document: unknown = JSON.parse(RENDERERS[format](commit).text);
				const paths = listPaths(document);
				const damaged = replace(document, paths[at % paths.length] ?? [], by);
				try {
					const { files } = PARSERS[format](damaged);
					const grades = files.flatMap(({ claims }) => claims.map(({ claim }) => claim.grade));
					expect(grades.every((grade) => grade === "declared")).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(ProvenanceError);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it("refuses what is something else", () => {
		for (const other of [null, 7, [], {}, { bomFormat: "SPDX" }, { spdxVersion: "SPDX-3.0" }]) {
			expect(() => PARSERS[format](other)).toThrow(ProvenanceError);
		}
	});
});

it("counts what cdxgen says of a whole repository, and makes no lines of it", () => {
	const properties = [
		{ name: "cdx:ai:codegen:detected", value: "true" },
		{ name: "cdx:ai:codegen:tools", value: "cursor" },
		{ name: "internal", value: "x" },
	];
	const bom = { bomFormat: "CycloneDX", specVersion: "1.7", properties };
	expect(parseCycloneDx(bom)).toEqual({ revision: null, files: [], rejected: 0, general: 2 });
});

it("rejects a snippet whose annotation speaks of other lines than it shows", () => {
	const range = (start: number, end: number) => ({
		startPointer: { reference: "SPDXRef-1", lineNumber: start },
		endPointer: { reference: "SPDXRef-1", lineNumber: end },
	});
	const comment = 'countersign:lines {"lines":"1-9","origin":"ai","grade":"captured"}';
	const read = (end: number) =>
		parseSpdx({
			spdxVersion: "SPDX-2.3",
			documentNamespace: "https://example.org/a",
			files: [{ SPDXID: "SPDXRef-1", fileName: "./a.ts" }],
			snippets: [{ snippetFromFile: "SPDXRef-1", ranges: [range(1, end)], annotations: [{ comment }] }],
		});
	expect(read(9)).toMatchObject({ rejected: 0, files: [{ path: "a.ts" }] });
	expect(read(3)).toMatchObject({ rejected: 1, files: [] });
});

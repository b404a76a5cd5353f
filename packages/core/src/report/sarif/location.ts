import type { ArtifactLocation, PhysicalLocation, Region } from "sarif";
import type { TextRange } from "../../model/index.ts";

/** Stands for the root of the repository, so that no machine path gets into the file. */
export const SOURCE_ROOT = "%SRCROOT%";

/** A relative URI reference (RFC 3986) of a repository path. */
export function toArtifactLocation(path: string): ArtifactLocation {
	const segments = path.toWellFormed().split("/");
	return { uri: segments.map((segment) => encodeURIComponent(segment)).join("/"), uriBaseId: SOURCE_ROOT };
}

export function toPhysicalLocation(path: string, range: TextRange, snippet: string): PhysicalLocation {
	return {
		artifactLocation: toArtifactLocation(path),
		region: { ...toRegion(range), snippet: { text: snippet.toWellFormed() } },
	};
}

/** Same columns as the model's: 1-based UTF-16 code units, end exclusive. */
export function toRegion({ startLine, startColumn, endLine, endColumn }: TextRange): Region {
	return { startLine, startColumn, endLine, endColumn };
}

import { ProvenanceError } from "../errors.ts";
import { parsePlainJson } from "../parse-plain-json.ts";

/** JSON inside a text field of a document; undefined where it is none, so that the field alone is refused. */
export function parseEmbeddedJson(text: string): unknown {
	try {
		return parsePlainJson(text, "PROVENANCE_DOCUMENT_MALFORMED");
	} catch (error) {
		if (error instanceof ProvenanceError) return undefined;
		throw error;
	}
}

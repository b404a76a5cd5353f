import * as z from "zod";
import { ProvenanceError } from "../errors.ts";
import {
	type DescribedFile,
	type ForeignDocument,
	MAX_ENTRIES,
	MAX_FILES,
	REVISION,
	SHA256,
} from "./foreign-document.ts";
import { LINE_CLAIM, parseLineClaim } from "./line-claim.ts";
import { parseEmbeddedJson } from "./parse-embedded-json.ts";
import { REVISION_PROPERTY } from "./render-cyclonedx.ts";

const Properties = z
	.array(z.object({ name: z.string(), value: z.string().optional() }))
	.max(MAX_ENTRIES)
	.optional();
const Component = z.object({
	type: z.string(),
	name: z.string(),
	hashes: z.array(z.object({ alg: z.string(), content: z.string() })).optional(),
	properties: Properties,
});
const Bom = z.object({
	bomFormat: z.literal("CycloneDX"),
	specVersion: z.string().regex(/^1\.[3-9]$/),
	metadata: z.object({ component: z.object({ properties: Properties }).optional() }).optional(),
	components: z.array(Component).max(MAX_FILES).optional(),
	properties: Properties,
});
type Component = z.infer<typeof Component>;

function readFile({ name, hashes, properties = [] }: Component) {
	const values = properties.filter((one) => one.name === LINE_CLAIM).map(({ value }) => value ?? "");
	const claims = values.flatMap((value) => parseLineClaim(parseEmbeddedJson(value)) ?? []);
	const hash = hashes?.find(({ alg }) => alg === "SHA-256")?.content.toLowerCase() ?? "";
	const file: DescribedFile = { path: name, sha256: SHA256.test(hash) ? hash : null, claims };
	return { file, rejected: values.length - claims.length };
}

/**
 * A CycloneDX document. Only our own properties name lines; those of cdxgen speak of a whole repository, and are counted.
 * @throws ProvenanceError PROVENANCE_DOCUMENT_MALFORMED
 */
export function parseCycloneDx(value: unknown): ForeignDocument {
	const parsed = Bom.safeParse(value);
	if (!parsed.success) {
		const place = parsed.error.issues[0]?.path.join(".") || "the top level";
		const message = `It is no CycloneDX document of version 1.3 or later: see ${place.slice(0, 80)}.`;
		throw new ProvenanceError("PROVENANCE_DOCUMENT_MALFORMED", { message });
	}
	const { metadata, components = [], properties = [] } = parsed.data;
	const named = metadata?.component?.properties?.find(({ name }) => name === REVISION_PROPERTY)?.value ?? "";
	const read = components.filter(({ type }) => type === "file").map(readFile);
	return {
		revision: REVISION.test(named) ? named : null,
		files: read.map(({ file }) => file).filter(({ claims }) => claims.length > 0),
		rejected: read.reduce((sum, { rejected }) => sum + rejected, 0),
		general: properties.filter(({ name }) => name.startsWith("cdx:ai:")).length,
	};
}

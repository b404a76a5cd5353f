import { toCanonicalJson } from "../../kit/index.ts";
import type { Envelope } from "../../model/index.ts";

/** The one text of an envelope (RFC 8785); its digest names it. */
export function renderEnvelope(envelope: Envelope): string {
	return toCanonicalJson(envelope);
}

import { toCanonicalJson } from "../../kit/index.ts";
import type { Envelope, Statement } from "../../model/index.ts";
import type { Signer } from "../sign/index.ts";
import { toPreAuthEncoding } from "../verify/index.ts";

const PAYLOAD_TYPE = "application/vnd.in-toto+json";

/**
 * Wraps a statement, as canonical JSON, in a DSSE envelope; without a signer it carries no signature.
 * @throws AttestError `ATTEST_SIGNING_FAILED` when the signer cannot sign.
 */
export async function createEnvelope(statement: Statement, signer: Signer | null): Promise<Envelope> {
	const payload = Buffer.from(toCanonicalJson(statement), "utf8");
	const signatures = signer ? [await signer.sign(toPreAuthEncoding(PAYLOAD_TYPE, payload))] : [];
	return { payloadType: PAYLOAD_TYPE, payload: payload.toString("base64"), signatures };
}

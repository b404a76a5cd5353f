import * as z from "zod";

/** in-toto Statement v1: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export const Statement = z
	.object({
		_type: z.literal("https://in-toto.io/Statement/v1"),
		subject: z
			.array(z.object({ name: z.string(), digest: z.record(z.string(), z.string()) }).readonly())
			.min(1)
			.readonly(),
		predicateType: z.string(),
		predicate: z.record(z.string(), z.json()),
	})
	.readonly();
export type Statement = z.infer<typeof Statement>;

/** DSSE envelope: https://github.com/secure-systems-lab/dsse/blob/master/envelope.md; payload and sig are base64. */
export const Envelope = z
	.object({
		payloadType: z.literal("application/vnd.in-toto+json"),
		payload: z.base64(),
		signatures: z.array(z.object({ keyid: z.string(), sig: z.base64() }).readonly()).readonly(),
	})
	.readonly();
export type Envelope = z.infer<typeof Envelope>;

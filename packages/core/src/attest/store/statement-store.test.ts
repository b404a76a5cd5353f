import { describe, expect, it } from "vitest";
import type { RefStore } from "../../model/index.ts";
import { createEnvelope, renderEnvelope } from "../envelope/index.ts";
import { buildCheckStatement } from "../statement/index.ts";
import { createFacts } from "../testing/check-facts.ts";
import { listEnvelopes, readEnvelope, storeEnvelope } from "./statement-store.ts";

/** The contract of `RefStore` over a map; the real one over git is tested in room `change`. */
function createStore(): RefStore & { readonly blobs: Map<string, Uint8Array> } {
	const blobs = new Map<string, Uint8Array>();
	return {
		blobs,
		put: async (ref, entries) => {
			for (const { name, content } of entries) {
				if (!blobs.has(`${ref} ${name}`)) blobs.set(`${ref} ${name}`, Buffer.from(content));
			}
		},
		get: async (ref, name) => blobs.get(`${ref} ${name}`) ?? null,
		list: async (ref) =>
			[...blobs.keys()].filter((key) => key.startsWith(`${ref} `)).map((key) => key.slice(ref.length + 1)),
	};
}

describe("statement store", () => {
	it("stores an envelope once, under its digest, and gives it back", async () => {
		const store = createStore();
		const envelope = await createEnvelope(buildCheckStatement(createFacts()), null);
		const stored = await storeEnvelope(store, envelope);
		expect(await storeEnvelope(store, envelope)).toEqual(stored);
		expect(stored.ref).toBe("refs/countersign/statements");
		expect(await listEnvelopes(store)).toEqual([stored.digest]);
		expect(await readEnvelope(store, stored.digest)).toEqual(envelope);
	});

	it("refuses an envelope that was changed in place", async () => {
		const store = createStore();
		const envelope = await createEnvelope(buildCheckStatement(createFacts()), null);
		const { digest, ref } = await storeEnvelope(store, envelope);
		const forged = renderEnvelope({ ...envelope, payload: "e30=" });
		store.blobs.set(`${ref} ${digest}.json`, Buffer.from(forged));
		await expect(readEnvelope(store, digest)).rejects.toMatchObject({
			code: "ATTEST_ENVELOPE_ALTERED",
			kind: "evidence",
		});
	});

	it.each(["0".repeat(64), "../secret", ""])("knows no envelope %j", async (digest) => {
		await expect(readEnvelope(createStore(), digest)).rejects.toMatchObject({
			code: "ATTEST_ENVELOPE_MISSING",
		});
	});

	it("does not list foreign names", async () => {
		const store = createStore();
		await store.put("refs/countersign/statements", [{ name: "README", content: "hello" }]);
		expect(await listEnvelopes(store)).toEqual([]);
	});
});

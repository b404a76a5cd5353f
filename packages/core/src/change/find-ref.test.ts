import { afterEach, describe, expect, it } from "vitest";
import { findRef } from "./find-ref.ts";
import { openRepository } from "./repository.ts";
import { createTestScope } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

const REF = "refs/countersign/provenance";

describe("findRef", () => {
	it("finds what the ref points at, whatever else bears its name", async () => {
		const repository = scope.create();
		const first = repository.commit("first", { a: "1\n" });
		const second = repository.commit("second", { a: "2\n" });
		repository.git("update-ref", REF, first);
		const opened = await openRepository(repository.root);
		expect(await findRef(opened, REF)).toBe(first);
		repository.git("update-ref", `refs/tags/${REF}`, second);
		expect(await findRef(opened, REF)).toBe(first);
	});

	it.each(["refs/", "refs/tags/", "refs/heads/", "refs/remotes/"])(
		"does not take %s in place of the ref",
		async (place) => {
			const repository = scope.create();
			repository.git("update-ref", `${place}${REF}`, repository.commit("first", { a: "1\n" }));
			expect(await findRef(await openRepository(repository.root), REF)).toBeNull();
		},
	);

	it("sees a ref that is made, moved and removed while git runs", async () => {
		const repository = scope.create();
		const [first, second] = [repository.commit("a", { a: "1\n" }), repository.commit("b", { a: "2\n" })];
		const opened = await openRepository(repository.root);
		const found = [await findRef(opened, REF)];
		for (const args of [
			[REF, first],
			[REF, second],
			["-d", REF],
		]) {
			repository.git("update-ref", ...args);
			found.push(await findRef(opened, REF));
		}
		expect(found).toEqual([null, first, second, null]);
	});
});

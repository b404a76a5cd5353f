import { randomBytes } from "node:crypto";
import { chmodSync, readdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createBlobReader, type GitBlobReader } from "./blob-reader.ts";
import { ChangeError } from "./errors.ts";
import { openRepository } from "./repository.ts";
import type { TestRepository } from "./testing/test-repository.ts";
import { codeOf, createTestScope } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

async function withReader(
	repository: TestRepository,
	use: (reader: GitBlobReader) => Promise<void>,
	maxBytes?: number,
): Promise<void> {
	const reader = createBlobReader(
		await openRepository(repository.root),
		maxBytes === undefined ? {} : { maxBytes },
	);
	await use(reader).finally(() => reader.close());
}

function store(repository: TestRepository, content: string | Uint8Array): string {
	return repository.gitInput(content, "hash-object", "-w", "--stdin");
}

describe("createBlobReader", () => {
	it("answers many requests at once, each with its own bytes", async () => {
		for (const objectFormat of ["sha1", "sha256"] as const) {
			const repository = scope.create({ objectFormat });
			const contents = ["", "\n", "x\n".repeat(50_000), "a missing\n", "\0\u00ff"];
			const ids = contents.map((content) => store(repository, content));
			await withReader(repository, async (reader) => {
				const asked = Array.from({ length: 200 }, (_, index) => index % contents.length);
				const read = await Promise.all(asked.map((index) => reader.read(ids[index] ?? "")));
				for (const [at, index] of asked.entries()) {
					expect(Buffer.from(read[at] ?? []).toString()).toBe(contents[index]);
				}
				expect(await reader.sizeOf(ids[2] ?? "")).toBe(100_000);
			});
		}
	});

	it("gives null for what is absent, no blob or no object name", async () => {
		const repository = scope.create();
		const commit = repository.commit("first", { "a.txt": "1\n" });
		await withReader(repository, async (reader) => {
			for (const id of ["f".repeat(40), commit, "HEAD:a.txt", "a.txt\nHEAD", "--batch"]) {
				expect(await reader.read(id)).toBeNull();
				expect(await reader.sizeOf(id)).toBeNull();
			}
		});
	});

	it("refuses a blob over the limit without keeping it, and goes on", async () => {
		const repository = scope.create();
		const [large, small] = [store(repository, "x".repeat(5000)), store(repository, "small")];
		await withReader(
			repository,
			async (reader) => {
				const both = [codeOf(reader.read(large)), reader.read(small)] as const;
				expect(await both[0]).toBe("CHANGE_BLOB_TOO_LARGE");
				expect(Buffer.from((await both[1]) ?? []).toString()).toBe("small");
				expect(await reader.sizeOf(large)).toBe(5000);
			},
			100,
		);
	});

	it("reports an object that git dies on, and answers the others from a new process", async () => {
		const repository = scope.create();
		const [bad, good] = [store(repository, randomBytes(300_000)), store(repository, "good")];
		const file = join(repository.root, ".git/objects", bad.slice(0, 2), bad.slice(2));
		chmodSync(file, 0o644);
		truncateSync(file, 150_000);
		await withReader(repository, async (reader) => {
			const outcomes = [bad, good, bad, good].map((id) =>
				reader.read(id).then(
					(content) => Buffer.from(content ?? []).toString(),
					(error: unknown) => (error instanceof ChangeError ? error.code : String(error)),
				),
			);
			expect(await Promise.all(outcomes)).toEqual(["CHANGE_GIT_FAILED", "good", "CHANGE_GIT_FAILED", "good"]);
		});
	});

	it("answers null in a partial clone without fetching", async () => {
		const source = scope.create();
		source.commit("first", { "a.txt": "1\n", "b.txt": "2\n" });
		source.git("config", "uploadpack.allowFilter", "true");
		const copy = scope.clone(source, "--filter=blob:none", "--no-checkout");
		const packs = readdirSync(join(copy.root, ".git/objects/pack")).length;
		const ids = ["a.txt", "b.txt"].map((path) => source.git("rev-parse", `HEAD:${path}`));
		await withReader(copy, async (reader) => {
			expect(await Promise.all(ids.map((id) => reader.read(id)))).toEqual([null, null]);
		});
		expect(readdirSync(join(copy.root, ".git/objects/pack"))).toHaveLength(packs);
	});

	it("refuses requests after close", async () => {
		const repository = scope.create();
		const reader = createBlobReader(await openRepository(repository.root));
		await reader.close();
		expect(await codeOf(reader.read("f".repeat(40)))).toBe("CHANGE_GIT_FAILED");
	});
});

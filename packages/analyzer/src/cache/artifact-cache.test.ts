import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openArtifactCache } from "./artifact-cache.ts";

let folder: string;
let file: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "artifact-cache-"));
	file = join(folder, "cache.sqlite");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function keep(key: string, value: string): Promise<void> {
	const cache = await openArtifactCache(file);
	cache.put(key, value);
	cache.close();
}

async function find(key: string, maxBytes?: number): Promise<string | null> {
	const cache = await openArtifactCache(file, maxBytes);
	const value = cache.find(key);
	cache.close();
	return value;
}

it("finds what another opening kept, and nothing else", async () => {
	await keep("a", "1");
	expect(await find("a")).toBe("1");
	expect(await find("b")).toBeNull();
});

it("lets two openings write at once", async () => {
	const [one, two] = await Promise.all([openArtifactCache(file), openArtifactCache(file)]);
	one.put("a", "1");
	two.put("a", "1");
	two.put("b", "2");
	one.close();
	two.close();
	expect([await find("a"), await find("b")]).toEqual(["1", "2"]);
});

it("forgets everything when it has grown too large, and goes on", async () => {
	await keep("a", "x".repeat(200_000));
	expect(await find("a", 400_000)).toHaveLength(200_000);
	expect(await find("a", 100_000)).toBeNull();
	await keep("b", "2");
	expect(await find("b", 100_000)).toBe("2");
});

it("does without where the file is no database or there is none", async () => {
	writeFileSync(file, "no database ".repeat(1_000));
	await keep("a", "1");
	expect(await find("a")).toBeNull();
	const none = await openArtifactCache(null);
	none.put("a", "1");
	none.close();
	expect(none.find("a")).toBeNull();
});

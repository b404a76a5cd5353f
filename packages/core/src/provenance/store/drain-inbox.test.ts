import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRefStore, openRepository, pullRef, pushRef } from "../../change/index.ts";
import { createTestRepository, type TestRepository } from "../../change/testing/test-repository.ts";
import { lineFingerprint, sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import type { ProvenanceRecord } from "../../model/index.ts";
import { ProblemLog } from "../problem-log.ts";
import { sampleRecord } from "../testing/sample-record.ts";
import { drainInbox } from "./drain-inbox.ts";
import { PROVENANCE_REF } from "./entry-name.ts";
import { erasePrompt } from "./erase-prompt.ts";
import { putRecords, readPrompt, readRecords } from "./read-records.ts";
import { renderRecord } from "./stored-record.ts";

let repository: TestRepository;

beforeEach(() => {
	repository = createTestRepository();
});

afterEach(() => repository.remove());

function record(word: string, change: Partial<ProvenanceRecord> = {}): ProvenanceRecord {
	const runs = [{ start: 1, lines: [lineFingerprint(word)], before: null, after: null }];
	return sampleRecord({ runs, ...change });
}

function folder(part: string): string {
	const path = join(repository.root, ".git/countersign", part);
	mkdirSync(path, { recursive: true });
	return path;
}

function deliver(one: ProvenanceRecord): string {
	const { id, text } = renderRecord(one);
	writeFileSync(join(folder("inbox"), `${id}.json`), text);
	return id;
}

async function open(root = repository.root) {
	const opened = await openRepository(root);
	return { opened, archive: createRefStore(opened), gitDir: opened.gitDir };
}

async function listIds(root = repository.root): Promise<readonly string[]> {
	const ids: string[] = [];
	for await (const { id } of readRecords((await open(root)).archive, new ProblemLog())) ids.push(id);
	return ids.sort();
}

function withPrompt(text: string) {
	const content = toCanonicalJson({ schema: "countersign/prompt-1", salt: "00", text });
	const object = sha256Hex(content);
	return { content, object, prompt: { storage: "redacted" as const, object, hmac: null, redaction: null } };
}

describe("drainInbox", () => {
	it("moves records and their prompts into the ref, in one commit, and leaves other prompts", async () => {
		const { content, object, prompt } = withPrompt("make it so");
		const ids = [deliver(record("one", { prompt })), deliver(record("two"))].sort();
		writeFileSync(join(folder("prompts"), `${object}.json`), content);
		writeFileSync(join(folder("prompts"), `${"a".repeat(64)}.json`), "still being written");
		const { archive, gitDir } = await open();
		expect(await drainInbox(gitDir, archive)).toMatchObject({ stored: true, problems: [] });
		expect(await listIds()).toEqual(ids);
		expect((await readPrompt(archive, object, new ProblemLog()))?.text).toBe("make it so");
		expect(readdirSync(folder("inbox"))).toEqual([]);
		expect(readdirSync(folder("prompts"))).toEqual([`${"a".repeat(64)}.json`]);
		expect(repository.git("rev-list", "--count", PROVENANCE_REF)).toBe("1");
	});

	it("moves bad files aside, each with a problem, and takes the good ones", async () => {
		const good = deliver(record("good"));
		const forged = deliver(record("forged"));
		writeFileSync(join(folder("inbox"), `${forged}.json`), renderRecord(record("other")).text);
		const outside = deliver(record("outside", { path: "../../etc/passwd" }));
		const shapeless = "[]";
		writeFileSync(join(folder("inbox"), `${sha256Hex(shapeless)}.json`), shapeless);
		writeFileSync(join(folder("inbox"), "notes.json"), "{}");
		const { archive, gitDir } = await open();
		const { problems } = await drainInbox(gitDir, archive);
		expect(problems.map(({ code }) => code)).toEqual(Array(4).fill("PROVENANCE_RECORD_MALFORMED"));
		expect(await listIds()).toEqual([good]);
		expect(readdirSync(folder("inbox"))).toEqual(["rejected"]);
		expect(existsSync(join(folder("inbox/rejected"), `${outside}.json`))).toBe(true);
	});

	it("loses nothing when processes drain at once, or are killed in between", async () => {
		const ids = Array.from({ length: 60 }, (_, i) => deliver(record(`line ${i}`))).sort();
		const room = (path: string) => pathToFileURL(join(import.meta.dirname, path)).href;
		const script = `
			const { createRefStore, openRepository } = await import("${room("../../change/index.ts")}");
			const { drainInbox } = await import("${room("drain-inbox.ts")}");
			const repository = await openRepository(process.argv[1]);
			const store = createRefStore(repository);
			if (process.argv[2] === "before") store.put = async () => process.kill(process.pid, "SIGKILL");
			const { put } = store;
			if (process.argv[2] === "after") {
				store.put = async (...all) => { await put(...all); process.kill(process.pid, "SIGKILL"); await new Promise(() => {}); };
			}
			await drainInbox(repository.gitDir, store);`;
		const drain = (when: string) =>
			spawnSync(process.execPath, ["--input-type=module", "-e", script, repository.root, when]);
		expect(drain("before").signal).toBe("SIGKILL");
		expect(readdirSync(folder("inbox"))).toHaveLength(60);
		expect(drain("after").signal).toBe("SIGKILL");
		expect(await listIds()).toEqual(ids);
		const late = Array.from({ length: 20 }, (_, i) => deliver(record(`late ${i}`)));
		const { archive, gitDir } = await open();
		await Promise.all([
			drainInbox(gitDir, archive),
			drainInbox(gitDir, archive),
			drainInbox(gitDir, archive),
		]);
		expect(await listIds()).toEqual([...ids, ...late].sort());
		expect(readdirSync(folder("inbox"))).toEqual([]);
		expect(repository.git("fsck", "--strict")).not.toContain("error");
	});

	it("keeps and hands on what cannot be stored", async () => {
		deliver(record("one"));
		const { gitDir, archive } = await open();
		repository.git("update-ref", PROVENANCE_REF, repository.commit("No folder", { ab: "x" }));
		const broken = { ...archive, put: async () => archive.get("refs/heads/main", "abc").then(() => {}) };
		const drained = await drainInbox(gitDir, broken);
		expect(drained).toMatchObject({ stored: false, problems: [{ code: "PROVENANCE_INBOX_NOT_DRAINED" }] });
		expect(drained.waiting).toHaveLength(1);
		expect(readdirSync(folder("inbox"))).toHaveLength(1);
	});
});

describe("the ref", () => {
	it("leaves forged objects out, each with a problem", async () => {
		const { archive } = await open();
		const [id = ""] = await putRecords(archive, [record("honest")]);
		const forged = renderRecord(record("forged", { kind: "human" })).text;
		await archive.put(PROVENANCE_REF, [
			{ name: `${"b".repeat(64)}.json`, content: forged },
			{ name: `${sha256Hex("{}")}.json`, content: "{}" },
			{ name: "README.md", content: "hello" },
		]);
		const problems = new ProblemLog();
		const found: string[] = [];
		for await (const stored of readRecords(archive, problems)) found.push(stored.id);
		expect(found).toEqual([id]);
		expect(problems.list()).toHaveLength(2);
	});

	it("erases a prompt for good: neither the inbox nor another clone brings it back", async () => {
		const { content, object, prompt } = withPrompt("secret plan");
		const id = deliver(record("one", { prompt }));
		writeFileSync(join(folder("prompts"), `${object}.json`), content);
		const { archive, gitDir, opened } = await open();
		await drainInbox(gitDir, archive);
		const remote = createTestRepository({ bare: true });
		try {
			repository.git("remote", "add", "origin", remote.root);
			await pushRef(opened, "origin", PROVENANCE_REF);
			expect(await erasePrompt(archive, object)).toBe("erased");
			expect(await erasePrompt(archive, object)).toBe("already-erased");
			deliver(record("two", { prompt }));
			writeFileSync(join(folder("prompts"), `${object}.json`), content);
			await drainInbox(gitDir, archive);
			await pullRef(opened, "origin", PROVENANCE_REF);
			expect(await readPrompt(archive, object, new ProblemLog())).toBeNull();
			expect(await listIds()).toContain(id);
			expect((await pushRef(opened, "origin", PROVENANCE_REF)).sent).toBe(true);
			expect(remote.git("ls-tree", "-r", "--name-only", PROVENANCE_REF)).not.toContain(".prompt.json");
		} finally {
			remote.remove();
		}
	});

	it("unites two clones that wrote at once", async () => {
		repository.commit("Start", { a: "1\n" });
		const remote = createTestRepository({ bare: true });
		const other = createTestRepository();
		try {
			for (const clone of [repository, other]) clone.git("remote", "add", "origin", remote.root);
			const [mine, theirs] = [await open(), await open(other.root)];
			const ids = [
				...(await putRecords(mine.archive, [record("one"), record("shared")])),
				...(await putRecords(theirs.archive, [record("two"), record("shared")])),
			];
			expect(await pushRef(mine.opened, "origin", PROVENANCE_REF)).toMatchObject({
				sent: true,
				received: false,
			});
			expect(await pushRef(theirs.opened, "origin", PROVENANCE_REF)).toMatchObject({
				sent: true,
				received: true,
			});
			expect(await pullRef(mine.opened, "origin", PROVENANCE_REF)).toMatchObject({ received: true });
			const all = [...new Set(ids)].sort();
			expect(await listIds()).toEqual(all);
			expect(await listIds(other.root)).toEqual(all);
			expect(await pushRef(mine.opened, "origin", PROVENANCE_REF)).toMatchObject({
				sent: false,
				received: false,
			});
		} finally {
			remote.remove();
			other.remove();
		}
	});

	it("refuses names of remotes that are options or paths", async () => {
		const { opened } = await open();
		for (const remote of ["--upload-pack=x", "../elsewhere", "ext::sh -c x"]) {
			await expect(pullRef(opened, remote, PROVENANCE_REF)).rejects.toThrow(/no name of a remote/);
		}
	});
});

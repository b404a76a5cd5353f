import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRefStore, openRepository } from "../../change/index.ts";
import { createTestRepository, type TestRepository } from "../../change/testing/test-repository.ts";
import { lineFingerprint } from "../../kit/index.ts";
import { ProblemLog } from "../problem-log.ts";
import { sampleRecord } from "../testing/sample-record.ts";
import { PROVENANCE_REF } from "./entry-name.ts";
import { readRecords } from "./read-records.ts";
import { renderRecord } from "./stored-record.ts";

let repository: TestRepository;
let inbox: string;

beforeEach(() => {
	repository = createTestRepository();
	inbox = join(repository.root, ".git/countersign/inbox");
	mkdirSync(inbox, { recursive: true });
});

afterEach(() => {
	spawnSync("chmod", ["-R", "u+w", repository.root]);
	repository.remove();
});

/** Puts a record into the inbox as capture does; gives its id. */
function deliver(word: string): string {
	const runs = [{ start: 1, lines: Array(200).fill(lineFingerprint(word)), before: null, after: null }];
	const { id, text } = renderRecord(sampleRecord({ runs }));
	writeFileSync(join(inbox, `${id}.json`), text);
	return id;
}

function deliverMany(count: number, word: string): readonly string[] {
	return Array.from({ length: count }, (_, i) => deliver(`${word}-${i}`)).sort();
}

async function listStored(): Promise<readonly string[]> {
	const archive = createRefStore(await openRepository(repository.root));
	const ids: string[] = [];
	for await (const { id } of readRecords(archive, new ProblemLog())) ids.push(id);
	return ids.sort();
}

function listWaiting(): readonly string[] {
	return readdirSync(inbox)
		.flatMap((name) => /^([0-9a-f]{64})\.json$/.exec(name)?.[1] ?? [])
		.sort();
}

const room = (path: string) => pathToFileURL(join(import.meta.dirname, path)).href;
const SCRIPT = `
	const { createRefStore, openRepository } = await import("${room("../../change/index.ts")}");
	const { drainInbox } = await import("${room("drain-inbox.ts")}");
	const repository = await openRepository(process.argv[1]);
	process.stdout.write("ready\\n");
	const { stored, waiting, problems } = await drainInbox(repository.gitDir, createRefStore(repository));
	process.stdout.write(JSON.stringify({ stored, waiting: waiting.length, problems }) + "\\n");`;
const ARGS = ["--input-type=module", "-e", SCRIPT];

function parseOutcome({ stdout, stderr }: SpawnSyncReturns<string>): unknown {
	const line = stdout.split("\n")[1] ?? "";
	if (line === "") throw new Error(stderr);
	return JSON.parse(line);
}

/** Drains in a process of its own and kills it, and all gits below it, after some time. */
async function drainAndKill(milliseconds: number): Promise<void> {
	const child = spawn(process.execPath, [...ARGS, repository.root], {
		detached: true,
		stdio: ["ignore", "pipe", "ignore"],
	});
	const closed = new Promise((resolve) => child.once("close", resolve));
	await new Promise((resolve) => child.stdout.once("data", resolve));
	await wait(milliseconds);
	try {
		if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
	} catch {
		// It was done already.
	}
	await closed;
}

describe("draining the inbox", () => {
	it("leaves every record in the inbox or in the ref, whenever it is killed", {
		timeout: 120_000,
	}, async () => {
		const all: string[] = [];
		for (let round = 0; round < 8; round += 1) {
			all.push(...deliverMany(60, `round ${round}`));
			await drainAndKill(round * 40);
			for (const lock of [`${PROVENANCE_REF}.lock`, "packed-refs.lock"]) {
				rmSync(join(repository.root, ".git", lock), { force: true });
			}
			const kept = new Set([...(await listStored()), ...listWaiting()]);
			expect([...kept].sort()).toEqual(all.toSorted());
			expect(repository.git("fsck", "--connectivity-only")).not.toMatch(/missing|broken|error/);
		}
		expect(spawnSync(process.execPath, [...ARGS, repository.root]).status).toBe(0);
		expect(await listStored()).toEqual(all.toSorted());
		expect(listWaiting()).toEqual([]);
	});

	it.runIf(process.platform !== "win32")(
		"keeps everything where files cannot grow, says so, and goes on when they can",
		async () => {
			const ids = deliverMany(400, "large");
			const limited = spawnSync(
				"sh",
				["-c", 'ulimit -f 8; exec "$0" "$@"', process.execPath, ...ARGS, repository.root],
				{
					encoding: "utf8",
				},
			);
			const problem = { code: "PROVENANCE_INBOX_NOT_DRAINED", where: PROVENANCE_REF };
			const outcome = { stored: false, waiting: 400, problems: [problem] };
			expect(parseOutcome(limited)).toMatchObject(outcome);
			expect(listWaiting()).toEqual(ids);
			expect(await listStored()).toEqual([]);
			spawnSync(process.execPath, [...ARGS, repository.root]);
			expect(await listStored()).toEqual(ids);
		},
	);

	it.runIf(process.getuid?.() === 0 && existsSync("/bin/mount"))(
		"names a full disk as what it is",
		async (context) => {
			const place = join(repository.root, "small");
			mkdirSync(place);
			const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=96k", "tmpfs", place]);
			if (mounted.status !== 0) return context.skip();
			try {
				spawnSync("git", ["init", "--quiet", "--template=", place]);
				const own = join(place, ".git/countersign");
				mkdirSync(own, { recursive: true });
				const ids = deliverMany(400, "large");
				spawnSync("ln", ["-s", inbox, join(own, "inbox")]);
				const drained = spawnSync(process.execPath, [...ARGS, place], { encoding: "utf8" });
				expect(parseOutcome(drained)).toMatchObject({
					stored: false,
					waiting: 400,
					problems: [{ message: expect.stringContaining("the disk is full") }],
				});
				expect(listWaiting()).toEqual(ids);
				const left = readdirSync(join(place, ".git"), { recursive: true, encoding: "utf8" });
				expect(left.filter((name) => /crash|tmp_/.test(name))).toEqual([]);
			} finally {
				spawnSync("umount", [place]);
			}
		},
	);

	it.runIf(process.platform !== "win32")(
		"keeps everything where .git is read-only, and says so",
		async () => {
			const ids = deliverMany(5, "word");
			const git = join(repository.root, ".git");
			for (const folder of ["objects", "objects/pack", "refs"]) {
				mkdirSync(join(git, folder), { recursive: true });
				chmodSync(join(git, folder), 0o555);
			}
			// Who is root may write everywhere, so that somebody else has to try.
			const isRoot = process.getuid?.() === 0;
			if (isRoot) spawnSync("chown", ["-R", "65534", repository.root]);
			const env = { ...process.env, HOME: repository.root };
			const drained = spawnSync(process.execPath, [...ARGS, repository.root], {
				encoding: "utf8",
				env,
				...(isRoot ? { uid: 65534 } : {}),
			});
			if (isRoot) spawnSync("chown", ["-R", "0", repository.root]);
			expect(parseOutcome(drained)).toMatchObject({
				stored: false,
				waiting: 5,
				problems: [
					{ message: "5 files wait in the inbox: the repository cannot be written (CHANGE_GIT_FAILED)." },
				],
			});
			expect(listWaiting()).toEqual(ids);
			expect(await listStored()).toEqual([]);
		},
	);
});

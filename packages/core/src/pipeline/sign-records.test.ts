import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildBindingStatement, createEvidenceEnvelope, storeBinding } from "../attest/index.ts";
import { createKey, type TestKey } from "../attest/testing/ssh-keys.ts";
import { createRefStore, openRepository, readChange } from "../change/index.ts";
import {
	createTestFolder,
	createTestRepository,
	type TestRepository,
} from "../change/testing/test-repository.ts";
import { lineFingerprint, sha256Hex } from "../kit/index.ts";
import type { CitedRecord, ProvenanceRecord, ProvenanceReport } from "../model/index.ts";
import { putRecords } from "../provenance/index.ts";
import { openPorts } from "./ports.ts";
import { readSignedProvenance } from "./read-signed-provenance.ts";
import { signRecords } from "./sign-records.ts";

const LINES = ["export function loadUser(id) {", "\tconst row = table.get(id);", "\treturn row.user;", "}"];
const TOOL = { name: "countersign", version: "1.0.0" } as const;
const NOW = "2026-03-01T08:00:00.000Z";
const STATEMENTS = "refs/countersign/statements";

let repo: TestRepository;
let folder: ReturnType<typeof createTestFolder>;
let ada: TestKey;
let eve: TestKey;
let id: string;

function toRecord(path: string): ProvenanceRecord {
	return {
		schema: "countersign/provenance-1",
		kind: "ai",
		at: "2026-03-01T07:00:00Z",
		tool: { name: "claude-code", version: null },
		model: "opus",
		session: "s1",
		call: null,
		person: null,
		permissionMode: null,
		proposalChanged: null,
		command: null,
		prompt: { storage: "digest", object: null, hmac: "a".repeat(64), redaction: null },
		path,
		contentBefore: null,
		contentAfter: null,
		refinement: 2,
		runs: [{ start: 1, lines: LINES.map(lineFingerprint), before: null, after: null }],
	};
}

async function store(path: string): Promise<string> {
	const [stored = ""] = await putRecords(createRefStore(await openRepository(repo.root)), [toRecord(path)]);
	return stored;
}

function signWith(key: TestKey, allowed: readonly TestKey[], options = ""): void {
	const signers = join(folder.path, "allowed");
	const principals = allowed.map(
		(one) => `${one === ada ? "ada" : "eve"}@example.com ${options}${one.line}\n`,
	);
	writeFileSync(signers, principals.join(""));
	repo.git("config", "gpg.format", "ssh");
	repo.git("config", "user.signingkey", key.path);
	repo.git("config", "gpg.ssh.allowedSignersFile", signers);
}

async function sign(revision = "HEAD") {
	return signRecords(await openRepository(repo.root), { revision, tool: TOOL, now: NOW });
}

/** What a check of everything would know, without signing anything unless asked to. */
async function read(doesSign = false): Promise<ProvenanceReport> {
	const repository = await openRepository(repo.root);
	const change = await readChange(repository, { base: "start" });
	const ports = openPorts(repository);
	try {
		const named = doesSign ? { tool: TOOL, now: NOW } : null;
		const request = { repository, change, ports, policyPresent: true, sign: named };
		return (await readSignedProvenance(request)).report;
	} finally {
		await ports.close();
	}
}

async function readState(): Promise<CitedRecord["signature"] | undefined> {
	return (await read()).records?.[0]?.signature;
}

/** Puts other bytes in the place of the only binding, under its own name or another. */
function forge(
	change: (envelope: string) => string,
	rename: (name: string) => string = (name) => name,
): void {
	const names = repo.git("ls-tree", "-r", "--name-only", STATEMENTS).split("\n");
	const name = names.find((one) => one.endsWith(".binding.json")) ?? "";
	const blob = repo.gitInput(
		change(repo.git("cat-file", "blob", `${STATEMENTS}:${name}`)),
		"hash-object",
		"-w",
		"--stdin",
	);
	const tree = repo.gitIndexInput("", join(folder.path, "index"), "read-tree", STATEMENTS);
	expect(tree).toBe("");
	const entry = `0 ${"0".repeat(40)}\t${name}\n100644 ${blob}\t${rename(name)}\n`;
	repo.gitIndexInput(entry, join(folder.path, "index"), "update-index", "--index-info");
	const written = repo.gitIndex(join(folder.path, "index"), "write-tree");
	repo.git("update-ref", STATEMENTS, repo.git("commit-tree", "-m", "forged", written));
}

beforeEach(async () => {
	repo = createTestRepository();
	folder = createTestFolder();
	ada = createKey(folder.path, "ed25519");
	eve = createKey(folder.path, "ecdsa");
	repo.commit("Begin", { "README.md": "# Users\n" });
	repo.git("tag", "start");
	id = await store("a.ts");
	signWith(ada, [ada]);
	repo.git("config", "commit.gpgsign", "true");
	repo.commit("Add", { "a.ts": `${LINES.join("\n")}\n` });
});

afterEach(() => {
	repo.remove();
	folder.remove();
});

describe("signRecords", () => {
	it("leaves records usable that nobody signed, and says so", async () => {
		const { records, lines } = await read();
		expect(lines).toMatchObject({ ai: 4 });
		expect(records).toEqual([
			{
				...{
					id,
					kind: "ai",
					path: "a.ts",
					lines: [{ start: 1, end: 4 }],
					prompt: "digest",
					promptId: "a".repeat(64),
					refinement: 2,
				},
				signature: { state: "none", key: null, principal: null, note: null },
			},
		]);
	});

	it("signs the records of a signed commit with its key, once", async () => {
		const signed = await sign();
		expect(signed).toMatchObject({ records: [id], commits: [repo.git("rev-parse", "HEAD")], cited: 1 });
		expect(await readState()).toEqual({
			state: "signed",
			key: signed.key,
			principal: "ada@example.com",
			note: null,
		});
		expect(repo.git("verify-commit", "--raw", "HEAD")).toBe("");
		const tip = repo.git("rev-parse", STATEMENTS);
		expect(await sign()).toMatchObject({ digest: null, records: [], cited: 1 });
		expect(repo.git("rev-parse", STATEMENTS)).toBe(tip);
	});

	it("is done by a check on its own, which then sees the signature", async () => {
		expect((await read(true)).records?.[0]?.signature.state).toBe("signed");
		const tip = repo.git("rev-parse", STATEMENTS);
		await read(true);
		expect(repo.git("rev-parse", STATEMENTS)).toBe(tip);
	});

	it.each([
		[
			"an unsigned commit",
			() => repo.git("commit", "-q", "--amend", "--no-edit", "--no-gpg-sign"),
			"is not signed",
		],
		["another's commit", () => signWith(eve, [ada, eve]), "is signed by SHA256:"],
	])("does not sign the records of %s", async (_name, change, words) => {
		change();
		await expect(sign()).rejects.toMatchObject({
			code: "ATTEST_COMMIT_NOT_SIGNED",
			message: expect.stringContaining(words),
		});
		expect((await read(true)).records?.[0]?.signature.state).toBe("none");
	});

	it("does not sign without a key", async () => {
		repo.git("config", "--unset", "user.signingkey");
		await expect(sign()).rejects.toMatchObject({ code: "ATTEST_NO_SIGNING_KEY", kind: "fault" });
	});

	it("keeps the signature of a record through a rewrite of its commit", async () => {
		await sign();
		repo.git("commit", "-q", "--amend", "--no-gpg-sign", "-m", "Other words");
		repo.git("reflog", "expire", "--expire=now", "--all");
		repo.git("gc", "-q", "--prune=now");
		expect((await readState())?.state).toBe("signed");
	});

	it("signs what the very first commit brought in", async () => {
		await store("b.ts");
		repo.git("checkout", "-q", "--orphan", "other");
		repo.commit("Begin again", { "b.ts": `${LINES.join("\n")}\n` });
		expect((await sign()).records.length).toBeGreaterThan(0);
	});
});

describe("who is believed", () => {
	it.each([
		["a key that is not listed", () => signWith(ada, [eve]), "The key is not among git's allowed signers."],
		[
			"no list of keys",
			() => repo.git("config", "--unset", "gpg.ssh.allowedSignersFile"),
			"git's gpg.ssh.allowedSignersFile is not set.",
		],
		[
			"a list in the repository under judgment",
			() => repo.git("config", "gpg.ssh.allowedSignersFile", "signers"),
			"git's gpg.ssh.allowedSignersFile is no absolute path, and relative ones are not looked up.",
		],
		[
			"a key that had lapsed",
			() => signWith(ada, [ada], 'valid-before="20260201" '),
			"The key was not valid at the time of signing.",
		],
		[
			"a key for other purposes",
			() => signWith(ada, [ada], 'namespaces="file" '),
			"The key is not among git's allowed signers.",
		],
		[
			"a revoked key",
			() => {
				const list = join(folder.path, "revoked");
				writeFileSync(list, `# lost\n${ada.line}\n`);
				repo.git("config", "gpg.ssh.revocationFile", list);
			},
			"The key is revoked.",
		],
	])("does not believe %s", async (_name, change, note) => {
		await sign();
		change();
		expect(await readState()).toMatchObject({ state: "unlisted", principal: null, note });
		expect((await read()).problems).toEqual([]);
	});

	it("believes a key with options that allow it", async () => {
		await sign();
		signWith(ada, [ada], 'namespaces="git,file",valid-after="20260101" ');
		expect(await readState()).toMatchObject({ state: "signed", principal: "ada@example.com" });
	});
});

describe("forged bindings", () => {
	const swap = (from: string, to: string) => (envelope: string) => {
		const parsed = JSON.parse(envelope) as { payload: string };
		const payload = Buffer.from(parsed.payload, "base64").toString("utf8").replaceAll(from, to);
		return envelope.replace(parsed.payload, Buffer.from(payload).toString("base64"));
	};

	it("refuses one whose content was changed in place", async () => {
		await sign();
		forge(swap(NOW, "2026-03-01T08:00:01.000Z"));
		const { problems, records } = await read();
		expect(problems.map(({ code }) => code)).toEqual(["ATTEST_ENVELOPE_ALTERED"]);
		expect(records?.[0]?.signature).toMatchObject({ state: "bad", key: null });
	});

	it("calls a signature that does not fit bad, under whatever name", async () => {
		await sign();
		let content = "";
		const change = (envelope: string) => {
			content = swap(NOW, "2026-03-01T08:00:01.000Z")(envelope);
			return content;
		};
		forge(change, () => {
			const name = sha256Hex(content);
			return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name.slice(4)}.binding.json`;
		});
		const { problems, records } = await read();
		expect(problems).toEqual([
			{
				code: "ATTEST_BINDING_REFUSED",
				where: expect.stringContaining(STATEMENTS),
				message: "The signature does not fit the content.",
			},
		]);
		expect(records?.[0]?.signature).toMatchObject({ state: "bad", principal: null });
	});

	it("refuses records bound to a commit that another key signed", async () => {
		const commit = repo.git("rev-parse", "HEAD");
		const ports = openPorts(await openRepository(repo.root));
		const statement = buildBindingStatement({ commits: [commit], records: [id], tool: TOOL, now: NOW });
		signWith(eve, [ada, eve]);
		const { envelope } = await createEvidenceEnvelope(statement, ports.config);
		await storeBinding(ports.store, envelope);
		await ports.close();
		expect(await readState()).toMatchObject({
			state: "bad",
			note: `It binds records to commit ${commit.slice(0, 12)}, which its key did not sign.`,
		});
		signWith(ada, [ada, eve]);
		await sign();
		const { records, problems } = await read();
		expect(records?.[0]?.signature).toMatchObject({ state: "signed", principal: "ada@example.com" });
		expect(problems.map(({ code }) => code)).toEqual(["ATTEST_BINDING_REFUSED"]);
	});
});

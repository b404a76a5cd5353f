import {
	appendFileSync,
	chmodSync,
	mkdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { createGitClient, type GitClient } from "./git-client.ts";
import { readCode } from "./load-scenarios.ts";
import { playAssistant } from "./play-assistant.ts";
import { runProcess } from "./run-process.ts";
import type { Content, Step } from "./schema.ts";

/** Put together here, so that no scanner takes the fixtures for a leak. */
const GITHUB_TOKEN = `ghp_${"a1B2c3D4e5F6".repeat(3)}`;

interface Build {
	readonly scratch: string;
	readonly git: GitClient;
	readonly words: Map<string, string>;
}

function fill(text: string, words: ReadonlyMap<string, string>): string {
	return text.replace(/\{\{([\w-]+)\}\}/g, (whole, name: string) => words.get(name) ?? whole);
}

function toBytes(content: Content, words: ReadonlyMap<string, string>): Buffer {
	if (typeof content === "string") return Buffer.from(fill(content, words));
	if ("base64" in content) return Buffer.from(content.base64, "base64");
	if ("code" in content) return Buffer.from(fill(readCode(content.code), words));
	const repeat = ({ text, times }: (typeof content.pieces)[number]): string =>
		Array.from({ length: times }, (_, index) => text.replaceAll("{{n}}", String(index + 1))).join("");
	return Buffer.from(fill(content.pieces.map(repeat).join(""), words));
}

function makeRoom(folder: string, path: string): string {
	const target = join(folder, path);
	mkdirSync(dirname(target), { recursive: true });
	rmSync(target, { recursive: true, force: true });
	return target;
}

function fromPercent(name: string): Buffer {
	return Buffer.from(
		name.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
		"latin1",
	);
}

async function stageBytes({ git, words }: Build, folder: string, files: Readonly<Record<string, Content>>) {
	for (const [name, content] of Object.entries(files)) {
		const blob = await git(folder, ["hash-object", "-w", "--stdin"], { input: toBytes(content, words) });
		const entry = Buffer.concat([Buffer.from(`100644 ${blob}\t`), fromPercent(name), Buffer.from("\0")]);
		await git(folder, ["update-index", "-z", "--index-info"], { input: entry });
	}
}

async function commit({ git, words }: Build, folder: string, step: NonNullable<Step["commit"]>) {
	if (step.all) await git(folder, ["add", "--all"]);
	const { author, committer } = step;
	const input = fill(step.message, words);
	const args = ["commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "-F", "-"];
	await git(folder, args, { author, committer, input });
	if (step.as !== undefined) words.set(step.as, await git(folder, ["rev-parse", "HEAD"]));
}

function changeFiles({ words }: Build, folder: string, step: Step): void {
	for (const [path, content] of Object.entries(step.write ?? {})) {
		writeFileSync(makeRoom(folder, path), toBytes(content, words));
	}
	for (const [path, target] of Object.entries(step.link ?? {})) symlinkSync(target, makeRoom(folder, path));
	for (const path of step.executable ?? []) chmodSync(join(folder, path), 0o755);
	for (const path of step.remove ?? []) rmSync(join(folder, path), { recursive: true });
}

async function playStep(build: Build, folder: string, step: Step): Promise<void> {
	const { assistant, signer } = step;
	if (signer !== undefined) await useSigner(build, folder, signer);
	if (!assistant) return;
	const write = (): void => changeFiles(build, folder, { write: assistant.write });
	await playAssistant({ folder, home: join(build.scratch, "home"), write }, assistant);
}

/** Keys of all signers of a scenario are listed, each as its own person. */
async function useSigner({ git, scratch }: Build, folder: string, name: string): Promise<void> {
	const key = join(scratch, `key-${name}`);
	const args = ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", key];
	const made = await runProcess({ program: "ssh-keygen", args, cwd: scratch, env: process.env });
	if (made.status !== 0) throw new Error(made.stderr);
	const signers = join(scratch, "allowed-signers");
	appendFileSync(signers, `${name}@example.com ${readFileSync(`${key}.pub`, "utf8")}`);
	const settings = {
		"gpg.format": "ssh",
		"user.signingkey": key,
		"gpg.ssh.allowedSignersFile": signers,
		"commit.gpgsign": "true",
	};
	for (const [setting, value] of Object.entries(settings)) await git(folder, ["config", setting, value]);
}

async function runStep(build: Build, step: Step): Promise<void> {
	const { git, words, scratch } = build;
	const folder = join(scratch, step.in ?? "repository");
	changeFiles(build, folder, step);
	await playStep(build, folder, step);
	if (step.stageBytes) await stageBytes(build, folder, step.stageBytes);
	if (step.stage) await git(folder, ["add", "--", ...step.stage]);
	if (step.commit) await commit(build, folder, step.commit);
	if (step.git)
		await git(
			folder,
			step.git.map((arg) => fill(arg, words)),
		);
	if (step.note !== undefined) {
		await git(folder, ["notes", "--ref=ai", "add", "-F", "-"], { input: fill(step.note, words) });
	}
}

/** Makes what a scenario's steps say below `scratch`, with real git; the main repository is `repository`. */
export async function buildRepository(scratch: string, steps: readonly Step[]): Promise<void> {
	const home = join(scratch, "home");
	mkdirSync(home);
	const words = new Map([
		["scratch", scratch],
		["github-token", GITHUB_TOKEN],
		["git-ai-metadata", readCode("git-ai-metadata.json")],
	]);
	const build = { scratch, git: createGitClient(home), words };
	await build.git(join(scratch, "repository"), ["init", "--quiet", "--initial-branch=main"]);
	for (const step of steps) await runStep(build, step);
}

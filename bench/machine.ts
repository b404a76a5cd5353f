import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from "node:os";
import { join } from "node:path";

/** What a figure means nothing without. No names of hosts, users or folders. */
export interface Facts {
	readonly date: string;
	readonly cpu: string;
	readonly cores: number;
	readonly coresUsed: number;
	readonly memoryGb: number;
	readonly system: string;
	/** One minute average when the run began: figures of a busy machine are worth less. */
	readonly load: number;
	readonly node: string;
	readonly countersign: { readonly version: string; readonly commit: string; readonly modified: boolean };
}

export const CORES = 2;

function ask(root: string, args: readonly string[]): string {
	return execFileSync("git", ["-C", root, ...args], { encoding: "utf8" }).trim();
}

function readVersion(root: string): string {
	const text = readFileSync(join(root, "packages/cli/package.json"), "utf8");
	return (JSON.parse(text) as { version: string }).version;
}

export function readFacts(root: string, now: Date): Facts {
	const cores = availableParallelism();
	return {
		date: now.toISOString(),
		cpu: cpus()[0]?.model.trim() ?? "unknown",
		cores,
		coresUsed: canPin() ? Math.min(cores, CORES) : cores,
		memoryGb: Math.round(totalmem() / 1e9),
		system: `${platform()} ${release()}`,
		load: Number((loadavg()[0] ?? 0).toFixed(2)),
		node: process.version,
		countersign: {
			version: readVersion(root),
			commit: ask(root, ["rev-parse", "--short=12", "HEAD"]),
			modified:
				ask(root, ["status", "--porcelain", "--untracked-files=no", "--", "packages", "rules"]) !== "",
		},
	};
}

function canPin(): boolean {
	if (platform() !== "linux") return false;
	try {
		execFileSync("taskset", ["--version"], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}

/** What stands before a command so that it uses two cores; nothing where the machine has no more, or cannot. */
export function pinPrefix(): readonly string[] {
	return availableParallelism() > CORES && canPin() ? ["taskset", "-c", "0,1"] : [];
}

/** `amd-epyc-2-cores`, for the name of a file. */
export function nameMachine({ cpu, cores }: Pick<Facts, "cpu" | "cores">): string {
	const slug = cpu
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "");
	return `${slug.slice(0, 40)}-${cores}-cores`;
}

import { readGitVersion } from "@countersign/core";
import { findProgram } from "../find-program.ts";
import { examine, isWell, type Symptom } from "./symptom.ts";

const LEAST_GIT = "2.31";
/** Older ones run, without a cache: they have no SQLite. */
const LEAST_NODE = "22.22";

function isAtLeast(version: string, least: string): boolean {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
	return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

function compareVersion(name: string, version: string, least: string): Symptom {
	if (isAtLeast(version, least)) return isWell(name, version);
	return {
		name,
		status: "fail",
		detail: `${version}, older than ${least}`,
		fix: `Install ${name} ${least} or newer.`,
	};
}

function examineNode(version: string): Symptom {
	const symptom = compareVersion("node", version, LEAST_NODE);
	return symptom.status === "fail"
		? { ...symptom, status: "warn", detail: `${version}: works without a cache` }
		: symptom;
}

async function examineKeygen(): Promise<Symptom> {
	const found = await findProgram("ssh-keygen");
	if (found !== null) return isWell("ssh-keygen", found);
	return {
		name: "ssh-keygen",
		status: "warn",
		detail: "not on PATH; evidence cannot be signed",
		fix: "Install OpenSSH, e.g. apt-get install openssh-client.",
	};
}

/** The programs that Countersign runs on. */
export async function examinePrograms(): Promise<readonly Symptom[]> {
	return [
		examineNode(process.versions.node),
		await examine("git", async () => compareVersion("git", await readGitVersion(), LEAST_GIT)),
		await examine("ssh-keygen", examineKeygen),
	];
}

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Files that git tracks or would track, so that what is about to be committed is judged too; sorted. */
export function listFiles(root: string): readonly string[] {
	const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
	const output = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
	const paths = new Set(output.split("\0").filter((path) => path !== ""));
	return [...paths].filter((path) => existsSync(join(root, path))).sort();
}

/** Our own TypeScript: not the cases that rules are tried on, and not fixtures. */
export function listSources(root: string): readonly string[] {
	return listFiles(root).filter((path) => /\.m?ts$/.test(path) && !/^(?:rules|fixtures)\//.test(path));
}

/** Tests, and what only tests may use. */
export function isTestCode(path: string): boolean {
	return (
		/\.test(?:-data)?\.ts$|\.fixture\.ts$/.test(path) ||
		/^packages\/[^/]+\/test\//.test(path) ||
		path.includes("/testing/")
	);
}

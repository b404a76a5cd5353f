import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles } from "../source/list-sources.ts";

const root = join(import.meta.dirname, "../..");
const files = listFiles(root);

function readText(path: string): string {
	return readFileSync(join(root, path), "utf8");
}

/** Written in parts, so that this file does not hold what it looks for. */
const FOREIGN: readonly (readonly [what: string, pattern: RegExp])[] = [
	["a path of somebody's machine", new RegExp(`(?<![\\w.])/${"work"}/(?:main|shared|\\.)`)],
	["a path of somebody's machine", new RegExp(`/tmp/${"probe"}`)],
	["the host of a private registry", /https?:\/\/[^\s"'/]*(?:artifactory|nexus|verdaccio|proxy)[^\s"'/]*\//i],
	["an address in a private network", /https?:\/\/(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/],
];

/** Cases and fixtures show vulnerable code, private addresses included. */
const ours = files.filter((path) => !/^(?:rules|fixtures)\//.test(path) && !/\.test\.ts$/.test(path));

describe("tracked files", () => {
	it("name no machine and no private registry", () => {
		const found = ours.flatMap((path) => {
			const text = readText(path);
			return FOREIGN.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path}: ${what}`);
		});
		expect(found).toEqual([]);
	});

	it("lock dependencies by content, not by the host they once came from", () => {
		const lock = JSON.parse(readText("package-lock.json")) as {
			packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
		};
		const foreign = Object.entries(lock.packages).filter(([path]) => path.startsWith("node_modules/"));
		expect(foreign.length).toBeGreaterThan(50);
		const remote = foreign.filter(([, entry]) => !entry.link);
		expect(remote.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
		expect(remote.filter(([, entry]) => entry.resolved).map(([path]) => path)).toEqual([]);
	});

	it("pin every dependency to one version", () => {
		const manifests = files.filter((path) => /^(?:packages\/[^/]+\/)?package\.json$/.test(path));
		const versions = manifests.flatMap((path) => {
			const manifest = JSON.parse(readText(path)) as Record<string, Record<string, string> | undefined>;
			const kinds = ["dependencies", "devDependencies", "optionalDependencies"];
			return kinds.flatMap((kind) => Object.values(manifest[kind] ?? {}));
		});
		expect(versions.length).toBeGreaterThan(20);
		expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
	});

	it("run no script when packages are installed", () => {
		expect(readText(".npmrc")).toMatch(/^ignore-scripts=true$/m);
	});
});

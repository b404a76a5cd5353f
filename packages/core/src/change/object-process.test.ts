import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { createObjectParser } from "./object-parser.ts";
import { createTestScope } from "./testing/test-scope.ts";

const scope = createTestScope();
afterEach(scope.removeAll);

const PREPARE = `
const { openRepository } = await import(${JSON.stringify(new URL("./repository.ts", import.meta.url).href)});
const { createBlobReader } = await import(${JSON.stringify(new URL("./blob-reader.ts", import.meta.url).href)});
const reader = createBlobReader(await openRepository(process.argv[1]));
await reader.read("f".repeat(40));
process.stdout.write("ready");
`;

/** Object names of living children; a process that ended but was not collected yet does not count. */
function listChildren(parent: number): number[] {
	const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="]).toString();
	const rows = table.split("\n").map((line) => line.trim().split(/\s+/));
	return rows
		.filter(([, ppid, stat]) => Number(ppid) === parent && !stat?.startsWith("Z"))
		.map(([pid]) => Number(pid));
}

function isAlive(pid: number): boolean {
	const table = execFileSync("ps", ["-A", "-o", "pid=,stat="]).toString();
	return table.split("\n").some((line) => new RegExp(`^\\s*${pid} [^Z]`).test(line));
}

describe("ObjectProcess", () => {
	it("does not outlive a process that is killed", async () => {
		const args = [
			"--input-type=module",
			"-e",
			`${PREPARE} setInterval(() => {}, 1000);`,
			scope.create().root,
		];
		const holder = spawn(process.execPath, args);
		await once(holder.stdout, "data");
		const children = listChildren(holder.pid ?? 0);
		expect(children.length).toBeGreaterThan(0);
		holder.kill("SIGKILL");
		await once(holder, "close");
		for (let attempt = 0; attempt < 100 && children.some(isAlive); attempt += 1) await wait(50);
		expect(children.filter(isAlive)).toEqual([]);
	});

	it("does not keep a process alive that forgot to close it", async () => {
		const holder = spawn(process.execPath, ["--input-type=module", "-e", PREPARE, scope.create().root]);
		expect((await once(holder, "close"))[0]).toBe(0);
	});
});

describe("createObjectParser", () => {
	const bodies = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 });
	const cuts = fc.array(fc.nat(400), { maxLength: 10 });

	it("gives the same objects however the stream is cut", () => {
		fc.assert(
			fc.property(bodies, cuts, (contents, at) => {
				const parts = contents.flatMap((content, index) => [
					Buffer.from(`${String(index).repeat(40)} blob ${content.length}\n`),
					Buffer.from(content),
					Buffer.from(`\n${"f".repeat(40)} missing\n`),
				]);
				const stream = Buffer.concat(parts);
				const seen: (string | null)[] = [];
				let body = Buffer.alloc(0);
				const parse = createObjectParser({
					hasBody: true,
					onHeader: () => {
						body = Buffer.alloc(0);
					},
					onChunk: (chunk) => {
						body = Buffer.concat([body, chunk]);
					},
					onEnd: (header) => seen.push(header ? body.toString("hex") : null),
				});
				const edges = [0, ...at.filter((cut) => cut < stream.length).sort((a, b) => a - b), stream.length];
				for (const [index, edge] of edges.entries()) parse(stream.subarray(edge, edges[index + 1] ?? edge));
				expect(seen).toEqual(contents.flatMap((content) => [Buffer.from(content).toString("hex"), null]));
			}),
		);
	});

	it("refuses what is no answer of git", () => {
		const parse = createObjectParser({
			hasBody: true,
			onHeader: () => {},
			onChunk: () => {},
			onEnd: () => {},
		});
		expect(() => parse(Buffer.from("hello\n"))).toThrow(/git cat-file answered "hello"/);
		expect(() => parse(Buffer.from("x".repeat(5000)))).toThrow(/git cat-file answered/);
	});
});

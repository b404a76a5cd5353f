import { expect, it } from "vitest";
import { repeat, runProgram } from "./run-program.ts";

const NODE = { program: process.execPath, cwd: import.meta.dirname };

it("takes exit codes that mean work done and no others", async () => {
	const args = ["-e", "console.error('broken'); process.exit(3)"];
	await expect(runProgram({ ...NODE, args, accepts: [0, 3] })).resolves.toHaveProperty("milliseconds");
	await expect(runProgram({ ...NODE, args, accepts: [0] })).rejects.toThrow(/ended with 3\.\nbroken/);
});

it("stops a program that takes too long", async () => {
	const args = ["-e", "setInterval(() => {}, 1000)"];
	await expect(runProgram({ ...NODE, args, accepts: [0], timeoutMs: 200 })).rejects.toThrow("was stopped");
});

it.runIf(process.platform === "linux")("counts the memory of children too", async () => {
	const hold = "const held = Buffer.alloc(150e6, 1); setTimeout(() => held, 800)";
	const spawnIt = `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(hold)}])`;
	const run = await runProgram({ ...NODE, args: ["-e", spawnIt], accepts: [0], watchesMemory: true });
	expect(run.peakBytes).toBeGreaterThan(150e6);
});

it("runs in turn", async () => {
	let running = 0;
	const seen = await repeat(3, async (index) => {
		running += 1;
		await new Promise((resolve) => setImmediate(resolve));
		const atOnce = running;
		running -= 1;
		return `${index}:${atOnce}`;
	});
	expect(seen).toEqual(["0:1", "1:1", "2:1"]);
});

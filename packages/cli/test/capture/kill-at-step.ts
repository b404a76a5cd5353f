/**
 * Loaded before the command: kills the process without notice at the n-th step by which it changes what is kept, so that a
 * test can stop it at each. `KILL_AT_STEP` is the number; with `KILL_TORN` only steps that write bytes count, and half of
 * them are written first.
 */
import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { sep } from "node:path";

const [at, isTorn] = [Number(process.env.KILL_AT_STEP), process.env.KILL_TORN !== undefined];
const MOVES = ["renameSync", "mkdirSync", "rmSync", "unlinkSync", "linkSync", "copyFileSync", "utimesSync"];
const LATER_MOVES = ["rename", "mkdir", "rm", "unlink"];
let steps = 0;

function isKept(args: readonly unknown[]): boolean {
	return args.slice(0, 2).some((arg) => String(arg).includes(`${sep}.git${sep}`));
}

function die(): void {
	process.kill(process.pid, "SIGKILL");
}

function step(): void {
	steps += 1;
	if (steps === at) die();
}

/** Puts a step before a function of a module. */
function watch(module: object, name: string, before: (args: readonly unknown[]) => void): void {
	const own: unknown = Reflect.get(module, name);
	if (typeof own !== "function") throw new Error(`There is no ${name}.`);
	Reflect.set(module, name, (...args: readonly unknown[]) => {
		before(args);
		return Reflect.apply(own, module, args);
	});
}

const { writeFileSync } = fs;

function writeHalf([file, bytes, options]: readonly unknown[]): void {
	steps += 1;
	if (steps !== at || typeof file !== "string") return;
	const whole = Buffer.from(typeof bytes === "string" || bytes instanceof Uint8Array ? bytes : "");
	const half = whole.subarray(0, Math.floor(whole.length / 2));
	writeFileSync(file, half, typeof options === "object" ? { ...options } : {});
	die();
}

for (const write of ["writeFileSync", "appendFileSync"]) {
	watch(fs, write, (args) => {
		if (isKept(args)) (isTorn ? writeHalf : step)(args);
	});
}
if (!isTorn) {
	for (const name of MOVES) watch(fs, name, (args) => isKept(args) && step());
	for (const name of LATER_MOVES) watch(fs.promises, name, (args) => isKept(args) && step());
	watch(childProcess, "spawn", step);
}
syncBuiltinESMExports();

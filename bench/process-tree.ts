import { readdirSync, readFileSync } from "node:fs";

/** Peak memory of a process and all its descendants. */
export interface MemoryWatch {
	/** Bytes, null where the system has no /proc. */
	stop(): number | null;
}

const INTERVAL_MS = 100;

function readKilobytes(pid: number, name: string): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, "utf8");
		return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? 0);
	} catch {
		// It has ended since it was listed.
		return 0;
	}
}

function readParent(pid: number): number {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, "utf8");
		// `pid (name) state ppid`, where the name may hold anything: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
		return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]);
	} catch {
		return 0;
	}
}

function listDescendants(root: number): readonly number[] {
	const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
	const parents = new Map(pids.map((pid) => [pid, readParent(pid)]));
	const found = [root];
	for (const above of found) {
		for (const [pid, parent] of parents) if (parent === above) found.push(pid);
	}
	return found.slice(1);
}

/**
 * Watches a process. Its own peak is the kernel's high-water mark, which misses nothing and counts all its threads; those
 * of its children are added as they stand at each look. Pages shared between processes count for each of them.
 */
export function watchMemory(root: number): MemoryWatch {
	if (process.platform !== "linux") return { stop: () => null };
	let peak = 0;
	const look = (): void => {
		const children = listDescendants(root).reduce((sum, pid) => sum + readKilobytes(pid, "VmRSS"), 0);
		peak = Math.max(peak, readKilobytes(root, "VmRSS") + children, readKilobytes(root, "VmHWM"));
	};
	const timer = setInterval(look, INTERVAL_MS);
	look();
	return {
		stop: () => {
			clearInterval(timer);
			return peak * 1024;
		},
	};
}

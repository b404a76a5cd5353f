const INTERVAL_MS = 100;
const CLEAR_LINE = "\r\u001b[2K";

/** One line that is rewritten in place, on a terminal only. */
export interface Progress {
	readonly update: (done: number, total: number) => void;
	readonly clear: () => void;
}

/** @param describe what the line says; files that are inspected when absent. */
export function createProgress(
	isShown: boolean,
	describe = (done: number, total: number) => `inspecting ${done} of ${total} files`,
): Progress {
	let last = 0;
	let isDrawn = false;
	return {
		update: (done, total) => {
			const now = performance.now();
			if (!isShown || now - last < INTERVAL_MS) return;
			last = now;
			isDrawn = true;
			process.stderr.write(`${CLEAR_LINE}${describe(done, total)}`);
		},
		clear: () => {
			if (isDrawn) process.stderr.write(CLEAR_LINE);
			isDrawn = false;
		},
	};
}

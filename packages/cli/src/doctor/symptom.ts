/** What one examination found. `warn` works, but less well; `fail` does not work. */
export interface Symptom {
	readonly name: string;
	readonly status: "ok" | "warn" | "fail";
	readonly detail: string;
	/** What to do, null when all is well. */
	readonly fix: string | null;
}

export function isWell(name: string, detail: string): Symptom {
	return { name, status: "ok", detail, fix: null };
}

/** Runs an examination; one that throws is a failure with the error's own words. */
export async function examine(name: string, run: () => Promise<Symptom>): Promise<Symptom> {
	try {
		return await run();
	} catch (error) {
		const detail = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
		const fix = error instanceof Error && "fix" in error && typeof error.fix === "string" ? error.fix : null;
		return { name, status: "fail", detail, fix };
	}
}

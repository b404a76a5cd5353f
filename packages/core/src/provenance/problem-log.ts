import type { ProvenanceProblem } from "../model/index.ts";
import { ProvenanceError, type ProvenanceErrorCode } from "./errors.ts";

/** A hostile note can hold a fault in each of its 100,000 entries; a report that lists them all is of no use. */
const MAX_PROBLEMS = 200;

/** Collects what could not be used: each problem once, in order, up to a limit that is itself reported. */
export class ProblemLog {
	readonly #problems: ProvenanceProblem[] = [];
	readonly #seen = new Set<string>();
	#omitted = 0;

	add(code: ProvenanceErrorCode, where: string, message: string): void {
		this.pass({ code, where, message });
	}

	/** Adds a problem that somebody else found. */
	pass({ code, where, message }: ProvenanceProblem): void {
		if (this.#problems.length >= MAX_PROBLEMS) {
			this.#omitted += 1;
			return;
		}
		const identity = `${code}\0${where}\0${message}`;
		if (this.#seen.has(identity)) return;
		this.#seen.add(identity);
		this.#problems.push({ code, where, message });
	}

	/** Runs a parser; a ProvenanceError becomes a problem and null, any other error is our own and goes on. */
	attempt<T>(where: string, parse: () => T): T | null {
		try {
			return parse();
		} catch (error) {
			if (!(error instanceof ProvenanceError)) throw error;
			this.add(error.code, where, error.message);
			return null;
		}
	}

	list(): readonly ProvenanceProblem[] {
		if (this.#omitted === 0) return this.#problems;
		const message = `${this.#omitted} more problems are not listed.`;
		return [...this.#problems, { code: "PROVENANCE_PROBLEMS_OMITTED", where: "", message }];
	}
}

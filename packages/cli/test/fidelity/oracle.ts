import type { OriginRange } from "@countersign/core/model";
import { type Actor, getToolName, isTool } from "./actor.ts";
import type { Score } from "./score.ts";

const WORDS = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "islet", "jetty"];
const TOKEN = /\bt\d+q[a-z]+\b/;
/** Sixteen blanks after a mark of three: a number that neither fingerprints nor people see. */
const TAG = /\t \t([ \t]{16})$/;
const TAG_BITS = 16;

/** What a line must come to. `mixed` is right where a person changed a proposal. */
export interface Writer {
	readonly actor: Actor;
	readonly mixed?: boolean;
}

/**
 * Knows the writer of every line by a mark in the line itself, and shares nothing with the product: a word that no other
 * line has, or, for lines that have to look like others (`}`, `return null;`), a number in blanks at their end, which
 * fingerprints leave out by their definition.
 */
export class Oracle {
	readonly #writers = new Map<string, Writer>();
	#count = 0;

	/** Knows what this one knows, and goes on by itself. */
	fork(): Oracle {
		const oracle = new Oracle();
		oracle.#count = this.#count;
		for (const [mark, writer] of this.#writers) oracle.#writers.set(mark, writer);
		return oracle;
	}

	/** From here on these writers' lines must come to this: what was lost can be known to nobody. */
	expect(actor: Actor | "all", writer: Writer): void {
		for (const [mark, known] of this.#writers) {
			if (actor === "all" || known.actor === actor) this.#writers.set(mark, writer);
		}
	}

	expectLine(line: string, writer: Writer): void {
		const token = TOKEN.exec(line)?.[0];
		if (token !== undefined) this.#writers.set(token, writer);
	}

	#next(writer: Writer, kind: "word" | "tag"): string {
		this.#count += 1;
		const mark =
			kind === "tag" ? `#${this.#count}` : `t${this.#count}q${WORDS[this.#count % WORDS.length] ?? ""}`;
		this.#writers.set(mark, writer);
		return mark;
	}

	/** Statements, each with a word of its own. */
	writeLines(writer: Writer, count: number): string[] {
		return Array.from({ length: count }, () => {
			const token = this.#next(writer, "word");
			return `const ${token} = step(${this.#count * 7}, "${WORDS[this.#count % 7] ?? ""}");`;
		});
	}

	/** Lines of any text, also of text that others write as well. */
	writePlain(writer: Writer, texts: readonly string[]): string[] {
		return texts.map((text) => {
			const bits = Number(this.#next(writer, "tag").slice(1)).toString(2).padStart(TAG_BITS, "0");
			return `${text}\t \t${bits.replaceAll("0", " ").replaceAll("1", "\t")}`;
		});
	}

	/** Null for a line that no scenario wrote. */
	findWriter(line: string): Writer | null {
		const token = TOKEN.exec(line)?.[0];
		if (token !== undefined) return this.#writers.get(token) ?? null;
		const bits = TAG.exec(line.replace(/\r$/, ""))?.[1];
		if (bits === undefined) return null;
		const number = Number.parseInt(bits.replaceAll(" ", "0").replaceAll("\t", "1"), 2);
		return this.#writers.get(`#${number}`) ?? null;
	}

	/** Counts what attribution says about a line. */
	judge(
		line: string,
		found: OriginRange | undefined,
		{ place, score }: { place: string; score: Score },
	): void {
		const writer = this.findWriter(line);
		const origin = found?.origin ?? "unknown";
		score.lines += 1;
		if (!writer) {
			if (origin !== "unknown") score.wrong.push(`${place} of nobody is ${origin}`);
			return;
		}
		if (origin === "human" && found?.grade !== "declared") {
			score.wrong.push(`${place} is a person's by more than a word that nobody signed`);
		}
		judgeWriter(writer, { origin, tool: found?.tool ?? null, place, score });
	}
}

interface Finding {
	readonly origin: OriginRange["origin"];
	readonly tool: string | null;
	readonly place: string;
	readonly score: Score;
}

function isRight({ actor, mixed }: Writer, { origin, tool }: Finding): boolean {
	if (actor === "hand") return origin === "unknown";
	if (actor === "person") return origin === "human";
	return origin === (mixed ? "mixed" : "ai") && tool === getToolName(actor);
}

function judgeWriter(writer: Writer, finding: Finding): void {
	const { origin, tool, place, score } = finding;
	const right = isRight(writer, finding);
	const told = `${place} of ${writer.actor}${writer.mixed ? " and a person" : ""} is ${origin} ${tool ?? ""}`;
	if (isTool(writer.actor)) score.aiLines += 1;
	if (isTool(writer.actor) && right) score.aiFound += 1;
	if (writer.actor === "person") score.personLines += 1;
	if (writer.actor === "person" && right) score.personFound += 1;
	if (origin === "ai") score.aiClaims += 1;
	if (origin === "ai" && !right) score.aiWrong += 1;
	if (origin === "human" && !right) score.falseHuman.push(told.trim());
	if (!right && origin === "unknown") score.missed.push(told.trim());
	if (!right && origin !== "unknown") score.wrong.push(told.trim());
}

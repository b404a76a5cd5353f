import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openRepository, readBlame, renderRecord } from "@countersign/core";
import type { OriginRange, ProvenanceRecord } from "@countersign/core/model";
import {
	createTestRepository,
	openTestRepository,
	type TestRepository,
} from "../../../core/src/change/testing/test-repository.ts";
import { findLineChange } from "../../../core/src/provenance/capture/evidence-runs.ts";

/** Who acts in a scenario. `hand` is a person whom nobody records: their lines must stay `unknown`. */
export type Actor = "claude-code" | "cursor" | "person" | "hand";

/** What became of the lines that the oracle knows. */
export interface Score {
	/** Lines of assistants, and how many of them were found with the right tool. */
	aiLines: number;
	aiFound: number;
	/** Lines called `ai`, and what was wrong about them. */
	aiClaims: number;
	personLines: number;
	personFound: number;
	/** Lines that somebody else wrote, each described. */
	readonly wrong: string[];
	readonly missed: string[];
}

const TOKEN = /\bt\d+q[a-z]+\b/;
const WORDS = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "islet", "jetty"];

/** A repository whose every line names its author to the oracle by a token of its own. */
export class World {
	repository: TestRepository;
	readonly origin: TestRepository;
	readonly #authors = new Map<string, Actor>();
	#count = 0;
	#time = Date.parse("2026-03-01T08:00:00Z");

	constructor() {
		this.origin = createTestRepository();
		this.repository = this.origin;
	}

	git(...args: string[]): string {
		return this.repository.git("-c", "core.editor=true", "-c", "rerere.enabled=false", ...args);
	}

	/** New lines by an actor; each has a token that no other line has. */
	lines(actor: Actor, count: number, indent = ""): string[] {
		return Array.from({ length: count }, () => {
			this.#count += 1;
			const token = `t${this.#count}q${WORDS[this.#count % WORDS.length]}`;
			this.#authors.set(token, actor);
			return `${indent}const ${token} = step(${this.#count * 7}, "${WORDS[this.#count % 7]}");`;
		});
	}

	read(path: string): string[] {
		const lines = this.text(path).split("\n");
		if (lines.at(-1) === "") lines.pop();
		return lines;
	}

	text(path: string): string {
		try {
			return readFileSync(join(this.repository.root, path), "utf8");
		} catch {
			return "";
		}
	}

	/** Writes a file; what an assistant or a recorded person writes leaves a record in the inbox. */
	write(actor: Actor, path: string, text: string): void {
		const before = this.text(path);
		this.repository.write({ [path]: text });
		if (actor !== "hand") this.record(actor, path, { before, after: text });
	}

	/** A record as capture leaves it. */
	record(actor: Actor, path: string, change: { before: string; after: string }): string {
		this.#time += 60_000;
		const { runs } = findLineChange(change.before, change.after, null);
		const isPerson = actor === "person";
		const record: ProvenanceRecord = {
			schema: "countersign/provenance-1",
			kind: isPerson ? "human" : "ai",
			at: new Date(this.#time).toISOString(),
			tool: { name: isPerson ? "editor" : actor, version: "1.0.0" },
			model: isPerson ? null : "model-1",
			session: isPerson ? null : `session-${actor}`,
			call: `call-${this.#time}`,
			person: isPerson ? { name: "Pat Person", email: "pat@example.com" } : null,
			permissionMode: null,
			proposalChanged: null,
			command: null,
			prompt: null,
			path,
			contentBefore: null,
			contentAfter: null,
			refinement: 0,
			runs,
		};
		const { id, text } = renderRecord(record);
		this.deliver(`${id}.json`, text);
		return id;
	}

	/** Puts a file into the inbox, as any program might. */
	deliver(name: string, text: string): void {
		const inbox = join(this.origin.root, ".git/countersign/inbox");
		mkdirSync(inbox, { recursive: true });
		writeFileSync(join(inbox, name), text);
	}

	/** Changes the lines of a file. */
	edit(actor: Actor, path: string, change: (lines: string[]) => string[]): void {
		this.write(actor, path, `${change(this.read(path)).join("\n")}\n`);
	}

	/** Inserts new lines, three where only the place is given. */
	insert(actor: Actor, path: string, where: number | readonly [at: number, count: number]): void {
		const [at, count] = typeof where === "number" ? [where, 3] : where;
		this.edit(actor, path, (lines) => lines.toSpliced(at, 0, ...this.lines(actor, count)));
	}

	commit(message = "Work"): string {
		return this.repository.commit(message);
	}

	/** Goes on in another clone or work tree of the same records. */
	moveTo(root: string): void {
		this.repository = openTestRepository(root);
	}

	async check(paths: readonly string[], score: Score): Promise<void> {
		for (const path of paths) {
			const repository = await openRepository(this.repository.root);
			const blame = await readBlame(repository, { path, revision: "HEAD" });
			const lines = new TextDecoder().decode(blame.content).split("\n");
			for (const [index, line] of lines.entries()) {
				const found = blame.ranges.find(({ range }) => range.start <= index + 1 && index + 1 <= range.end);
				this.#judge(line, found, { place: `${path}:${index + 1}`, score });
			}
		}
	}

	/** Lines without a token are a person's that resembles an assistant's; they may never count as the assistant's. */
	#judge(line: string, found: OriginRange | undefined, { place, score }: { place: string; score: Score }) {
		const token = TOKEN.exec(line)?.[0];
		if (token === undefined) return;
		const author = this.#authors.get(token);
		const origin = found?.origin ?? "unknown";
		const isAi = author === "claude-code" || author === "cursor";
		const isRight = isAi ? origin === "ai" && found?.tool === author : false;
		if (isAi) score.aiLines += 1;
		if (isRight) score.aiFound += 1;
		else if (isAi) score.missed.push(`${place} of ${author} is ${origin} ${found?.tool ?? ""}`);
		if (origin === "ai") score.aiClaims += 1;
		if (author === "person") score.personLines += 1;
		if (author === "person" && origin === "human") score.personFound += 1;
		if (origin === "ai" && !isRight) score.wrong.push(`${place} of ${author} is ai ${found?.tool}`);
		if (origin === "human" && author !== "person") score.wrong.push(`${place} of ${author} is human`);
		if (origin === "mixed") score.wrong.push(`${place} of ${author} is mixed`);
	}
}

export function createScore(): Score {
	return { aiLines: 0, aiFound: 0, aiClaims: 0, personLines: 0, personFound: 0, wrong: [], missed: [] };
}

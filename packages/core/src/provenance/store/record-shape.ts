import type { EvidenceRun, PromptReference, ProvenanceRecord, Redaction } from "../../model/index.ts";

/** Thrown for a value that is not what its place asks for; `message` names the place, as `runs.0.lines`. */
export class ShapeError extends Error {
	override readonly name = "ShapeError";
}

type Fields = Readonly<Record<string, unknown>>;
type Read<Value> = (value: unknown, place: string) => Value;

function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function readFields(value: unknown, place: string): Fields {
	if (isFields(value)) return value;
	throw new ShapeError(place);
}

export function readText(value: unknown, place: string): string {
	if (typeof value === "string") return value;
	throw new ShapeError(place);
}

function readTextOrNull(value: unknown, place: string): string | null {
	return value === null ? null : readText(value, place);
}

function readWhole(value: unknown, place: string, least: number): number {
	if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
	throw new ShapeError(place);
}

export function readOneOf<const Value extends string>(
	value: unknown,
	place: string,
	values: readonly Value[],
): Value {
	const found = values.find((one) => one === value);
	if (found !== undefined) return found;
	throw new ShapeError(place);
}

function readList<Item>(value: unknown, place: string, read: Read<Item>): readonly Item[] {
	if (!Array.isArray(value)) throw new ShapeError(place);
	return value.map((item: unknown, index) => read(item, `${place}.${index}`));
}

function readPrints(value: unknown, place: string): readonly string[] {
	if (!Array.isArray(value) || value.length === 0) throw new ShapeError(place);
	for (const [index, item] of value.entries())
		if (typeof item !== "string") readText(item, `${place}.${index}`);
	return value;
}

function readRun(value: unknown, place: string): EvidenceRun {
	const run = readFields(value, place);
	return {
		start: readWhole(run.start, `${place}.start`, 1),
		lines: readPrints(run.lines, `${place}.lines`),
		before: readTextOrNull(run.before, `${place}.before`),
		after: readTextOrNull(run.after, `${place}.after`),
	};
}

function readRedaction(value: unknown, place: string): Redaction | null {
	if (value === null) return null;
	const redaction = readFields(value, place);
	return {
		redactor: readText(redaction.redactor, `${place}.redactor`),
		removed: readList(redaction.removed, `${place}.removed`, (item, at) => {
			const { rule, count } = readFields(item, at);
			return { rule: readText(rule, `${at}.rule`), count: readWhole(count, `${at}.count`, 1) };
		}),
	};
}

function readPrompt(value: unknown): PromptReference | null {
	if (value === null) return null;
	const prompt = readFields(value, "prompt");
	return {
		storage: readOneOf(prompt.storage, "prompt.storage", ["full", "redacted", "digest", "off"]),
		object: readTextOrNull(prompt.object, "prompt.object"),
		hmac: readTextOrNull(prompt.hmac, "prompt.hmac"),
		redaction: readRedaction(prompt.redaction, "prompt.redaction"),
	};
}

function readPerson(value: unknown): ProvenanceRecord["person"] {
	if (value === null) return null;
	const { name, email } = readFields(value, "person");
	return { name: readText(name, "person.name"), email: readText(email, "person.email") };
}

function readTool(value: unknown): ProvenanceRecord["tool"] {
	const { name, version } = readFields(value, "tool");
	return { name: readText(name, "tool.name"), version: readTextOrNull(version, "tool.version") };
}

function readFlag(value: unknown, place: string): boolean | null {
	if (value === null || typeof value === "boolean") return value;
	throw new ShapeError(place);
}

/** What few records have, and others have no field for. */
function readRare({ gap, imported }: Fields): Pick<ProvenanceRecord, "gap" | "imported"> {
	const rare: { gap?: string; imported?: NonNullable<ProvenanceRecord["imported"]> } = {};
	if (gap !== undefined) rare.gap = readText(gap, "gap");
	if (imported === undefined) return rare;
	const { format, grade } = readFields(imported, "imported");
	rare.imported = {
		format: readText(format, "imported.format"),
		grade: readOneOf(grade, "imported.grade", ["captured", "declared"]),
	};
	return rare;
}

/**
 * What the schema `ProvenanceRecord` says, by hand: a store has a million records, and the schema takes thirty times as
 * long for each, and as long to load as all else that a query does. A test holds both to the same answers.
 * @throws ShapeError
 */
export function readRecordShape(value: unknown): ProvenanceRecord {
	const record = readFields(value, "");
	return {
		schema: readOneOf(record.schema, "schema", ["countersign/provenance-1"]),
		kind: readOneOf(record.kind, "kind", ["ai", "human"]),
		at: readText(record.at, "at"),
		tool: readTool(record.tool),
		model: readTextOrNull(record.model, "model"),
		session: readTextOrNull(record.session, "session"),
		call: readTextOrNull(record.call, "call"),
		person: readPerson(record.person),
		permissionMode: readTextOrNull(record.permissionMode, "permissionMode"),
		proposalChanged: readFlag(record.proposalChanged, "proposalChanged"),
		command: readTextOrNull(record.command, "command"),
		prompt: readPrompt(record.prompt),
		path: readText(record.path, "path"),
		contentBefore: readTextOrNull(record.contentBefore, "contentBefore"),
		contentAfter: readTextOrNull(record.contentAfter, "contentAfter"),
		refinement: readWhole(record.refinement, "refinement", 0),
		runs: readList(record.runs, "runs", readRun),
		...readRare(record),
	};
}

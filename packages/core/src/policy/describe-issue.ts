import type { z } from "zod";
import { findClosestName } from "../kit/index.ts";
import { PolicyRules } from "../model/index.ts";
import type { PolicyErrorCode, PolicyFault } from "./errors.ts";
import { listKnownKeys } from "./known-keys.ts";
import { type Position, renderClausePath, type YamlContent } from "./read-yaml.ts";

type Issue = z.core.$ZodIssue;

interface Description {
	readonly code: PolicyErrorCode;
	readonly message: string;
	/** Path of the key or value at fault. */
	readonly at: readonly PropertyKey[];
}

const MAX_SHOWN = 80;

function show(value: unknown): string {
	const text = JSON.stringify(value) ?? "nothing";
	return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function suggest(typed: string, candidates: readonly string[]): string {
	const closest = findClosestName(typed, candidates);
	if (closest !== null) return `did you mean \`${closest}\`?`;
	return candidates.length > 0 ? `known are ${candidates.map((name) => `\`${name}\``).join(", ")}` : "";
}

function join(first: string, second: string): string {
	return second === "" ? first : `${first}; ${second}`;
}

function describeUnknownKeys(keys: readonly string[], path: readonly PropertyKey[]): readonly Description[] {
	const known = listKnownKeys(PolicyRules, path);
	const where = path.length === 0 ? "" : ` in \`${renderClausePath(path)}\``;
	return keys.map((key) => ({
		code: "POLICY_UNKNOWN_KEY",
		message: join(`unknown key ${show(key)}${where}`, suggest(key, known)),
		at: [...path, key],
	}));
}

function describeValue(issue: Issue): string {
	const clause = `\`${renderClausePath(issue.path)}\``;
	const given = show(issue.input);
	if (issue.code === "invalid_value") {
		const hint = suggest(String(issue.input), issue.values.map(String));
		return join(`${clause} cannot be ${given}`, hint);
	}
	if (issue.code === "invalid_type") {
		const wanted = { object: "a mapping", record: "a mapping", array: "a list" }[issue.expected as string];
		return `${clause} must be ${wanted ?? `of type ${issue.expected}`}, not ${given}`;
	}
	if (issue.code === "too_small") return `${clause} is ${given}; the least is ${issue.minimum}`;
	if (issue.code === "too_big") return `${clause} is too large or too long; the most is ${issue.maximum}`;
	return `${clause} ${issue.message} (${given})`;
}

function describe(issue: Issue): readonly Description[] {
	if (issue.code === "unrecognized_keys") return describeUnknownKeys(issue.keys, issue.path);
	if (issue.input === undefined && issue.path.length > 0) {
		const parent = issue.path.slice(0, -1);
		const message = `\`${renderClausePath(parent)}\` needs the key \`${String(issue.path.at(-1))}\``;
		return [{ code: "POLICY_MISSING_KEY", message, at: parent }];
	}
	return [{ code: "POLICY_INVALID_VALUE", message: describeValue(issue), at: issue.path }];
}

/** The nearest place the file itself mentions. */
function locate(steps: readonly PropertyKey[], { keys, values }: YamlContent, wantsKey: boolean): Position {
	for (let length = steps.length; length > 0; length -= 1) {
		const path = renderClausePath(steps.slice(0, length));
		const position = wantsKey ? keys.get(path) : (values.get(path) ?? keys.get(path));
		if (position) return position;
	}
	return { line: 1, column: 1 };
}

/** Turns what the schema says into faults with the file's own positions. */
export function describeIssues(
	issues: readonly Issue[],
	content: YamlContent,
	path: string,
): readonly PolicyFault[] {
	return issues.flatMap(describe).map(({ code, message, at }) => ({
		code,
		message,
		location: { path, ...locate(at, content, code !== "POLICY_INVALID_VALUE") },
	}));
}

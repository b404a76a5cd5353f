import { isDeepStrictEqual } from "node:util";
import type { Insertion } from "../edit.ts";
import { appendJson, type NewChild } from "../json/append-json.ts";
import { JsonTextError } from "../json/json-text-error.ts";
import { findLayout } from "../json/layout.ts";
import {
	type JsonChild,
	type JsonContainer,
	type JsonNode,
	readJson,
	toJsonValue,
} from "../json/read-json.ts";
import { removeJson } from "../json/remove-json.ts";
import type { JsonHooks } from "./agent-setup.ts";
import type { HookState } from "./hook-state.ts";

/** Each reads the file anew; more than any file holds that `init` had a part in. */
const MAX_REMOVALS = 200;
const CAPTURE = /countersign\S{0,20}\s{1,8}capture\b/;
const COMMAND_KEYS = new Set(["command", "bash", "powershell"]);

/** Every command line of an entry, at any depth. */
export function listCommands(value: unknown): readonly string[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		if (typeof inner === "string") return COMMAND_KEYS.has(key) ? [inner] : [];
		return listCommands(inner);
	});
}

function toObject(node: JsonNode, what: string): JsonContainer {
	if (node.kind === "object") return node;
	throw new JsonTextError(`${what} is no object`, node.start);
}

function toList({ key, value }: JsonChild): JsonContainer {
	if (value.kind === "array") return value;
	throw new JsonTextError(`hooks.${key} is no list`, value.start);
}

/** The only member of a name; of two, the assistant might read either. */
function findMember(node: JsonContainer, name: string): JsonChild | null {
	const [first, second] = node.children.filter(({ key }) => key === name);
	if (second) throw new JsonTextError(`"${name}" stands there twice`, second.start);
	return first ?? null;
}

interface HookFile {
	readonly root: JsonContainer;
	readonly hooks: JsonContainer | null;
	/** What stands below `hooks`: one list an event. */
	readonly events: readonly JsonChild[];
}

function readHookFile(text: string): HookFile {
	const root = toObject(readJson(text), "the whole");
	const member = findMember(root, "hooks");
	const hooks = member && toObject(member.value, "hooks");
	return { root, hooks, events: hooks?.children ?? [] };
}

/** Whether a command line is one that is looked for. */
type CommandTest = (command: string) => boolean;

function isHandler(node: JsonNode, test: CommandTest): boolean {
	if (node.kind !== "object") return false;
	return node.children.some(
		({ key, value }) =>
			COMMAND_KEYS.has(key) &&
			value.kind === "scalar" &&
			typeof value.value === "string" &&
			test(value.value),
	);
}

/** The list of handlers inside an element, where an assistant groups them. */
function findHandlers(element: JsonNode): JsonContainer | null {
	if (element.kind !== "object") return null;
	const inner = element.children.find(({ key }) => key === "hooks")?.value;
	return inner?.kind === "array" ? inner : null;
}

/** Whether a list starts a capture, as we write it or in a way of its own: one start is enough. */
function startsCapture(list: JsonContainer): boolean {
	const test: CommandTest = (command) => CAPTURE.test(command);
	const inner = list.children.flatMap(({ value }) => findHandlers(value)?.children ?? []);
	return [...list.children, ...inner].some(({ value }) => isHandler(value, test));
}

/** How a file stands to the entries that `init` would write. @throws JsonTextError */
export function readJsonHooks(text: string, { entries }: JsonHooks): HookState {
	const { events } = readHookFile(text);
	const intact = Object.entries(entries).filter(([event, entry]) => {
		const list = events.find(({ key }) => key === event)?.value;
		return (
			list?.kind === "array" &&
			list.children.some(({ value }) => isDeepStrictEqual(toJsonValue(value), entry))
		);
	});
	if (intact.length === Object.keys(entries).length) return "installed";
	return intact.length > 0 || CAPTURE.test(text) ? "changed" : "missing";
}

function renderWhole(file: JsonHooks): string {
	const hooks = Object.fromEntries(Object.entries(file.entries).map(([event, entry]) => [event, [entry]]));
	return `${JSON.stringify({ ...file.required, hooks }, null, 2)}\n`;
}

/**
 * What has to be put into a file for all entries to be there; nothing where they are, however changed otherwise.
 * @param text null when there is no file.
 * @throws JsonTextError when the file is not as the assistant reads it
 */
export function addJsonHooks(text: string | null, file: JsonHooks): readonly Insertion[] {
	if (text === null || text.trim() === "") return [{ offset: text?.length ?? 0, text: renderWhole(file) }];
	const { root, hooks, events } = readHookFile(text);
	const layout = findLayout(text);
	const append = (node: JsonContainer, children: readonly NewChild[]) =>
		children.length === 0 ? [] : appendJson(text, node, { children, layout });
	const fresh: NewChild[] = [];
	const insertions: Insertion[] = [];
	for (const [event, entry] of Object.entries(file.entries)) {
		const found = hooks && findMember(hooks, event);
		if (!found) fresh.push({ key: event, value: [entry] });
		else if (!startsCapture(toList(found))) insertions.push(...append(toList(found), [{ value: entry }]));
	}
	for (const event of events) toList(event);
	const required = Object.entries(file.required).filter(([key]) => findMember(root, key) === null);
	const members = required.map(([key, value]): NewChild => ({ key, value }));
	if (hooks) insertions.push(...append(hooks, fresh));
	else members.push({ key: "hooks", value: Object.fromEntries(fresh.map(({ key, value }) => [key, value])) });
	return [...insertions, ...append(root, members)].sort((a, b) => a.offset - b.offset);
}

interface Removal {
	readonly isOurs: CommandTest;
	readonly entries: JsonHooks["entries"];
	/** The file before us. */
	readonly kept: HookFile | null;
}

/** The text without one of our handlers, or without a list or object that thereby became empty; null when all are gone. */
function removeNext(text: string, { isOurs, entries, kept }: Removal): string | null {
	const { root, hooks, events } = readHookFile(text);
	if (!hooks) return null;
	for (const event of events) {
		const list = toList(event);
		for (const element of list.children) {
			if (isHandler(element.value, isOurs)) return removeJson(text, list, element);
			const handlers = findHandlers(element.value);
			const ours = handlers?.children.find(({ value }) => isHandler(value, isOurs));
			if (handlers && ours) {
				return handlers.children.length === 1
					? removeJson(text, list, element)
					: removeJson(text, handlers, ours);
			}
		}
		const wasThere = kept?.events.some(({ key }) => key === event.key) === true;
		const isOurList = Object.hasOwn(entries, event.key) && !wasThere;
		if (list.children.length === 0 && isOurList) return removeJson(text, hooks, event);
	}
	const member = root.children.find(({ key }) => key === "hooks");
	return hooks.children.length === 0 && !kept?.hooks && member ? removeJson(text, root, member) : null;
}

/**
 * A text without our entries, and without what only they made necessary; everything else stays as it is.
 * @param before what the file held before us; what was empty then stays.
 * @returns null when nothing of anybody else is left
 * @throws JsonTextError
 */
export function removeJsonHooks(text: string, before: string | null, file: JsonHooks): string | null {
	const { entries } = file;
	const kept = before === null || before.trim() === "" ? null : readHookFile(before);
	const commands = new Set(listCommands(entries));
	const removal: Removal = { isOurs: (command) => commands.has(command), entries, kept };
	let rest = text;
	for (let count = 0; ; count += 1) {
		const next = removeNext(rest, removal);
		if (next === null) break;
		if (count === MAX_REMOVALS) throw new JsonTextError("our hook stands there too often", 0);
		rest = next;
	}
	const left = readHookFile(rest).root.children.map(({ key }) => key);
	return kept === null && left.every((key) => Object.hasOwn(file.required, key)) ? null : rest;
}

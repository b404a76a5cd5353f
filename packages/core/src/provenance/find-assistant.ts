import type { Identity } from "../model/index.ts";
import { KNOWN_ASSISTANTS, KNOWN_AUTOMATIONS, type KnownAssistant } from "./known-assistants.ts";
import { cleanLabel } from "./label.ts";

const MAX_TOOL = 60;
const GITHUB_NOREPLY = /^(?:[0-9]{1,12}\+)?([^@+]{1,80})@users\.noreply\.github\.com$/;

type Field = "names" | "soleNames" | "emails" | "logins";

function indexBy(field: Field): ReadonlyMap<string, KnownAssistant> {
	const index = new Map<string, KnownAssistant>();
	for (const assistant of KNOWN_ASSISTANTS) {
		for (const word of assistant[field] ?? []) index.set(word, assistant);
	}
	return index;
}

const BY_NAME = indexBy("names");
const BY_SOLE_NAME = indexBy("soleNames");
const BY_EMAIL = indexBy("emails");
const BY_LOGIN = indexBy("logins");
const AUTOMATION_BY_EMAIL = new Map(
	KNOWN_AUTOMATIONS.flatMap(({ id, emails }) => emails.map((email) => [email, id] as const)),
);

function normalize(text: string): string {
	return (cleanLabel(text) ?? "").toLowerCase();
}

/** `aider (gpt-4o)` without what stands in parentheses. */
function withoutParenthesis(name: string): string {
	const open = name.indexOf("(");
	return open > 0 ? name.slice(0, open).trim() : name;
}

function findLogin({ name, email }: Identity): string | null {
	const login = GITHUB_NOREPLY.exec(normalize(email))?.[1];
	if (login !== undefined) return login;
	const shown = normalize(name);
	return shown.endsWith("[bot]") ? shown : null;
}

/** Longest first, so that `claude code opus-4` is split after `claude code`. */
const NAMES_BY_LENGTH = [...BY_NAME.keys()].sort((a, b) => b.length - a.length);

/** A known name at the start of `text`, and what follows it: `Claude Opus 4.5` is `claude-code` and `Opus 4.5`. */
export function splitAssistantName(text: string): { assistant: KnownAssistant; rest: string } | null {
	const label = cleanLabel(text) ?? "";
	const lower = label.toLowerCase();
	const name = NAMES_BY_LENGTH.find(
		(known) => lower.startsWith(known) && /^(?:$|[\s:(/,;\]-])/.test(lower.slice(known.length)),
	);
	const assistant = name === undefined ? undefined : BY_NAME.get(name);
	if (name === undefined || assistant === undefined) return null;
	return { assistant, rest: label.slice(name.length).trim() };
}

/** `4.5`, `-5`, `4o`, `v2`; not `3rd`. */
const VERSION_NUMBER = /(?:^|[\s/-])v?[0-9]{1,4}(?:\.[0-9]{1,4})?o?(?:$|[\s)-])/;

/** A model's own name as an identity: `Claude Opus 4.5`, `GPT-5`. People's names have no version number. */
function findByModelName(name: string): KnownAssistant | null {
	const split = splitAssistantName(name);
	return split && VERSION_NUMBER.test(split.rest) ? split.assistant : null;
}

/** The assistant that a commit identity or co-author belongs to. */
export function findAssistant(identity: Identity): KnownAssistant | null {
	const byEmail = BY_EMAIL.get(normalize(identity.email));
	if (byEmail) return byEmail;
	const byLogin = BY_LOGIN.get(findLogin(identity) ?? "");
	if (byLogin) return byLogin;
	const name = normalize(identity.name);
	return BY_SOLE_NAME.get(withoutParenthesis(name)) ?? findByModelName(name);
}

/** The id of a bot that is no assistant: a known one, or any name or GitHub login that ends in `[bot]`. */
export function findAutomation(identity: Identity): string | null {
	if (findAssistant(identity)) return null;
	const known = AUTOMATION_BY_EMAIL.get(normalize(identity.email));
	if (known) return known;
	const login = findLogin(identity);
	return login?.endsWith("[bot]") ? getToolId(login.slice(0, -"[bot]".length)) : null;
}

/** The id that policies know a tool by: of a known assistant, or the name itself as one lower-case word. */
export function getToolId(name: string): string | null {
	const lower = normalize(name);
	const known = BY_NAME.get(lower);
	if (known) return known.id;
	const words = lower.split(/[^\p{L}\p{N}._+@/-]+/u).filter((word) => word !== "");
	const slug = words.join("-").slice(0, MAX_TOOL);
	return slug === "" || slug === "unknown" ? null : slug;
}

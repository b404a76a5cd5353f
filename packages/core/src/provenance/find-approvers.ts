import type { Approver, Commit, Identity } from "../model/index.ts";
import { findAssistant, findAutomation } from "./find-assistant.ts";
import { cleanLabel } from "./label.ts";

const MAX_MESSAGE = 65_536;
const MAX_APPROVERS = 50;
/** Trailers by which people say that they read and accept a change. */
const TRAILER = /^(reviewed-by|approved-by|signed-off-by)[ \t]{0,9}:(.{1,500})$/i;

/** The last paragraph, where trailers stand; elsewhere a message may quote those of other commits. */
function findTrailerBlock(message: string): readonly string[] {
	const paragraphs = message
		.slice(0, MAX_MESSAGE)
		.trimEnd()
		.split(/\n[ \t]*\n/);
	return paragraphs.length < 2 ? [] : (paragraphs.at(-1) ?? "").split("\n");
}

function parseIdentity(text: string): Identity | null {
	const open = text.indexOf("<");
	const close = text.indexOf(">", open);
	const name = cleanLabel(open === -1 ? text : text.slice(0, open));
	const email = open === -1 || close === -1 ? null : cleanLabel(text.slice(open + 1, close));
	return name === null ? null : { name, email: email ?? "" };
}

function isSamePerson(a: Identity, b: Identity): boolean {
	const isSame = (left: string, right: string) => left !== "" && left.toLowerCase() === right.toLowerCase();
	return isSame(a.email, b.email) || isSame(a.name.trim(), b.name.trim());
}

/**
 * Who a commit's own message names as its approvers. Nobody verified it, hence `declared`. The author cannot approve, and
 * neither can an assistant or a bot.
 */
export function findDeclaredApprovers({ message, author }: Commit): readonly Approver[] {
	const found: Approver[] = [];
	for (const line of findTrailerBlock(message)) {
		const [, key = "", value = ""] = TRAILER.exec(line) ?? [];
		const person = key === "" ? null : parseIdentity(value.trim());
		if (person === null || isSamePerson(person, author)) continue;
		if (findAssistant(person) || findAutomation(person) !== null) continue;
		if (found.some((one) => isSamePerson({ name: one.name, email: one.email ?? "" }, person))) continue;
		const email = person.email === "" ? null : person.email;
		found.push({ name: person.name, email, grade: "declared", source: key.toLowerCase() });
	}
	return found.slice(0, MAX_APPROVERS);
}

import type { Commit, Identity, ObjectId } from "../model/index.ts";
import { ChangeError } from "./errors.ts";

interface Signature {
	readonly identity: Identity;
	readonly at: string;
}

function decodeText(bytes: Uint8Array, encoding: string): string {
	try {
		return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
	} catch {
		return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
	}
}

/** Seconds since 1970 and a zone like `+0530` as ISO 8601; commits may hold any number, so it is bounded. */
function toIsoTime(seconds: number, zone: string): string {
	const offset = (zone.startsWith("-") ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5)));
	const local = new Date((seconds + offset * 60) * 1000);
	if (Number.isNaN(local.getTime()) || local.getUTCFullYear() > 9999) return "1970-01-01T00:00:00+00:00";
	return `${local.toISOString().slice(0, 19)}${zone.slice(0, 3)}:${zone.slice(3, 5)}`;
}

/** `Name <email> seconds zone`; damaged lines give empty fields rather than an error, as git itself does. */
function parseSignature(line: string): Signature {
	const open = line.indexOf("<");
	const close = line.indexOf(">", open);
	if (open === -1 || close === -1)
		return { identity: { name: line.trim(), email: "" }, at: toIsoTime(0, "+0000") };
	const time = /^ (\d{1,15}) ([+-]\d{4})$/.exec(line.slice(close + 1));
	return {
		identity: { name: line.slice(0, open).trim(), email: line.slice(open + 1, close).trim() },
		at: toIsoTime(Number(time?.[1] ?? 0), time?.[2] ?? "+0000"),
	};
}

/**
 * A raw commit object as git stores it, before any mailmap, replacement or log setting could change what it says.
 * @throws ChangeError CHANGE_UNEXPECTED_OUTPUT when it has no tree.
 */
export function parseCommit(id: ObjectId, bytes: Uint8Array): Commit {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const split = buffer.indexOf("\n\n");
	const head = split === -1 ? buffer : buffer.subarray(0, split);
	const encoding = /^encoding (.+)$/m.exec(head.toString("latin1"))?.[1] ?? "utf-8";
	const lines = decodeText(head, encoding).split("\n");
	const find = (key: string): string =>
		lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? "";
	const tree = find("tree");
	if (!/^[0-9a-f]{40,64}$/.test(tree)) {
		throw new ChangeError("CHANGE_UNEXPECTED_OUTPUT", { message: `Commit ${id} names no tree.` });
	}
	const author = parseSignature(find("author"));
	const committer = parseSignature(find("committer"));
	return {
		id,
		tree,
		parents: lines.filter((line) => /^parent [0-9a-f]{40,64}$/.test(line)).map((line) => line.slice(7)),
		author: author.identity,
		committer: committer.identity,
		authoredAt: author.at,
		committedAt: committer.at,
		message: split === -1 ? "" : decodeText(buffer.subarray(split + 2), encoding),
	};
}

import { compileNameGlobs } from "../../kit/index.ts";
import { parsePublicKeyLine, toFingerprint } from "../verify/index.ts";

/** One key that git's allowed signers file lists. */
export interface AllowedSigner {
	/** As the file writes it, such as `ada@example.com`. */
	readonly principal: string;
	readonly fingerprint: string;
	/** `ssh-ed25519 AAAA…`. */
	readonly line: string;
	/** Milliseconds since 1970 between which the key may sign. */
	readonly validAfter: number;
	readonly validBefore: number;
}

const MAX_LINES = 10_000;
const MAX_LINE = 20_000;
/** `principals [options] keytype base64 [comment]`; options and principals may be quoted (ssh-keygen(1), ALLOWED SIGNERS). */
const ENTRY =
	/^(?:"([^"]{1,1000})"|([^\s"]{1,1000}))[ \t]+(?:((?:[^\s"]|"[^"]{0,1000}"){1,2000})[ \t]+)??((?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[A-Za-z0-9@.-]{1,64}[ \t]+[A-Za-z0-9+/]{16,16000}={0,2})(?:[ \t].*)?$/;
const OPTION = /([a-z-]{1,40})(?:="([^"]{0,1000})")?(?:,|$)/giy;
const TIME = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(Z?)$/i;
/** What git signs under; a key that the file does not allow for it signs no commit. */
const GIT_NAMESPACE = "git";

/** Options by name; null when they are not ones we can read, for then we do not know what they forbid. */
function parseOptions(text: string): ReadonlyMap<string, string> | null {
	const options = new Map<string, string>();
	let end = 0;
	for (const match of text.matchAll(OPTION)) {
		if (match.index !== end) return null;
		end = match.index + match[0].length;
		options.set((match[1] ?? "").toLowerCase(), match[2] ?? "");
		if (end === text.length) return options;
	}
	return text === "" ? options : null;
}

/** A time as ssh-keygen writes it, of this machine's zone unless it ends in Z; null when it is none. */
function parseTime(text: string): number | null {
	const match = TIME.exec(text);
	if (!match) return null;
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
		.slice(1, 7)
		.map((part) => Number(part ?? 0));
	const parts = [year, month - 1, day, hour, minute, second] as const;
	return match[7] === "" ? new Date(...parts).getTime() : Date.UTC(...parts);
}

const KNOWN_OPTIONS = new Set(["namespaces", "valid-after", "valid-before"]);

/** What an entry's options come to; null where they keep the key from signing for git, or say what we do not know. */
function readValidity(text: string): Pick<AllowedSigner, "validAfter" | "validBefore"> | null {
	const options = parseOptions(text);
	if (!options || [...options.keys()].some((name) => !KNOWN_OPTIONS.has(name))) return null;
	const namespaces = options.get("namespaces");
	if (namespaces !== undefined && compileNameGlobs(namespaces.split(","))(GIT_NAMESPACE) === null)
		return null;
	const [after, before] = [options.get("valid-after"), options.get("valid-before")];
	const validAfter = after === undefined ? -Infinity : parseTime(after);
	const validBefore = before === undefined ? Infinity : parseTime(before);
	return validAfter === null || validBefore === null ? null : { validAfter, validBefore };
}

function parseEntry(text: string): AllowedSigner | null {
	const match = text.length > MAX_LINE ? null : ENTRY.exec(text);
	const [key, validity] = [match?.[4], readValidity(match?.[3] ?? "")];
	if (!match || key === undefined || validity === null) return null;
	try {
		const fingerprint = toFingerprint(parsePublicKeyLine(key));
		return { principal: match[1] ?? match[2] ?? "", fingerprint, line: key, ...validity };
	} catch {
		return null;
	}
}

/**
 * The keys of an allowed signers file that may sign for git. What cannot be read, is for certificate authorities, or has
 * options that we do not know, is left out: a key too few is a signature not believed, a key too many one believed wrongly.
 */
export function parseAllowedSigners(text: string): readonly AllowedSigner[] {
	const lines = text.split("\n").slice(0, MAX_LINES);
	return lines.flatMap((line) => {
		const trimmed = line.trim();
		return trimmed === "" || trimmed.startsWith("#") ? [] : (parseEntry(trimmed) ?? []);
	});
}

import type { Comment } from "@countersign/core";
import { CliError } from "../errors.ts";
import { parseCount } from "../parse-count.ts";
import { parseTime } from "../parse-time.ts";
import { parseRole } from "../people/parse-roles.ts";
import { type SigningOptions, signAndShow } from "../review/sign-and-show.ts";
import type { Session } from "../session.ts";

export interface ApproveOptions extends SigningOptions {
	readonly role: string;
	readonly reason: string;
	readonly files?: readonly string[];
	readonly comment?: readonly string[];
	readonly minutes?: string;
	readonly expires?: string;
}

const COMMENT = /^([^:]{1,4000})(?::([1-9][0-9]{0,8}))?: ?(.{1,4000})$/s;

/** `src/a.ts:12: why not …`, or without a line. */
function parseComment(text: string): Comment {
	const [, path, line, words] = COMMENT.exec(text) ?? [];
	if (path !== undefined && words !== undefined)
		return { path, line: line === undefined ? null : Number(line), text: words };
	const message = `--comment wants PATH:LINE: TEXT, not ${JSON.stringify(text.slice(0, 60))}.`;
	throw new CliError("CLI_USAGE", { message });
}

/** Signs for the content of a change, exactly as it is. */
export function approve(session: Session, options: ApproveOptions): Promise<number> {
	const { role, reason, files, comment = [], minutes, expires } = options;
	const order = {
		kind: "approval" as const,
		role: parseRole(role),
		reason,
		files: files ?? null,
		comments: comment.map(parseComment),
		seconds: minutes === undefined ? null : parseCount("--minutes", minutes) * 60,
		expiresAt: expires === undefined ? null : parseTime("--expires", expires),
	};
	return signAndShow(session, order, options);
}

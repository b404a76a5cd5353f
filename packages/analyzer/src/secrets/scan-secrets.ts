import { sha256Hex } from "@countersign/core/kit";
import { isPlaceholder } from "./is-placeholder.ts";

/** A secret as found in one file; its text is never kept. */
export interface Secret {
	readonly ruleId: string;
	readonly message: string;
	readonly start: number;
	readonly end: number;
	/** SHA-256 of the secret, which tells equal ones from others without saying what they are. */
	readonly digest: string;
}

const MAX_LENGTH = 2 * 1024 * 1024;
const MASK = "********";

/** Loaded on first use: it is large, and many runs need no scan. */
async function loadScanner() {
	const [core, preset, { secretLintProfiler }] = await Promise.all([
		import("@secretlint/core"),
		import("@secretlint/secretlint-rule-preset-recommend"),
		import("@secretlint/profiler"),
	]);
	// It takes a third of the time, and nobody reads it (secretlint issue 1633).
	secretLintProfiler.setEnabled(false);
	return { lintSource: core.lintSource, rule: preset.creator };
}

let scanner: ReturnType<typeof loadScanner> | undefined;

/** Says nothing of the secret, not even its length: a key's would fill a page. */
function maskedMessage(message: string, secret: string): string {
	const masked = secret === "" ? message : message.replaceAll(secret, MASK);
	return masked.replace(/\*[*\s]{7,}/g, MASK);
}

/** Secrets in one text by secretlint's recommended rules. Files over 2 MB are cut at that size. */
export async function scanSecrets(path: string, text: string): Promise<readonly Secret[]> {
	scanner ??= loadScanner();
	const { lintSource, rule } = await scanner;
	const content = text.slice(0, MAX_LENGTH);
	const dot = path.lastIndexOf(".");
	const result = await lintSource({
		source: { filePath: path, content, contentType: "text", ext: dot < 0 ? "" : path.slice(dot) },
		options: {
			maskSecrets: true,
			config: {
				rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule, options: {} }],
			},
		},
	});
	return result.messages.flatMap((message) => {
		const [start, end] = message.range;
		const secret = content.slice(start, end);
		if (isPlaceholder(secret)) return [];
		return {
			ruleId: `secret-${message.ruleId.replace(/^.*secretlint-rule-/, "")}`,
			message: maskedMessage(message.message, secret),
			start,
			end,
			digest: sha256Hex(secret),
		};
	});
}

/** The text with every character of a secret but line breaks replaced, so that places stay what they are. */
export function hideSecrets(text: string, secrets: readonly Secret[]): string {
	let hidden = text;
	for (const { start, end } of secrets) {
		hidden = hidden.slice(0, start) + hidden.slice(start, end).replace(/[^\r\n]/g, "*") + hidden.slice(end);
	}
	return hidden;
}

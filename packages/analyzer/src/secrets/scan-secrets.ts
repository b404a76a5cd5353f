import { sha256Hex } from "@countersign/core/kit";
import type { Finding } from "@countersign/core/model";
import { createLineIndex } from "../tree/line-index.ts";

/** A secret as found in one file; its text is never kept. */
export interface Secret {
	readonly ruleId: string;
	readonly message: string;
	readonly start: number;
	readonly end: number;
}

const MAX_LENGTH = 2 * 1024 * 1024;
const MASK = "********";

/** Loaded on first use: it is large, and many runs need no scan. */
async function loadScanner() {
	const [core, preset] = await Promise.all([
		import("@secretlint/core"),
		import("@secretlint/secretlint-rule-preset-recommend"),
	]);
	return { lintSource: core.lintSource, rule: preset.creator };
}

let scanner: ReturnType<typeof loadScanner> | undefined;

function maskedMessage(message: string, secret: string): string {
	return secret === "" ? message : message.replaceAll(secret, MASK);
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
			config: {
				rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule, options: {} }],
			},
		},
	});
	return result.messages.map((message) => ({
		ruleId: `secret-${message.ruleId.replace(/^.*secretlint-rule-/, "")}`,
		message: maskedMessage(message.message, content.slice(message.range[0], message.range[1])),
		start: message.range[0],
		end: message.range[1],
	}));
}

/** The finding for a secret; the snippet shows where it stood, never what it was. */
export function toSecretFinding(path: string, text: string, secret: Secret): Finding {
	const lines = createLineIndex(text);
	const from = lines.positionAt(secret.start);
	const to = lines.positionAt(secret.end);
	const lineStart = text.lastIndexOf("\n", secret.start - 1) + 1;
	const before = text.slice(Math.max(lineStart, secret.start - 60), secret.start).trimStart();
	return {
		ruleId: secret.ruleId,
		category: "hardcoded-secret",
		message: `${secret.message}. Revoke it, remove it from the history, and read it from the environment or a secret store.`,
		severity: "critical",
		confidence: "high",
		cwe: ["CWE-798"],
		path,
		range: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
		snippet: `${before}${MASK}`,
		flow: [],
		fingerprint: sha256Hex(`${secret.ruleId}\0${sha256Hex(text.slice(secret.start, secret.end))}`),
		fix: null,
	};
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { sha256Hex, toCanonicalJson } from "../../kit/index.ts";
import type { PromptReference, PromptStorage, Redaction } from "../../model/index.ts";
import { redactText, type SecretFinder } from "../redact/index.ts";
import { type CaptureStore, getStoreFolder, writeStoreFile } from "./capture-store.ts";
import { computeTextHmac } from "./hmac-key.ts";

/** What follows is a pasted log; nobody reviews it. */
const MAX_PROMPT = 1_000_000;

export interface PromptRules {
	readonly storage: PromptStorage;
	readonly secrets: SecretFinder;
	/** Of the prompt before: hooks of two assistants may report the same one. */
	readonly previous: PromptReference | null;
}

/** The salt keeps short prompts from being guessed by their digest after they were erased. */
function storeText(store: CaptureStore, text: string, length: number): string {
	const salt = Buffer.from(store.random(16)).toString("hex");
	const cut = length > text.length ? { cut: `${length - text.length} more characters were not kept.` } : {};
	const content = toCanonicalJson({
		schema: "countersign/prompt-1",
		salt,
		text: text.toWellFormed(),
		...cut,
	});
	const object = sha256Hex(content);
	const file = join(getStoreFolder(store, "prompts"), `${object}.json`);
	if (!existsSync(file)) writeStoreFile(store, file, content);
	return object;
}

async function redactPrompt(text: string, { storage, secrets }: PromptRules) {
	if (storage === "full") return { text: text.slice(0, MAX_PROMPT), redaction: null };
	return redactText(text, secrets, MAX_PROMPT);
}

/**
 * Keeps a prompt as the settings say. Where it cannot be redacted, its text is not kept.
 * @throws CaptureError CAPTURE_STORE_FAILED
 */
export async function storePrompt(
	store: CaptureStore,
	text: string,
	rules: PromptRules,
): Promise<PromptReference> {
	const { storage, previous } = rules;
	if (storage === "off") return { storage, object: null, hmac: null, redaction: null };
	const hmac = computeTextHmac(store, text);
	if (previous?.hmac === hmac && previous.storage === storage) return previous;
	const none = { storage: "digest", object: null, hmac, redaction: null } as const;
	if (storage === "digest") return none;
	let kept: { text: string; redaction: Redaction | null };
	try {
		kept = await redactPrompt(text, rules);
	} catch {
		return none;
	}
	const dropped = Math.max(0, text.length - MAX_PROMPT);
	const object = storeText(store, kept.text, kept.text.length + dropped);
	return { storage, object, hmac, redaction: kept.redaction };
}

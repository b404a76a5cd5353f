import type { Finding } from "@countersign/core/model";

/** More files than a person reads; frames beyond show the finding's own lines only. */
const MOST_FILES = 100;

/** Reads the files that findings stand in, so that frames can show the lines around; what cannot be read stays unknown. */
export async function loadSourceLines(
	findings: readonly Finding[],
	read: (path: string) => Promise<Uint8Array | null>,
): Promise<(path: string, line: number) => string | null> {
	const lines = new Map<string, readonly string[]>();
	for (const path of new Set(findings.map((finding) => finding.path))) {
		if (lines.size >= MOST_FILES) break;
		const bytes = await read(path).catch(() => null);
		if (bytes) lines.set(path, new TextDecoder().decode(bytes).split(/\r?\n/));
	}
	return (path, line) => lines.get(path)?.[line - 1] ?? null;
}

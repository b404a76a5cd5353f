import { isAbsolute, relative, resolve, sep } from "node:path";
import { createConfigReader } from "@countersign/core";
import type { Anchor, Plan } from "./edit.ts";
import type { Ground } from "./ground.ts";
import { findHookOffset, renderHookBlock, runsCheck } from "./hook-text.ts";

interface HookPlace {
	readonly anchor: Anchor;
	readonly path: string;
}

function toPlace(ground: Ground, folder: string): HookPlace | null {
	const { root, commonDir } = ground.repository;
	for (const [anchor, base] of [
		["git", commonDir],
		["worktree", root],
	] as const) {
		const inside = relative(base, folder);
		if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) continue;
		return { anchor, path: [...inside.split(sep).filter((part) => part !== ""), "pre-commit"].join("/") };
	}
	return null;
}

/** husky generates the folder that git looks into; the hooks people write lie one level above. */
function skipGenerated(folder: string): string {
	return folder.endsWith(`${sep}.husky${sep}_`) ? resolve(folder, "..") : folder;
}

async function findHookPlace(ground: Ground): Promise<HookPlace | null> {
	const { repository } = ground;
	const configured = await createConfigReader(repository).readConfig("core.hooksPath");
	if (configured?.startsWith("~")) return null;
	const folder = resolve(repository.root, configured ?? resolve(repository.commonDir, "hooks"));
	return toPlace(ground, skipGenerated(folder));
}

/** How this very process was started; only a hook outside the work tree may hold it. */
function findFallback({ anchor }: HookPlace): readonly string[] | null {
	const entry = process.argv[1];
	return anchor === "git" && entry !== undefined ? [process.execPath, entry] : null;
}

const BY_HAND = "run `countersign check --staged` in it yourself";

/** A pre-commit hook: a new one, or our lines at the start of a shell script. */
export async function planHook(ground: Ground): Promise<Plan> {
	const place = await findHookPlace(ground);
	if (!place) return { edits: [], hints: [`The pre-commit hook lies outside the repository: ${BY_HAND}.`] };
	const before = await ground.read(place.anchor, place.path);
	const text = before?.toString("utf8") ?? "";
	if (runsCheck(text)) return { edits: [], hints: [] };
	const shown = ground.show(place.anchor, place.path);
	const offset = before === null ? 0 : findHookOffset(text);
	if (offset === null) {
		return { edits: [], hints: [`The pre-commit hook ${shown} is no shell script: ${BY_HAND}.`] };
	}
	const block = renderHookBlock(findFallback(place));
	const edit = {
		...place,
		purpose: "checks what is staged before every commit",
		before,
		insertions: [{ offset, text: before === null ? `#!/bin/sh\n${block}` : block }],
		mode: 0o777,
	};
	return { edits: [edit], hints: [] };
}

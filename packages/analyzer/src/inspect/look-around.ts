import type { Surroundings } from "../flow/demand/surroundings.ts";
import { getLanguage, type QuickLook } from "../lower/index.ts";
import { findLanguage } from "../parse/index.ts";
import type { Language } from "../tree/node.ts";
import type { InspectFile } from "./artifacts.ts";
import { inTurn } from "./in-turn.ts";
import type { ResolveModule } from "./module-paths.ts";
import { readText } from "./read-text.ts";
import { selectRelated } from "./select-related.ts";
import { getBuildScope, type Session } from "./session.ts";

/** Files asked for at once where only waiting is saved. */
const READ_WIDTH = 64;
const NOTHING: QuickLook = { modules: [], methods: [], names: [], bases: [] };

function keyOf({ options }: Session, file: InspectFile, language: Language): string {
	return `look2\0${getBuildScope(options)}\0${file.digest}\0${getLanguage(language).name}`;
}

/** A source of the project, and what is known of it from an earlier run. */
interface Seen {
	readonly file: InspectFile;
	readonly language: Language;
	readonly known: QuickLook | null;
}

/** Sources of a project; those seen before are known without reading them. */
export type Outlook = readonly Seen[];

export function recallLooks(session: Session, project: readonly InspectFile[]): Outlook {
	return project.flatMap((file) => {
		const language = findLanguage(file.path);
		if (language === undefined) return [];
		const cached = session.cache.find(keyOf(session, file, language));
		// Written by this build of this program: the key says so.
		return [{ file, language, known: cached === null ? null : (JSON.parse(cached) as QuickLook) }];
	});
}

export function countUnknown(outlook: Outlook): number {
	return outlook.reduce((count, { known }) => count + (known === null ? 1 : 0), 0);
}

async function lookAtFile(session: Session, { file, language, known }: Seen): Promise<QuickLook> {
	if (known !== null) return known;
	const text = await readText(session, file);
	const look = text === null ? NOTHING : getLanguage(language).modules.look(text);
	if (!session.unread.has(file.path)) session.cache.put(keyOf(session, file, language), JSON.stringify(look));
	return look;
}

function append(index: Map<string, string[]>, key: string, item: string): void {
	const items = index.get(key);
	if (items) items.push(item);
	else index.set(key, [item]);
}

/** What a file seems to import, with everything that shares its names. */
function listImported(path: string, look: QuickLook, resolve: ResolveModule): readonly string[] {
	const found = new Set(look.modules.flatMap((module) => resolve(path, module) ?? []));
	for (const file of [...found]) for (const peer of resolve.peersOf(file)) found.add(peer);
	found.delete(path);
	return [...found];
}

export interface LookRequest {
	readonly targets: readonly InspectFile[];
	readonly outlook: Outlook;
	readonly resolve: ResolveModule;
}

/** Looks at every source of the project once; what it finds is kept by content. */
export async function lookAround(
	session: Session,
	{ targets, outlook, resolve }: LookRequest,
): Promise<Surroundings> {
	const looks = new Map<string, QuickLook>();
	await inTurn(outlook, READ_WIDTH, async (seen) => {
		looks.set(seen.file.path, await lookAtFile(session, seen));
	});
	// In the order of the sources and not of the answers, so that two runs say the same.
	const ordered = outlook.map(({ file: { path } }) => ({ path, look: looks.get(path) ?? NOTHING }));
	const edges = new Map(ordered.map(({ path, look }) => [path, listImported(path, look, resolve)]));
	const related = selectRelated(
		targets.map(({ path }) => path),
		edges,
	);
	const importers = new Map<string, string[]>();
	const homes = new Map<string, string[]>();
	const names = new Map<string, ReadonlySet<string>>();
	for (const { path, look } of ordered) {
		for (const to of edges.get(path) ?? []) append(importers, to, path);
		if (related.has(path)) for (const method of look.methods) append(homes, method, path);
	}
	const namesOf = (path: string): ReadonlySet<string> => {
		const known = names.get(path) ?? new Set(looks.get(path)?.names);
		names.set(path, known);
		return known;
	};
	return {
		importersOf: (path) => importers.get(path) ?? [],
		homesOf: (method) => homes.get(method) ?? [],
		derives: (path, name) => looks.get(path)?.bases.includes(name) ?? false,
		mentions: (path, name) => namesOf(path).has(name) || namesOf(path).has("*"),
	};
}

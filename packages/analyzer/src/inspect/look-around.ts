import type { Surroundings } from "../flow/demand/surroundings.ts";
import { getLanguage, type QuickLook } from "../lower/index.ts";
import { findLanguage } from "../parse/index.ts";
import type { InspectFile } from "./artifacts.ts";
import { inTurn } from "./in-turn.ts";
import type { ResolveModule } from "./module-paths.ts";
import { readText } from "./read-text.ts";
import { selectRelated } from "./select-related.ts";
import { getBuildScope, type Session } from "./session.ts";

/** Files asked for at once where only waiting is saved. */
const READ_WIDTH = 16;
const NOTHING: QuickLook = { modules: [], methods: [], names: [], bases: [] };

async function lookAtFile(session: Session, file: InspectFile): Promise<QuickLook> {
	const language = findLanguage(file.path);
	if (language === undefined) return NOTHING;
	const { name, modules } = getLanguage(language);
	const key = `look2\0${getBuildScope(session.options)}\0${file.digest}\0${name}`;
	const cached = session.cache.find(key);
	// Written by this build of this program: the key says so.
	if (cached !== null) return JSON.parse(cached) as QuickLook;
	const text = await readText(session, file);
	const look = text === null ? NOTHING : modules.look(text);
	if (!session.unread.has(file.path)) session.cache.put(key, JSON.stringify(look));
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
	readonly project: readonly InspectFile[];
	readonly resolve: ResolveModule;
}

/** Looks at every source of the project once; what it finds is kept by content. */
export async function lookAround(
	session: Session,
	{ targets, project, resolve }: LookRequest,
): Promise<Surroundings> {
	const sources = project.filter(({ path }) => findLanguage(path) !== undefined);
	const looks = new Map<string, QuickLook>();
	await inTurn(sources, READ_WIDTH, async (file) => {
		looks.set(file.path, await lookAtFile(session, file));
	});
	// In the order of the sources and not of the answers, so that two runs say the same.
	const ordered = sources.map(({ path }) => ({ path, look: looks.get(path) ?? NOTHING }));
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

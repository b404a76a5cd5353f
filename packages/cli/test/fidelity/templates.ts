import { World } from "./world.ts";

export const A = "a.ts";
export const B = "b.ts";

const templates = new Map<string, Promise<World>>();

async function buildBase(): Promise<World> {
	const world = new World();
	await prepare(world);
	world.untouched = new Map(world.listFiles());
	return world;
}

/** Eight lines that nobody recorded in two files; in the first, five of one assistant and four of a recorded person. */
export async function prepare(world: World): Promise<void> {
	await world.write("hand", A, `${world.lines("hand", 8).join("\n")}\n`);
	await world.write("hand", B, `${world.lines("hand", 8).join("\n")}\n`);
	world.commit("Start");
	await world.splice("claude-code", { path: A, at: 3, remove: 0, lines: world.lines("claude-code", 5) });
	await world.splice("person", { path: A, at: 12, remove: 0, lines: world.lines("person", 4) });
	world.commit("First");
}

/** A copy of the base that every scenario begins with; made once, since git's own way takes ten starts of it. */
export async function openWorld(): Promise<World> {
	const template = templates.get("base") ?? buildBase();
	templates.set("base", template);
	return new World(await template);
}

export async function removeTemplates(): Promise<void> {
	for (const world of templates.values()) (await world).remove();
	templates.clear();
}

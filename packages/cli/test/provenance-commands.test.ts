import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { openWorld, removeTemplates } from "./fidelity/templates.ts";
import { World } from "./fidelity/world.ts";

const PROGRAM = join(import.meta.dirname, "../src/countersign.ts");

let world: World;

beforeEach(async () => {
	world = await openWorld();
});

afterEach(() => world.remove());
afterAll(removeTemplates);

function run(args: readonly string[], input = "") {
	const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", NO_COLOR: "1" };
	const result = spawnSync(process.execPath, [PROGRAM, ...args], { cwd: world.origin.root, env, input });
	return { code: result.status, out: result.stdout.toString("utf8"), err: result.stderr.toString("utf8") };
}

function runJson(args: readonly string[], input = "") {
	const { code, out } = run([...args, "--format", "json"], input);
	return { code, value: JSON.parse(out) as Record<string, unknown> & { records: { id: string }[] } };
}

it("blames a file, in text and JSON", () => {
	const text = run(["blame", "a.ts"]);
	expect(text).toMatchObject({ code: 0, err: "" });
	expect(text.out).toMatch(/^[0-9a-f]{8} ai {6}captured claude-code\/model-1 /m);
	expect(text.out).toContain("a.ts: ai 5, human 4, mixed 0, unknown 8");
	expect(runJson(["blame", "a.ts"]).value.lines).toHaveLength(17);
	expect(run(["blame", "missing.ts"])).toMatchObject({ code: 2, out: "" });
});

it("lists, finds and shows records", () => {
	const { records } = runJson(["provenance", "log"]).value;
	expect(records).toHaveLength(2);
	const tool = ["provenance", "query", "--tool", "claude"];
	expect(runJson(tool).value.found).toBe(1);
	expect(runJson([...tool, "--until", "2020-01-01"]).value.found).toBe(0);
	const snippet = world.read("a.ts").slice(3, 6).join("\n");
	expect(runJson(["provenance", "query", "--snippet", "-"], snippet).value.found).toBe(1);
	expect(run(["provenance", "show", records[0]?.id.slice(0, 8) ?? ""]).out).toContain("human Pat Person");
	expect(run(["provenance", "show", "zz"]).code).toBe(2);
	expect(run(["provenance", "query", "--since", "soon"]).code).toBe(2);
});

it("tells a clone without records from one without assistants", async () => {
	expect(runJson(["provenance", "status"]).value.state).toBe("capturing");
	world.run("rm -r .git/countersign/heartbeat");
	expect(runJson(["provenance", "status"]).value.state).toBe("records-only");
	const fresh = new World();
	try {
		await fresh.write("hand", "a.ts", "const one = 1;\n");
		fresh.commit();
		expect(runJson(["-C", fresh.origin.root, "provenance", "status"]).value.state).toBe("not-measured");
	} finally {
		fresh.remove();
	}
});

it("makes records of the notes that it exports", () => {
	const note = run(["provenance", "export", "HEAD"]);
	expect(note).toMatchObject({ code: 0, err: "" });
	world.repository.gitInput(note.out, "notes", "--ref=ai", "add", "-F", "-", "HEAD");
	world.git("update-ref", "-d", "refs/countersign/provenance");
	expect(runJson(["provenance", "import", "--base", "HEAD~1"]).value.records).toHaveLength(2);
	world.git("update-ref", "-d", "refs/notes/ai");
	world.git("commit", "-q", "--amend", "-m", "Other words");
	expect(run(["blame", "a.ts"]).out).toContain("a.ts: ai 5, human 4, mixed 0, unknown 8");
});

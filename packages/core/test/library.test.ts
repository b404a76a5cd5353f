import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { createTestScope } from "../src/change/testing/test-scope.ts";

const EXAMPLE = join(import.meta.dirname, "library-example.ts");
const PAGE = join(import.meta.dirname, "../../../docs/library.md");

const scope = createTestScope();
afterEach(() => scope.removeAll());

it("runs the example of docs/library.md, and prints what the page says", () => {
	const test = scope.create();
	test.commit("Start", { "README.md": "hello\n" });
	const run = spawnSync(process.execPath, [EXAMPLE, test.root], { encoding: "utf8" });
	expect(run).toMatchObject({ status: 0, stderr: "" });
	const page = readFileSync(PAGE, "utf8");
	expect(page).toContain(`\`\`\`ts\n${readFileSync(EXAMPLE, "utf8")}\`\`\``);
	expect(page).toContain(`\`\`\`text\n${run.stdout}\`\`\``);
});

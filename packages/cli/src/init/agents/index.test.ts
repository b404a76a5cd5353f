import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CAPTURE_AGENTS } from "@countersign/core/provenance/capture";
import { expect, it } from "vitest";
import { renderCaptureCommand } from "./agent-setup.ts";
import { AGENT_SETUPS } from "./index.ts";
import { listCommands } from "./json-hooks.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../../docs/agents.md"), "utf8");

it("sets up every assistant that capture understands, and no other", () => {
	const generic = ["agent-v1", "known_human"];
	const names = AGENT_SETUPS.map(({ agent }) => agent);
	expect([...names, ...generic].sort()).toEqual([...CAPTURE_AGENTS].sort());
});

it.each(AGENT_SETUPS)(
	"$agent: stays in the repository, starts the one command, and is documented",
	(setup) => {
		for (const file of setup.files) {
			expect(file.path).toMatch(/^\.[\w-]+\/[\w./-]+$/);
			const lines = file.kind === "json" ? listCommands(file.entries) : [file.text];
			expect(lines.length).toBeGreaterThan(0);
			const args = new RegExp(`"capture", "--agent", "${setup.agent}"`);
			for (const line of lines) {
				expect(line.includes(renderCaptureCommand(setup.agent)) || args.test(line)).toBe(true);
			}
			if (file.kind === "json") expect(page).toContain(file.path);
		}
		expect(page).toContain(`\`${setup.agent}\``);
		expect(page).toContain(setup.source);
		for (const trace of setup.traces.repository) expect(page).toContain(`\`${trace}\``);
		for (const trace of setup.traces.home) expect(page).toContain(`\`~/${trace}\``);
	},
);

import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	capture,
	createRefStore,
	openRepository,
	ProblemLog,
	readRecords,
	readTextOrigins,
	type SecretFinder,
} from "@countersign/core";

const [folder = "."] = process.argv.slice(2);

// Prompts are redacted before they are written. Core brings rules for personal data; for secrets it asks a scanner of
// yours. The command line takes secretlint.
const secrets: SecretFinder = { name: "none", find: async () => [] };

const assistant = { agent_name: "my-assistant", model: "model-1", conversation_id: "session-1" };

/** Hands over one event in git-ai's open protocol, as an assistant's hook would. Never throws. */
function report(event: object) {
	return capture({
		agent: "agent-v1",
		bytes: new TextEncoder().encode(JSON.stringify({ repo_working_dir: folder, ...assistant, ...event })),
		cwd: folder,
		environment: process.env,
		now: new Date(),
		random: randomBytes,
		elapsed: () => performance.now(),
		secrets,
	});
}

// 1. Capture: the file as it is saved before the assistant's edit, and the buffer after it, which nobody has saved yet.
const before = "const typed = byHand(1);\n";
const after = `${before}const written = byAssistant(2);\nconst checked = byAssistant(3);\n`;
writeFileSync(join(folder, "a.ts"), before);
await report({ type: "human", will_edit_filepaths: ["a.ts"] });
const { failures } = await report({
	type: "ai_agent",
	edited_filepaths: ["a.ts"],
	dirty_files: { "a.ts": after },
});

// 2. Resolve: who or what wrote each line of the buffer, which the person has changed again since.
const repository = await openRepository(folder);
const text = after.replace("const typed", "// a comment\nconst typed");
const { ranges, problems } = await readTextOrigins(repository, { path: "a.ts", text });
for (const { range, origin, tool, model } of ranges) {
	console.log(`${range.start}-${range.end} ${origin} ${tool ?? "-"} ${model ?? "-"}`);
}

// 3. Read: every record of the repository, each checked against its digest.
const log = new ProblemLog();
for await (const { id, record } of readRecords(createRefStore(repository), log)) {
	console.log(`record ${id.length} ${record.kind} ${record.path} ${record.session}`);
}
console.log(`problems ${failures.length + problems.length + log.list().length}`);

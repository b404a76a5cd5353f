/**
 * OpenCode has no hooks but plugins. Version 1 calls `server` of the default export and takes an object of hooks, version 2
 * calls `setup`: https://opencode.ai/v2/docs/build/plugins/migrate-v1. The event before a tool is waited for, since it
 * keeps the file as it is then; after five seconds the assistant goes on without it.
 */
export const OPENCODE_PLUGIN = `// countersign: records who wrote which lines; \`countersign init --undo\` takes this file away.
import { spawn } from "node:child_process";

const MOST_MILLISECONDS = 5000;

/** Hands one event to \`countersign capture\`; whatever goes wrong is never the assistant's problem. */
function capture(event) {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, MOST_MILLISECONDS);
		const done = () => {
			clearTimeout(timer);
			resolve();
		};
		try {
			const child = spawn("countersign", ["capture", "--agent", "opencode"], {
				cwd: event.cwd,
				shell: process.platform === "win32",
				stdio: ["pipe", "ignore", "ignore"],
			});
			child.on("error", done);
			child.on("close", done);
			child.stdin.on("error", () => {});
			child.stdin.end(JSON.stringify(event));
		} catch {
			done();
		}
	});
}

const toText = (parts) =>
	(Array.isArray(parts) ? parts : []).flatMap((part) => (typeof part?.text === "string" ? [part.text] : [])).join("\\n");

/** Version 1. Old ones do not repeat the arguments after the call. */
async function server({ directory: cwd }) {
	const calls = new Map();
	return {
		"chat.message": ({ sessionID, model }, output) =>
			capture({ hook: "chat.message", cwd, sessionID, model, prompt: toText(output?.parts) }),
		"tool.execute.before": async ({ tool, sessionID, callID }, output) => {
			calls.set(callID, output?.args);
			await capture({ hook: "tool.execute.before", cwd, tool, sessionID, callID, args: output?.args });
		},
		"tool.execute.after": async ({ tool, sessionID, callID, args }) => {
			const known = args ?? calls.get(callID);
			calls.delete(callID);
			await capture({ hook: "tool.execute.after", cwd, tool, sessionID, callID, args: known });
		},
	};
}

/** Version 2. */
async function setup(ctx) {
	const cwd = ctx.location?.directory ?? process.cwd();
	const toCall = (hook, { tool, sessionID, callID, id, input, args }) => ({
		hook,
		cwd,
		tool,
		sessionID,
		callID: callID ?? id,
		args: input ?? args,
	});
	await ctx.tool.hook("execute.before", (event) => capture(toCall("tool.execute.before", event)));
	await ctx.tool.hook("execute.after", (event) => capture(toCall("tool.execute.after", event)));
	try {
		await ctx.session.hook("prompt", ({ sessionID, model, prompt }) =>
			capture({ hook: "chat.message", cwd, sessionID, model, prompt: prompt?.text }),
		);
	} catch {
		// A version without this hook: lines are recorded without their prompt.
	}
}

export default { id: "countersign", server, setup };
`;

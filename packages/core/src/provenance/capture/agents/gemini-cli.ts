import type { Dialect } from "../dialect.ts";

/** The model is named by the events around a request alone, hence `session` for them. */
export const GEMINI_CLI: Dialect = {
	tool: "gemini-cli",
	phases: {
		beforetool: "before",
		aftertool: "after",
		beforeagent: "prompt",
		afteragent: null,
		beforemodel: "session",
		aftermodel: "session",
		sessionstart: "session",
		sessionend: null,
		precompress: null,
		notification: null,
	},
	versionKeys: ["gemini_version", "cli_version"],
};

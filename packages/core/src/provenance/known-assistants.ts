/** An assistant, and what it leaves behind in commits. All text in lower case. */
export interface KnownAssistant {
	/** The tool id in reports and policies. */
	readonly id: string;
	/** How fields that can only name a tool spell it (`Assisted-by:`, `Generated with`, records). */
	readonly names: readonly string[];
	/** Names that no person bears, so that they are enough without an address. `Claude`, `Devin`, `Jules` are people too. */
	readonly soleNames?: readonly string[];
	readonly emails?: readonly string[];
	/** GitHub logins, as in `<number>+<login>@users.noreply.github.com`. */
	readonly logins?: readonly string[];
}

/**
 * Sources: git-ai src/authorship/agent_detection.rs; CHAOSS disclosure detection/constants.go; cdxgen
 * lib/helpers/aiProvenanceCollector.js; aider aider/repo.py; the tools' own documentation. An entry that is wrong can
 * only raise scrutiny, so an address seen in the wild is worth having even where its vendor does not document it.
 */
export const KNOWN_ASSISTANTS: readonly KnownAssistant[] = [
	{
		id: "claude-code",
		names: ["claude code", "claude-code", "claude", "anthropic claude"],
		soleNames: ["claude code"],
		emails: ["noreply@anthropic.com"],
		logins: ["claude[bot]", "anthropic-claude[bot]", "claude-code-action[bot]"],
	},
	{
		id: "cursor",
		names: ["cursor", "cursor agent", "cursor-agent", "cursoragent"],
		soleNames: ["cursor agent", "cursoragent"],
		emails: ["cursoragent@cursor.com"],
		logins: ["cursor[bot]", "cursoragent[bot]", "cursoragent"],
	},
	{
		id: "github-copilot",
		names: [
			"github copilot",
			"github-copilot",
			"copilot",
			"github-copilot-cli",
			"copilot cli",
			"copilot chat",
		],
		soleNames: ["github copilot", "copilot", "copilot-swe-agent"],
		emails: ["copilot@github.com"],
		logins: ["copilot", "copilot[bot]", "copilot-swe-agent[bot]", "copilot-swe-agent", "github-copilot[bot]"],
	},
	{
		id: "codex",
		names: ["codex", "openai codex", "openai-codex", "codex cli", "codex-cli", "codex-cloud"],
		soleNames: ["openai codex"],
		emails: ["noreply@openai.com", "codex@openai.com"],
		logins: ["chatgpt-codex-connector[bot]", "openai-codex[bot]", "codex[bot]"],
	},
	{ id: "chatgpt", names: ["chatgpt", "gpt", "openai gpt"], soleNames: ["chatgpt"] },
	{
		id: "devin",
		names: ["devin", "devin ai", "devin-ai"],
		soleNames: ["devin ai"],
		logins: ["devin-ai-integration[bot]", "devin-ai-integration"],
	},
	{
		id: "aider",
		names: ["aider", "aider.chat"],
		soleNames: ["aider"],
		emails: ["aider@aider.chat", "noreply@aider.chat"],
	},
	{
		id: "gemini",
		names: ["gemini", "gemini cli", "gemini-cli", "google gemini", "gemini code assist"],
		soleNames: ["gemini cli", "google gemini", "gemini code assist"],
		emails: ["gemini-cli@google.com", "gemini-cli-agent@google.com"],
		logins: ["gemini-code-assist[bot]", "gemini-cli[bot]"],
	},
	{
		id: "jules",
		names: ["jules", "google jules", "google-labs-jules"],
		soleNames: ["google jules", "google-labs-jules"],
		logins: ["google-labs-jules[bot]", "google-labs-jules"],
	},
	{
		id: "windsurf",
		names: ["windsurf", "windsurf cascade", "cascade", "codeium"],
		soleNames: ["windsurf", "windsurf cascade", "codeium"],
		emails: ["noreply@windsurf.com", "cascade@windsurf.com", "noreply@codeium.com"],
		logins: ["windsurf-bot[bot]"],
	},
	{
		id: "amp",
		names: ["amp", "sourcegraph amp", "ampcode"],
		soleNames: ["sourcegraph amp", "ampcode"],
		emails: ["amp@ampcode.com", "noreply@ampcode.com"],
		logins: ["ampcode[bot]"],
	},
	{ id: "cline", names: ["cline"], emails: ["noreply@cline.bot"], logins: ["cline[bot]"] },
	{ id: "continue", names: ["continue", "continue.dev", "continue-cli"], logins: ["continue[bot]"] },
	{
		id: "roo-code",
		names: ["roo code", "roo-code", "roo", "roomote"],
		soleNames: ["roo code", "roomote"],
		emails: ["roomote@roocode.com"],
		logins: ["roomote[bot]"],
	},
	{
		id: "opencode",
		names: ["opencode"],
		soleNames: ["opencode"],
		emails: ["noreply@opencode.ai"],
		logins: ["opencode-agent[bot]"],
	},
	{ id: "replit-agent", names: ["replit agent", "replit-agent", "replit"], soleNames: ["replit agent"] },
	{
		id: "amazon-q",
		names: ["amazon q", "amazon q developer", "amazon-q", "amazon-q-developer"],
		soleNames: ["amazon q", "amazon q developer"],
		logins: ["amazon-q-developer[bot]"],
	},
	{ id: "kiro", names: ["kiro", "kiro cli"] },
	{
		id: "cody",
		names: ["cody", "sourcegraph cody"],
		soleNames: ["sourcegraph cody"],
		logins: ["sourcegraph-cody[bot]"],
	},
	{
		id: "jetbrains-ai",
		names: ["jetbrains ai", "jetbrains-ai", "junie", "jetbrains junie"],
		soleNames: ["jetbrains ai", "jetbrains junie"],
		logins: ["jetbrains-ai[bot]", "jetbrains-junie[bot]"],
	},
	{
		id: "coderabbit",
		names: ["coderabbit", "coderabbitai"],
		soleNames: ["coderabbit"],
		logins: ["coderabbitai[bot]"],
	},
	{
		id: "factory-droid",
		names: ["droid", "factory droid", "factory-droid"],
		soleNames: ["factory droid", "factory-droid"],
		logins: ["factory-droid[bot]"],
	},
	{
		id: "openhands",
		names: ["openhands", "opendevin"],
		soleNames: ["openhands"],
		emails: ["openhands@all-hands.dev"],
		logins: ["openhands-agent", "openhands-ai[bot]"],
	},
	{
		id: "qwen-code",
		names: ["qwen code", "qwen-code", "qwen-coder", "qwen"],
		soleNames: ["qwen code", "qwen-code", "qwen-coder"],
		emails: ["qwen-coder@alibabacloud.com"],
	},
	{ id: "crush", names: ["crush"], emails: ["crush@charm.land"] },
	{ id: "zed", names: ["zed", "zed agent"], soleNames: ["zed agent"], emails: ["agent@zed.dev"] },
	{ id: "v0", names: ["v0"], soleNames: ["v0"], emails: ["v0@vercel.com"], logins: ["v0[bot]"] },
	{ id: "warp", names: ["warp", "warp agent"], soleNames: ["warp agent"], emails: ["agent@warp.dev"] },
	{ id: "sweep", names: ["sweep", "sweep ai"], soleNames: ["sweep ai"], logins: ["sweep-ai[bot]"] },
	{ id: "lovable", names: ["lovable"], logins: ["lovable-dev[bot]", "gpt-engineer-app[bot]"] },
	{ id: "goose", names: ["goose", "codename goose"] },
	{ id: "grok", names: ["grok", "grok build", "grok cli"] },
];

/** Programs that commit without being assistants. Their lines are no person's work, and nobody says what made them. */
export const KNOWN_AUTOMATIONS: readonly { readonly id: string; readonly emails: readonly string[] }[] = [
	{ id: "dependabot", emails: ["support@dependabot.com", "dependabot@github.com"] },
	{ id: "renovate", emails: ["bot@renovateapp.com", "renovate@whitesourcesoftware.com"] },
	{ id: "github-actions", emails: ["github-actions@github.com", "action@github.com", "actions@github.com"] },
	{ id: "snyk-bot", emails: ["snyk-bot@snyk.io"] },
	{ id: "greenkeeper", emails: ["support@greenkeeper.io"] },
	{ id: "semantic-release", emails: ["semantic-release-bot@martynus.net"] },
];

/** What the documentation says about one reason code. */
export interface ReasonEntry {
	/** One sentence: what the code means. */
	readonly meaning: string;
	/** What the reader can do about it. */
	readonly fix: string;
}

/** The closed set of reasons a verdict can have. */
export const REASONS = {
	"finding-threshold": {
		meaning: "A finding on added lines reaches the severity that the tier does not accept from this origin.",
		fix: "Repair the code; `countersign explain RULE` shows a safe way.",
	},
	"hardcoded-secret": {
		meaning: "The added lines hold a secret.",
		fix: "Take the secret out of the code, and revoke it: it is in the history of the repository now.",
	},
	"missing-approval": {
		meaning: "The tier wants more people to sign than have signed.",
		fix: "Ask a person with the named role to read the change and sign it: `countersign approve`; see docs/trust.md.",
	},
	vetoed: {
		meaning: "Somebody of the review board, or a senior, has stopped the change.",
		fix: "Read the reason with `countersign review show ID`; who stopped it, or two others of the board, may recall it.",
	},
	"prohibited-generation": {
		meaning:
			"The added lines touch an area that a person must write, and no person is known to have written them.",
		fix: "Let a person write these lines, or change the `prohibited` clause by a change of its own.",
	},
	"tool-not-allowed": {
		meaning: "An assistant that the policy does not allow wrote added lines.",
		fix: "Write the lines with an allowed assistant, or add it to `tools.allow` by a change of its own.",
	},
	"model-not-allowed": {
		meaning: "A model that the policy does not allow wrote added lines.",
		fix: "Write the lines with an allowed model, or add it to `models.allow` by a change of its own.",
	},
	"missing-prompt": {
		meaning:
			"The policy wants to know the prompt behind an assistant's lines, and their record names none, or there is no record.",
		fix: "Have the assistant's hook record prompts (`countersign init`, setting `countersign.prompts`), or let a person write these lines.",
	},
	"refinement-limit": {
		meaning:
			"An assistant rewrote the same lines more often than the policy allows. With every round safeguards get lost: studies saw a third more critical flaws after five.",
		fix: "Have a person read and finish these lines, or begin again with a prompt that says it all.",
	},
	"unsigned-record": {
		meaning: "Nobody whom git's allowed signers name has signed the record of added lines.",
		fix: "Sign the commit with your SSH key, then run `countersign provenance sign`; see docs/provenance.md.",
	},
	"bad-evidence": {
		meaning:
			"Something that a stage relied on is not what it claims to be: a ref of evidence, a signature, a log.",
		fix: "Find out who changed it, restore it from another clone, and run the check again.",
	},
	"bulk-change": {
		meaning: "The change adds more than anybody reads with care.",
		fix: "Split the change into parts that can be reviewed.",
	},
	"isolation-breach": {
		meaning: "Trusted or critical code imports experimental code.",
		fix: "Remove the import, or promote the imported code by a change of the policy.",
	},
	"file-not-inspected": {
		meaning: "A changed source file could not be inspected; that is not the same as no findings.",
		fix: "Make the file readable for the engine, or list it under `exclude`.",
	},
	"rule-problem": {
		meaning: "A rule could not be loaded or run, so that its findings may be missing.",
		fix: "Correct the rule.",
	},
	"no-rules": {
		meaning: "Files changed, and not a single rule ran.",
		fix: "Repair the installation; `countersign doctor` shows what is missing.",
	},
	"provenance-problem": {
		meaning: "Evidence of who wrote the lines could not be used, and was not trusted.",
		fix: "Look at the named commits or files and write the evidence anew.",
	},
	"unknown-share": {
		meaning: "More of the added lines than the policy allows have no evidence of their origin.",
		fix: "Run `countersign init` where the code is written, so that origin is recorded.",
	},
	"clause-failed": {
		meaning: "A clause of the policy could not be evaluated, so that nobody knows whether it is kept.",
		fix: "This is a fault in Countersign: report it with the message.",
	},
} as const satisfies Readonly<Record<string, ReasonEntry>>;

export type ReasonCode = keyof typeof REASONS;

import type { Command } from "commander";
import type { SignOptions } from "../commands/provenance-sign.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXAMPLES = `
Signs with the SSH key of git (gpg.format ssh, user.signingkey), which must have signed the commit. A check and
\`provenance push\` do the same on their own; nothing happens where commits are not signed.

Examples:
  countersign provenance sign                   the records of HEAD
  countersign provenance sign --commit HEAD~2
  countersign provenance show 3f9a2c            who signed a record`;

export function declareProvenanceSign(provenance: Command): void {
	provenance
		.command("sign")
		.summary("sign the records of a commit that you signed")
		.description("Binds the provenance records of a signed commit to it, signed with the same key.")
		.option("--commit <rev>", "the commit", "HEAD")
		.addHelpText("after", EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<SignOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { signProvenance } = await import("../commands/provenance-sign.ts");
				return signProvenance(session, options);
			});
		});
}

import { Severity } from "@countersign/core/model";
import { type Command, Option } from "commander";
import { collectValues } from "../collect-values.ts";
import type { ScanOptions } from "../commands/scan.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";

const EXAMPLES = `
Examples:
  countersign scan                          all files that git does not ignore
  countersign scan src app.py               some of them
  countersign scan --threshold high         fail on high and critical findings only
  countersign scan --rules our-rules        run your own rules as well (Semgrep's rule language)
  countersign -C ~/downloads/thing scan     also outside a git repository`;

export function declareScan(program: Command): void {
	program
		.command("scan")
		.summary("findings only, in files of the work tree")
		.description("Inspects files of the work tree and lists findings: no policy, no verdict, nothing stored.")
		.argument("[path...]", "files and folders; everything when absent")
		.addOption(
			new Option("--threshold <severity>", "lowest severity that makes the scan fail")
				.choices(Severity.options)
				.default("medium"),
		)
		.option("--rules <dir>", "also run the rules in DIR; repeatable", collectValues)
		.option("--no-cache", "analyze everything anew")
		.addHelpText("after", EXAMPLES)
		.action((paths: readonly string[], _options: unknown, command: Command) => {
			const options = command.optsWithGlobals<ScanOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { scan } = await import("../commands/scan.ts");
				return scan(session, paths, options);
			});
		});
}

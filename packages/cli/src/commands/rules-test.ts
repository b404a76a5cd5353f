import { resolve } from "node:path";
import { CliError } from "../errors.ts";
import { writeResult } from "../output/write-result.ts";
import { renderRuleTest, toRuleTestExitCode } from "../rules/render-rule-test.ts";
import { testRules } from "../rules/test-rules.ts";
import type { Session } from "../session.ts";

/** Tries rules on their cases. */
export async function testRuleFolder(session: Session, folder: string, only: string): Promise<number> {
	const report = await testRules(resolve(session.directory, folder), only).catch((cause: unknown) => {
		throw new CliError("CLI_FILE_UNREADABLE", { message: `The rules in ${folder} cannot be read.`, cause });
	});
	await writeResult(session, { text: () => renderRuleTest(report), json: report });
	return toRuleTestExitCode(report);
}

import { renderRuleTest, toRuleTestExitCode } from "../packages/cli/src/rules/render-rule-test.ts";
import { testRules } from "../packages/cli/src/rules/test-rules.ts";

/** `countersign rules test` without a build, for those who write rules: `node tools/rules-test.ts [FOLDER [PART OF PATH]]`. */
const [folder = "rules", only = ""] = process.argv.slice(2);
const report = await testRules(folder, only);
process.stdout.write(renderRuleTest(report));
process.exitCode = toRuleTestExitCode(report);

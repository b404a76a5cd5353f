import type { Command } from "commander";
import type { RequestOptions } from "../commands/review.ts";
import type { ChangeOptions } from "../review/open-place.ts";
import { runCommand } from "../run-command.ts";
import type { GlobalOptions } from "../session.ts";
import { declareStatementsExchange } from "./declare-statements-exchange.ts";

const LIST_EXAMPLES = `
Examples:
  countersign review list
  countersign review list --format json | jq '.change[] | select(.state != "counts")'`;

const SHOW_EXAMPLES = `
Examples:
  countersign review show                the change at hand, hunk by hunk
  countersign review show 3f9a2c81d0e4   one signed act`;

const REQUEST_EXAMPLES = `
Examples:
  countersign review request --role senior security --reason "new login"
  countersign review request --reason "please read" && countersign review push`;

const BASE = ["--base <rev>", "compare with where HEAD left REV (the default branch when absent)"] as const;
const HEAD = ["--head <rev>", "the revision that is meant (HEAD when absent)"] as const;

export function declareReview(program: Command): void {
	const review = program
		.command("review")
		.summary("what people have signed about a change")
		.description(
			"Lists and shows approvals, vetoes, recalls, waivers and requests, and what they are worth.",
		);
	review
		.command("list")
		.summary("all signed acts, and what they are worth for the change")
		.description(
			"Lists the acts of the change at hand with what they are worth, then those of other changes.",
		)
		.option(...BASE)
		.option(...HEAD)
		.addHelpText("after", LIST_EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<ChangeOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { listReviews } = await import("../commands/review.ts");
				return listReviews(session, options);
			});
		});
	review
		.command("show")
		.summary("who approved which hunk, or one act in full")
		.description("Shows the change hunk by hunk with who approved it, or one signed act.")
		.argument("[id]", "the id of an act, or how it begins")
		.option(...BASE)
		.option(...HEAD)
		.addHelpText("after", SHOW_EXAMPLES)
		.action((id: string | undefined, _options: unknown, command: Command) => {
			const options = command.optsWithGlobals<ChangeOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { showReviewOf } = await import("../commands/review.ts");
				return showReviewOf(session, id, options);
			});
		});
	review
		.command("request")
		.summary("open a case: ask people to read the change")
		.description("Signs a request for a review; its id is the case that `veto` and `recall` name.")
		.requiredOption("--reason <text>", "what is to be read, and why")
		.option("--role <role...>", "whose review is asked for")
		.option("--key <key>", "the SSH key to sign with (git's user.signingkey when absent)")
		.option(...BASE)
		.option(...HEAD)
		.addHelpText("after", REQUEST_EXAMPLES)
		.action((_options: unknown, command: Command) => {
			const options = command.optsWithGlobals<RequestOptions & GlobalOptions>();
			return runCommand(options, async (session) => {
				const { requestReview } = await import("../commands/review.ts");
				return requestReview(session, options);
			});
		});
	declareStatementsExchange(review);
}

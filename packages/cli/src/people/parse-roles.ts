import { findClosestName } from "@countersign/core/kit";
import { Role } from "@countersign/core/model";
import { CliError } from "../errors.ts";

/**
 * A role of the command line.
 * @throws CliError CLI_USAGE, with the one that was probably meant.
 */
export function parseRole(text: string): Role {
	const parsed = Role.safeParse(text);
	if (parsed.success) return parsed.data;
	const closest = findClosestName(text, Role.options);
	const hint = closest === null ? `known are ${Role.options.join(", ")}` : `did you mean ${closest}?`;
	throw new CliError("CLI_USAGE", { message: `${JSON.stringify(text.slice(0, 50))} is no role; ${hint}` });
}

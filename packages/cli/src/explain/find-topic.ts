import { PIPELINE_REASONS, REASONS } from "@countersign/core";
import { findClosestName } from "@countersign/core/kit";
import type { PackagedRules } from "../engine/load-packaged-rules.ts";
import { CliError } from "../errors.ts";
import { SECRET_PAGE } from "./secret-page.ts";

export interface Topic {
	readonly id: string;
	readonly kind: "rule" | "category" | "error" | "reason";
	readonly markdown: string;
}

export interface Library {
	readonly rules: PackagedRules;
	/** Pages by error code. */
	readonly errors: ReadonlyMap<string, string>;
}

type Rule = PackagedRules["rules"][number];

function describeRule(rule: Rule, page: string | undefined): string {
	const facts = [rule.severity, `${rule.confidence} confidence`, ...rule.cwe].join(", ");
	const head = `\`${rule.id}\`: ${facts}`;
	if (page === undefined) return `# ${rule.title}\n\n${head}\n\n${rule.message}\n`;
	return page.replace(/^(# .*\n)/, `$1\n${head}\n`);
}

function findRule({ rules }: Library, id: string): Topic | null {
	if (id.startsWith("secret-")) return { id, kind: "rule", markdown: SECRET_PAGE };
	const rule = rules.rules.find((one) => one.id === id);
	if (!rule) return null;
	const page = Object.hasOwn(rules.pages, id) ? rules.pages[id] : undefined;
	return { id, kind: "rule", markdown: describeRule(rule, page) };
}

function findCategory({ rules }: Library, id: string): Topic | null {
	const members = rules.rules.filter(({ category }) => category === id);
	const ids = [...new Set(members.map((rule) => rule.id))].sort();
	if (ids.length === 0) return null;
	const rows = ids.map((one) => `- \`countersign explain ${one}\``);
	return {
		id,
		kind: "category",
		markdown: `# ${members[0]?.title ?? id}\n\nFound by:\n${rows.join("\n")}\n`,
	};
}

function findError({ errors }: Library, id: string): Topic | null {
	const markdown = errors.get(id.toUpperCase());
	return markdown === undefined ? null : { id: id.toUpperCase(), kind: "error", markdown };
}

const ALL_REASONS: Readonly<Record<string, { readonly meaning: string; readonly fix: string }>> = {
	...REASONS,
	...PIPELINE_REASONS,
};

function findReason(id: string): Topic | null {
	const entry = Object.hasOwn(ALL_REASONS, id) ? ALL_REASONS[id] : undefined;
	if (!entry) return null;
	const markdown = `# ${id}\n\n${entry.meaning}\n\n**What to do:** ${entry.fix}\n`;
	return { id, kind: "reason", markdown };
}

/**
 * What Countersign knows by this name: a rule, a class of rules, an error code, or the reason of a verdict.
 * @throws CliError CLI_UNKNOWN_TOPIC, with the name that was probably meant.
 */
export function findTopic(library: Library, id: string): Topic {
	const found =
		findRule(library, id) ?? findError(library, id) ?? findReason(id) ?? findCategory(library, id);
	if (found) return found;
	const { rules, errors } = library;
	const names = rules.rules.flatMap((rule) => [rule.id, rule.category]);
	const closest = findClosestName(id, [...new Set(names), ...errors.keys(), ...Object.keys(ALL_REASONS)]);
	const message = `Nothing is known by the name ${JSON.stringify(id.slice(0, 100))}.`;
	if (closest === null) throw new CliError("CLI_UNKNOWN_TOPIC", { message });
	throw new CliError("CLI_UNKNOWN_TOPIC", {
		message,
		fix: `Did you mean \`countersign explain ${closest}\`?`,
	});
}

import { type Policy, PolicyRules } from "../model/index.ts";
import { BUILT_IN_POLICY_TEXT, BUILT_IN_SOURCE } from "./built-in-policy.ts";
import { BUILT_IN_RULES } from "./built-in-rules.ts";
import { describeIssues } from "./describe-issue.ts";
import { PolicyError, type PolicyFault } from "./errors.ts";
import { mergeRules } from "./merge-rules.ts";
import { readYaml, type YamlContent } from "./read-yaml.ts";

const MAX_SHOWN_FAULTS = 50;

function byPosition(a: PolicyFault, b: PolicyFault): number {
	return a.location.line - b.location.line || a.location.column - b.location.column;
}

/** One fault a place is enough: the first one usually caused the others. */
function refuse(faults: readonly PolicyFault[]): void {
	const byPlace = new Map<string, PolicyFault>();
	for (const fault of faults) {
		const place = `${fault.location.line}:${fault.location.column}`;
		if (!byPlace.has(place)) byPlace.set(place, fault);
	}
	const [first, ...others] = [...byPlace.values()].sort(byPosition).slice(0, MAX_SHOWN_FAULTS);
	if (first) throw new PolicyError(first, others);
}

function assertVersion(content: YamlContent, path: string): void {
	const root = content.value;
	const isMapping = typeof root === "object" && root !== null && !Array.isArray(root);
	const version = isMapping && "version" in root ? root.version : undefined;
	if (version === 1) return;
	const at = content.values.get("version") ?? { line: 1, column: 1 };
	const message = !isMapping
		? "the file must be a mapping that begins with `version: 1`"
		: version === undefined
			? "`version: 1` is missing"
			: `version ${JSON.stringify(version)} is not supported; this release reads version 1`;
	throw new PolicyError({ code: "POLICY_UNSUPPORTED_VERSION", message, location: { path, ...at } });
}

/**
 * Reads a policy file over rules that stand where it says nothing.
 * @throws PolicyError
 */
export function parseOver(defaults: unknown, text: string, path: string): Policy {
	const content = readYaml(text, path);
	assertVersion(content, path);
	const parsed = PolicyRules.safeParse(mergeRules(defaults, content.value), { reportInput: true });
	const issues = parsed.success ? [] : describeIssues(parsed.error.issues, content, path);
	refuse([...content.faults, ...issues]);
	if (!parsed.success) throw parsed.error;
	return { source: path, rules: parsed.data, positions: Object.fromEntries(content.keys) };
}

/** The policy in force where a repository has none. */
export function getBuiltInPolicy(): Policy {
	return { source: BUILT_IN_SOURCE, rules: BUILT_IN_RULES, positions: {} };
}

/**
 * Reads a policy file. What it leaves out has the built-in policy's value; mappings merge, lists replace.
 * @param path the file's name in messages and in the positions of clauses
 * @throws PolicyError naming every fault with file, line and column.
 */
export function parsePolicy(text: string, path: string): Policy {
	return parseOver(getBuiltInPolicy().rules, text, path);
}

/** The commented policy file that `countersign init` writes: the built-in policy, word for word. */
export function renderDefaultPolicy(): string {
	return BUILT_IN_POLICY_TEXT;
}

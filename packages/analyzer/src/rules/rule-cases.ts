/** What one line of a case file says about a rule. */
export interface Expectation {
	readonly ruleId: string;
	/** Line that the finding must, or must not, start on. */
	readonly line: number;
	readonly kind: "ruleid" | "ok" | "todoruleid" | "todook";
}

const ANNOTATION =
	/(?:#|\/\/|\/\*|\{\/\*|<!--)\s*(ruleid|ok|todoruleid|todook)\s*:\s*([\w.,\s-]+?)\s*(?:\*\/\}?|-->)?\s*$/;

/** Annotations speak of the next line that is not itself a comment with one. */
export function parseExpectations(source: string): readonly Expectation[] {
	const expectations: Expectation[] = [];
	let waiting: Omit<Expectation, "line">[] = [];
	for (const [index, line] of source.split("\n").entries()) {
		const found = ANNOTATION.exec(line);
		if (found) {
			const kind = found[1] as Expectation["kind"];
			for (const ruleId of (found[2] ?? "").split(",")) waiting.push({ ruleId: ruleId.trim(), kind });
			continue;
		}
		if (waiting.length === 0 || line.trim() === "") continue;
		for (const one of waiting) expectations.push({ ...one, line: index + 1 });
		waiting = [];
	}
	return expectations;
}

/** A line where rule and annotation disagree. */
export interface Disagreement {
	readonly path: string;
	readonly line: number;
	readonly ruleId: string;
	readonly kind: "missed" | "unexpected";
}

export interface Agreement {
	readonly agreed: number;
	readonly disagreements: readonly Disagreement[];
}

/**
 * Compares findings with annotations. `ruleid` lines must be found; `ok` lines must not; a finding on a line without
 * annotation disagrees too when the file annotates that rule. `todo…` lines count as neither.
 */
export function compareExpectations(
	path: string,
	expectations: readonly Expectation[],
	found: readonly { readonly ruleId: string; readonly line: number }[],
): Agreement {
	const keys = new Set(found.map((finding) => `${finding.ruleId}\0${finding.line}`));
	const rules = new Set(expectations.map((expectation) => expectation.ruleId));
	const disagreements: Disagreement[] = [];
	const spoken = new Set<string>();
	let agreed = 0;
	for (const { ruleId, line, kind } of expectations) {
		const key = `${ruleId}\0${line}`;
		spoken.add(key);
		if (kind === "todoruleid" || kind === "todook") continue;
		const wanted = kind === "ruleid";
		if (keys.has(key) === wanted) agreed += 1;
		else disagreements.push({ path, line, ruleId, kind: wanted ? "missed" : "unexpected" });
	}
	for (const key of keys) {
		const [ruleId = "", line = "0"] = key.split("\0");
		if (rules.has(ruleId) && !spoken.has(key)) {
			disagreements.push({ path, line: Number(line), ruleId, kind: "unexpected" });
		}
	}
	return { agreed, disagreements };
}

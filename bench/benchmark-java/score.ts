/** What the corpus says of one file. */
export interface Label {
	readonly name: string;
	readonly category: string;
	readonly isReal: boolean;
	readonly cwe: string;
}

/** How one category went: reported of the real ones, and of those that only look real. */
export interface CategoryScore {
	readonly category: string;
	readonly real: number;
	readonly found: number;
	readonly harmless: number;
	readonly alarms: number;
	/** Share found less share of false alarms. */
	readonly score: number;
}

/** Reads `name,category,true|false,cwe`, one file a line; a line that begins with `#` says what the columns are. */
export function parseLabels(text: string): readonly Label[] {
	return text
		.split(/\r?\n/)
		.filter((line) => line.trim() !== "" && !line.startsWith("#"))
		.map((line) => {
			const [name = "", category = "", real = "", cwe = ""] = line.split(",").map((part) => part.trim());
			return { name, category, isReal: real === "true", cwe: `CWE-${cwe}` };
		});
}

function scoreCategory(
	category: string,
	labels: readonly Label[],
	isFound: (label: Label) => boolean,
): CategoryScore {
	const real = labels.filter((label) => label.isReal);
	const harmless = labels.filter((label) => !label.isReal);
	const found = real.filter(isFound).length;
	const alarms = harmless.filter(isFound).length;
	const rate = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
	return {
		category,
		real: real.length,
		found,
		harmless: harmless.length,
		alarms,
		score: rate(found, real.length) - rate(alarms, harmless.length),
	};
}

/** By category, sorted. @param findings the weaknesses reported for each file, by the file's name */
export function scoreLabels(
	labels: readonly Label[],
	findings: ReadonlyMap<string, ReadonlySet<string>>,
): readonly CategoryScore[] {
	const isFound = ({ name, cwe }: Label): boolean => findings.get(name)?.has(cwe) ?? false;
	const categories = [...new Set(labels.map(({ category }) => category))].sort();
	return categories.map((category) =>
		scoreCategory(
			category,
			labels.filter((label) => label.category === category),
			isFound,
		),
	);
}

/** The mean over categories, each counting the same whatever its size. */
export function meanScore(scores: readonly CategoryScore[]): number {
	return scores.reduce((sum, { score }) => sum + score, 0) / Math.max(scores.length, 1);
}

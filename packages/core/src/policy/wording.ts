const MAX_LISTED = 3;
const MAX_ITEM = 240;

/** `1 file`, `2 files`. */
export function count(amount: number, noun: string): string {
	return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

/** `a`, `a and b`, `a, b, c and 4 more`. */
export function list(items: readonly string[]): string {
	const shown = items
		.slice(0, MAX_LISTED)
		.map((item) => (item.length > MAX_ITEM ? `${item.slice(0, MAX_ITEM)}…` : item));
	if (items.length > MAX_LISTED) return `${shown.join(", ")} and ${items.length - MAX_LISTED} more`;
	return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** The command that explains a rule; none for an id that a shell would not read as one word. */
export function explainRule(ruleId: string): string | null {
	return /^[\w@][\w@./:-]*$/.test(ruleId) ? `countersign explain ${ruleId}` : null;
}

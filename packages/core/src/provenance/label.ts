const MAX_LABEL = 250;
const MAX_INPUT = 4_000;
/** Control, format and separator characters: a name must not be able to repaint a terminal or forge a line. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text from evidence made fit to show: printable, on one line, at most 250 characters; null when nothing is left. */
export function cleanLabel(text: string): string | null {
	const printable = text.slice(0, MAX_INPUT).replace(UNPRINTABLE, " ").replace(/\s+/g, " ").trim();
	const label = [...printable].slice(0, MAX_LABEL).join("");
	return label === "" ? null : label;
}

/** A piece of hostile text as it may stand in a message: quoted and short. */
export function quoteLabel(text: string): string {
	return JSON.stringify((cleanLabel(text) ?? "").slice(0, 80));
}

/** The display name of `Name <email>`. */
export function parsePersonName(text: string): string | null {
	const open = text.indexOf("<");
	return cleanLabel(open > 0 ? text.slice(0, open) : text);
}

/** A model name as spelled; null where the tool only says that it does not know. */
export function parseModelName(text: string): string | null {
	const model = cleanLabel(text);
	return model === null || model.toLowerCase() === "unknown" ? null : model;
}

import { EXCHANGE_FORMATS } from "@countersign/core";

/** What `--format` asks of an export: which formats of others, and how and where to show the result. */
export interface SplitFormats {
	readonly exchange: readonly string[];
	readonly format: readonly string[];
}

/**
 * `--format` is an option of every command and takes the formats of results. An export has the formats of others besides:
 * such a one is the text of the result, so that `spdx=FILE` writes it to a file, and `json` beside it wraps it.
 */
export function splitFormats(options: readonly string[]): SplitFormats {
	const names = new Set<string>(EXCHANGE_FORMATS);
	const split = options.map((option) => {
		const [name = "", ...place] = option.split("=");
		if (!names.has(name)) return { name: null, format: [option] };
		return { name, format: place.length === 0 ? [] : [["text", ...place].join("=")] };
	});
	const exchange = new Set(split.flatMap(({ name }) => (name === null ? [] : [name])));
	return { exchange: [...exchange], format: split.flatMap(({ format }) => format) };
}

import * as z from "zod";

/** Lines `start` to `end`, 1-based, both inclusive. Lists of ranges are sorted and disjoint. */
export const LineRange = z.object({ start: z.int().positive(), end: z.int().positive() }).readonly();
export type LineRange = z.infer<typeof LineRange>;

/** A region of text: 1-based lines and columns (UTF-16 code units), end column exclusive, as in SARIF 2.1.0 §3.30. */
export const TextRange = z
	.object({
		startLine: z.int().positive(),
		startColumn: z.int().positive(),
		endLine: z.int().positive(),
		endColumn: z.int().positive(),
	})
	.readonly();
export type TextRange = z.infer<typeof TextRange>;

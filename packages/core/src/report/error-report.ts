import * as z from "zod";

/** An error as `--format json` shows it. */
export const ErrorReport = z.object({
	$schema: z.literal("https://countersign.dev/schemas/error-1.json"),
	error: z.object({
		code: z.string(),
		/** Who is to blame: `policy` exits with 1, `fault` with 2, `evidence` with 3. */
		kind: z.enum(["policy", "evidence", "fault"]),
		message: z.string(),
		fix: z.string(),
		location: z
			.object({
				path: z.string(),
				line: z.int().positive().nullable(),
				column: z.int().positive().nullable(),
			})
			.nullable(),
		/** The chain of causes, nearest first. */
		causes: z.array(z.string()),
	}),
});
export type ErrorReport = z.infer<typeof ErrorReport>;

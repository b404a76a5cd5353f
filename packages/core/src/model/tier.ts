import * as z from "zod";
import { LineRange } from "./position.ts";

/** `experimental` < `trusted` < `critical`. DESIGN §2. */
export const Tier = z.enum(["experimental", "trusted", "critical"]);
export type Tier = z.infer<typeof Tier>;

/** Topics that raise what a change needs. DESIGN §2. */
export const SensitiveArea = z.enum([
	"auth",
	"crypto",
	"input-validation",
	"filesystem",
	"process",
	"network",
	"secrets",
	"privacy",
	"infrastructure",
	"payment",
]);
export type SensitiveArea = z.infer<typeof SensitiveArea>;

/** A place that an area rule recognized. */
export const AreaHit = z
	.object({ area: SensitiveArea, ruleId: z.string(), path: z.string(), lines: LineRange })
	.readonly();
export type AreaHit = z.infer<typeof AreaHit>;

/** The tier of one changed file, and why. */
export const FileTier = z
	.object({
		path: z.string(),
		tier: Tier,
		/** Areas touched by added lines, sorted. */
		areas: z.array(SensitiveArea).readonly(),
		/** In the order in which they decided, e.g. `policy.yaml: paths[0] "src/auth/**"`, `area auth (line 12)`. */
		reasons: z.array(z.string()).readonly(),
	})
	.readonly();
export type FileTier = z.infer<typeof FileTier>;

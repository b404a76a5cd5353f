import type { PatternFamily } from "../pattern/prepare-pattern.ts";
import type { ModelRole } from "./model-file.ts";
import type { Models } from "./models.ts";
import type { Formula, ModelUse } from "./rule.ts";

interface Scene {
	readonly subject: string;
	readonly family: PatternFamily;
	readonly models: Models;
}

/**
 * All that libraries are known to do of one kind.
 * @param role what the rule takes it for; null where it only says what to look for
 * @throws RuleError for a kind that is not known.
 */
export function formulaOfModel(use: ModelUse, role: ModelRole | null, scene: Scene): Formula {
	scene.models.assertKind(use.kind, role, scene.subject);
	return { op: "any", of: scene.models.formulasOf(use, scene.family), model: use };
}

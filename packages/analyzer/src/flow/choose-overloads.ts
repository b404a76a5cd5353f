import type { CallFact } from "./facts.ts";
import type { FileFacts, FunctionRef } from "./resolve-call.ts";

/** Of methods with one name, those that take as many arguments as the call gives; all when none does. */
export function chooseOverloads(
	files: readonly FileFacts[],
	targets: readonly FunctionRef[],
	call: CallFact,
): readonly FunctionRef[] {
	if (targets.length < 2) return targets;
	const fitting = targets.filter(({ file, fn }) => {
		const fact = files[file]?.facts.functions[fn];
		return fact !== undefined && fact.params.length - fact.skipped === call.args.length;
	});
	return fitting.length > 0 ? fitting : targets;
}

import { type Cst, findType } from "../cst.ts";

/** Modifiers that mean something to rules or flow. `default` would mean an export's. */
const FLAGS = new Set([
	"public",
	"private",
	"protected",
	"static",
	"final",
	"abstract",
	"synchronized",
	"native",
	"transient",
	"volatile",
]);

/** The modifiers before a declaration. */
export function flagsOf(cst: Cst): readonly string[] {
	const modifiers = findType(cst, "modifiers");
	return (modifiers?.kids ?? []).flatMap(({ type }) => (FLAGS.has(type) ? [type] : []));
}

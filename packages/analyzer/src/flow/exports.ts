import type { Node } from "../tree/node.ts";
import type { FlowFacts } from "./facts.ts";
import type { Walk } from "./walk.ts";

type Exported = { readonly fn: number | null; readonly className: string | null };

interface ExportTable {
	readonly exports: Map<string, Exported>;
	readonly reexports: { name: string; module: string; imported: string }[];
}

/** What an expression or declaration is, if it is a function, a class, or an instance of one. */
function describe(walk: Walk, node: Node | undefined): Exported | null {
	if (!node) return null;
	if (node.kind === "Function") return { fn: walk.functionIds.get(node) ?? null, className: null };
	if (node.kind === "Class") return { fn: null, className: node.text };
	if ((node.kind === "New" || node.kind === "Call") && node.kids[0]?.kind === "Name") {
		const name = node.kids[0].text;
		return walk.classesByName.has(name) ? { fn: null, className: name } : null;
	}
	if (node.kind !== "Name") return null;
	const binding = walk.names.bindingOf(node);
	return binding ? describe(walk, binding.declaration ?? binding.value ?? undefined) : null;
}

function add(table: ExportTable, name: string, exported: Exported | null): void {
	if (exported) table.exports.set(name, exported);
}

function exportDeclaration(walk: Walk, table: ExportTable, node: Node): void {
	const [declared, ...names] = node.kids;
	if (declared && declared.kind !== "Empty") {
		if (node.flags?.includes("default")) add(table, "default", describe(walk, declared));
		const inner = declared.kind === "VarDecl" ? declared.kids[1] : declared;
		const name = declared.kind === "VarDecl" ? (declared.kids[0]?.text ?? "") : declared.text;
		if (name !== "") add(table, name, describe(walk, inner));
	}
	if (node.flags?.includes("star") && names.length === 0) {
		table.reexports.push({ name: "*", module: node.text, imported: "*" });
	}
	for (const named of names) {
		const local = named.kids[0];
		if (node.text !== "")
			table.reexports.push({ name: named.text, module: node.text, imported: local?.text ?? named.text });
		else add(table, named.text, describe(walk, local));
	}
}

/** `module.exports = …`, `exports.a = …`, `module.exports.a = …` */
function exportAssignment(walk: Walk, table: ExportTable, node: Node): void {
	const [target, value] = node.kids;
	if (target?.kind !== "Member" || !value) return;
	const [object] = target.kids;
	const isModule = target.text === "exports" && object?.text === "module";
	const isProperty = object?.text === "exports";
	if (isProperty) add(table, target.text, describe(walk, value));
	if (!isModule) return;
	add(table, "default", describe(walk, value));
	for (const pair of value.kind === "Object" ? value.kids : []) {
		const [key, inner] = pair.kids;
		if (key?.kind === "Key") add(table, key.text, describe(walk, inner));
	}
}

function exportTopLevel(walk: Walk, table: ExportTable): void {
	for (const [name, binding] of walk.names.top) {
		if (binding.kind === "import" && binding.module !== null) {
			table.reexports.push({ name, module: binding.module, imported: binding.imported ?? "*" });
		} else add(table, name, describe(walk, binding.declaration ?? binding.value ?? undefined));
	}
}

/** What other files can name. Python exports every name of the module. */
export function collectExports(walk: Walk, root: Node): Pick<FlowFacts, "exports" | "reexports"> {
	const table: ExportTable = { exports: new Map(), reexports: [] };
	if (walk.language === "python") exportTopLevel(walk, table);
	for (const statement of root.kids) {
		if (statement.kind === "Export") exportDeclaration(walk, table, statement);
		const [inner] = statement.kids;
		if (statement.kind === "ExprStmt" && inner?.kind === "Assign") exportAssignment(walk, table, inner);
	}
	return table;
}

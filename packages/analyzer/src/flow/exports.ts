import { findImport, findRequired, type ImportPath } from "../resolve/find-import.ts";
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

/** What is imported and exported again is looked up where it comes from. */
function findReexport(walk: Walk, node: Node | undefined): ImportPath | null {
	if (!node) return null;
	const binding = node.kind === "Name" ? walk.names.bindingOf(node) : null;
	return binding ? findImport(binding) : findRequired(node);
}

interface Exporting {
	readonly walk: Walk;
	readonly table: ExportTable;
}

function add({ walk, table }: Exporting, name: string, node: Node | undefined): void {
	const exported = describe(walk, node);
	if (exported) {
		table.exports.set(name, exported);
		return;
	}
	const from = findReexport(walk, node);
	if (from && from.path.length < 2) {
		table.reexports.push({ name, module: from.module, imported: from.path[0] ?? "default" });
	}
}

/** Functions in an object, under their names with `prefix` before them. */
function addMembers(exporting: Exporting, prefix: string, object: Node | undefined): void {
	for (const member of object?.kind === "Object" ? object.kids : []) {
		const [key, inner] = member.kids;
		if (member.kind === "Function") add(exporting, prefix + member.text, member);
		else if (member.kind === "Pair" && key?.kind === "Key") add(exporting, prefix + key.text, inner);
	}
}

function exportDeclared(exporting: Exporting, declared: Node, isDefault: boolean): void {
	if (isDefault) {
		add(exporting, "default", declared);
		addMembers(exporting, "default.", declared);
	}
	const inner = declared.kind === "VarDecl" ? declared.kids[1] : declared;
	const name = declared.kind === "VarDecl" ? (declared.kids[0]?.text ?? "") : declared.text;
	if (name === "") return;
	add(exporting, name, inner);
	addMembers(exporting, `${name}.`, inner);
}

function exportDeclaration(exporting: Exporting, node: Node): void {
	const { table } = exporting;
	const [declared, ...names] = node.kids;
	if (declared && declared.kind !== "Empty") {
		exportDeclared(exporting, declared, node.flags?.includes("default") ?? false);
	}
	if (node.flags?.includes("star") && names.length === 0) {
		table.reexports.push({ name: "*", module: node.text, imported: "*" });
	}
	for (const named of names) {
		const local = named.kids[0];
		if (node.text !== "")
			table.reexports.push({ name: named.text, module: node.text, imported: local?.text ?? named.text });
		else add(exporting, named.text, local);
	}
}

/** `module.exports = …`, `exports.a = …`, `module.exports.a = …` */
function exportAssignment(exporting: Exporting, node: Node): void {
	const [target, value] = node.kids;
	if (target?.kind !== "Member" || !value) return;
	const [object] = target.kids;
	const isModule = target.text === "exports" && object?.text === "module";
	const isProperty = object?.text === "exports";
	if (isProperty) add(exporting, target.text, value);
	if (!isModule) return;
	add(exporting, "default", value);
	addMembers(exporting, "", value);
	const whole = findRequired(value);
	if (whole?.path.length === 0) {
		exporting.table.reexports.push({ name: "*", module: whole.module, imported: "*" });
	}
}

function exportTopLevel({ walk, table }: Exporting): void {
	for (const [name, binding] of walk.names.top) {
		if (binding.kind === "import" && binding.module !== null) {
			table.reexports.push({ name, module: binding.module, imported: binding.imported ?? "*" });
		} else add({ walk, table }, name, binding.declaration ?? binding.value ?? undefined);
	}
}

/** The class that an import means by the file's name, the others by their own, and its methods for static imports. */
function exportClasses({ walk, table }: Exporting, root: Node): ExportTable {
	const classes = root.kids.filter(({ kind }) => kind === "Class");
	for (const node of classes) table.exports.set(node.text, { fn: null, className: node.text });
	const main = classes.find(({ flags }) => flags?.includes("public")) ?? classes[0];
	if (!main) return table;
	for (const member of main.kids[1]?.kids ?? []) {
		const fn = member.flags?.includes("static") ? walk.functionIds.get(member) : undefined;
		if (fn !== undefined) table.exports.set(member.text, { fn, className: null });
	}
	table.exports.set("default", { fn: null, className: main.text });
	return table;
}

/** Python's `from m import *`: everything there can be named here too. */
function isStarImport(statement: Node): boolean {
	const [first] = statement.kids;
	return statement.kind === "Import" && first?.text === "*" && first.kids[0]?.kind !== "Name";
}

/** What other files can name. Python exports every name of the module. */
export function collectExports(walk: Walk, root: Node): Pick<FlowFacts, "exports" | "reexports"> {
	const table: ExportTable = { exports: new Map(), reexports: [] };
	const exporting: Exporting = { walk, table };
	const { exportsTopLevel } = walk.traits;
	if (exportsTopLevel === "all") exportTopLevel(exporting);
	if (exportsTopLevel === "declared") return exportClasses(exporting, root);
	for (const statement of root.kids) {
		if (statement.kind === "Export") exportDeclaration(exporting, statement);
		if (isStarImport(statement)) {
			table.reexports.push({ name: "*", module: statement.text, imported: "*" });
		}
		const [inner] = statement.kids;
		if (statement.kind === "ExprStmt" && inner?.kind === "Assign") exportAssignment(exporting, inner);
	}
	return table;
}

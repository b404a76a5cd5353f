import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { type AstNode, isAstNode, lineAt, type SourceFile, visitNodes } from "../source/source-file.ts";

/** One import of one file. */
export interface ImportEdge {
	readonly from: string;
	readonly line: number;
	/** A path of the repository, `node:…`, `npm:…` with the package's name, or `COMPUTED`. */
	readonly to: string;
	/** Vanishes when types are stripped. */
	readonly typeOnly: boolean;
}

/** The target of an import that is not written down but computed. */
const COMPUTED = "computed";

const WORKSPACE = /^@countersign\/([^/]+)(?:\/(.+))?$/;

/** Every import, re-export and dynamic import of a file. */
export function findImports(file: SourceFile): readonly ImportEdge[] {
	const edges: ImportEdge[] = [];
	visitNodes(file.program, (node) => {
		const specifier = findSpecifier(node);
		if (specifier === null) return;
		const line = lineAt(file.text, node.start);
		edges.push({
			from: file.path,
			line,
			to: specifier === undefined ? COMPUTED : resolveTarget(file.path, specifier),
			typeOnly: isTypeOnly(node),
		});
	});
	return edges;
}

const IMPORTING = [
	"ImportDeclaration",
	"ExportNamedDeclaration",
	"ExportAllDeclaration",
	"ImportExpression",
	"TSImportType",
];

/** Null when the node imports nothing, undefined when what it imports is not written down. */
function findSpecifier(node: AstNode): string | null | undefined {
	if (!IMPORTING.includes(node.type)) return null;
	const source = node.type === "TSImportType" ? (node.source ?? node.argument) : node.source;
	if (!isAstNode(source)) return null;
	return typeof source.value === "string" ? source.value : undefined;
}

function isTypeOnly(node: AstNode): boolean {
	if (node.type === "TSImportType") return true;
	return node.importKind === "type" || node.exportKind === "type" || hasOnlyTypeSpecifiers(node);
}

/** `import { type A, type B }` is dropped as a whole only under bundlers; counted as type-only either way. */
function hasOnlyTypeSpecifiers(node: AstNode): boolean {
	const specifiers = Array.isArray(node.specifiers) ? node.specifiers : [];
	return (
		specifiers.length > 0 &&
		specifiers.every((one) => isAstNode(one) && (one.importKind === "type" || one.exportKind === "type"))
	);
}

function resolveTarget(from: string, specifier: string): string {
	if (specifier.startsWith(".")) return posix.join(posix.dirname(from), specifier);
	if (isBuiltin(specifier)) return specifier.startsWith("node:") ? specifier : `node:${specifier}`;
	const workspace = WORKSPACE.exec(specifier);
	if (workspace) {
		const [, name, part] = workspace;
		return `packages/${name}/src/${part === undefined ? "index.ts" : `${part}/index.ts`}`;
	}
	const [scope = "", name = ""] = specifier.split("/");
	return `npm:${scope.startsWith("@") ? `${scope}/${name}` : scope}`;
}

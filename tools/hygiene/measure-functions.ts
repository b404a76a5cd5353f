import { type AstNode, isAstNode, lineAt, type SourceFile, visitNodes } from "../source/source-file.ts";

export interface MeasuredFunction {
	/** `path:line`. */
	readonly place: string;
	/** From the first line of the signature to the closing brace; blank lines count. */
	readonly lines: number;
	readonly parameters: number;
}

const FUNCTIONS = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];

export function measureFunctions(file: SourceFile): readonly MeasuredFunction[] {
	const measured: MeasuredFunction[] = [];
	visitNodes(file.program, (node) => {
		if (!FUNCTIONS.includes(node.type)) return;
		const start = lineAt(file.text, node.start);
		measured.push({
			place: `${file.path}:${start}`,
			lines: lineAt(file.text, node.end - 1) - start + 1,
			parameters: countParameters(node),
		});
	});
	return measured;
}

/** A `this` parameter is a type, not an argument. */
function countParameters(node: AstNode): number {
	const parameters = Array.isArray(node.params) ? node.params.filter(isAstNode) : [];
	return parameters.filter((parameter) => parameter.name !== "this").length;
}

/** The smallest value that at least `share` of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

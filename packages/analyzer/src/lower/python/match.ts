import type { Node } from "../../tree/node.ts";
import { type Cst, findField, findNamed, findType, hasToken, listField, listNamed } from "../cst.ts";
import type { Lowering, Rule } from "../lower-tree.ts";
import { coverSpans, makeEmpty, makeNode } from "../make-node.ts";

function lowerMatch(cst: Cst, low: Lowering): Node {
	const subjects = listField(cst, "subject");
	const subject = low.maybe(subjects[0], cst);
	const body = findField(cst, "body");
	const cases = body === undefined ? [] : low.each(listNamed(body));
	const subjectNode =
		subjects.length > 1
			? makeNode("Tuple", coverSpans(subjects, cst), { kids: [subject, ...low.each(subjects.slice(1))] })
			: subject;
	return makeNode("Switch", cst, {
		kids: [subjectNode, makeNode("Cases", body ?? makeEmpty(cst), { kids: cases })],
	});
}

/** Alternatives of a `case`; none for `_`, which always matches. `case a, b` is one value, a tuple. */
function lowerValues(patterns: readonly Cst[], low: Lowering): readonly Node[] {
	const [first] = patterns;
	if (first === undefined) return [];
	if (patterns.length > 1) {
		return [makeNode("Tuple", coverSpans(patterns, first), { kids: low.each(patterns) })];
	}
	const only = findNamed(first);
	if (only?.type === "union_pattern") return lowerAlternatives(only, low);
	return hasToken(first, "_") ? [] : [low.lower(first)];
}

function lowerAlternatives(cst: Cst, low: Lowering): readonly Node[] {
	return low.each(listNamed(cst));
}

/** A guard stands as an `if` around the body. */
function lowerCase(cst: Cst, low: Lowering): Node {
	const patterns = cst.kids.filter((kid) => kid.type === "case_pattern");
	const span = coverSpans(patterns, cst);
	const values = makeNode("Tuple", span, { kids: lowerValues(patterns, low) });
	const body = low.maybe(findField(cst, "consequence"), cst);
	const guard = findField(cst, "guard");
	if (guard === undefined) return makeNode("Case", cst, { kids: [values, body] });
	const whole = { start: guard.start, end: cst.end };
	const branch = makeNode("If", whole, { kids: [low.maybe(findNamed(guard), guard), body, makeEmpty(cst)] });
	return makeNode("Case", cst, { kids: [values, makeNode("Block", whole, { kids: [branch] })] });
}

function lowerPattern(cst: Cst, low: Lowering): Node {
	const inner = findNamed(cst);
	if (hasToken(cst, "_")) return makeNode("Name", cst, { text: "_" });
	if (inner !== undefined && hasToken(cst, "-")) {
		return makeNode("Unary", cst, { text: "-", kids: [low.lower(inner)] });
	}
	return low.inner(cst);
}

function lowerClassPattern(cst: Cst, low: Lowering): Node {
	const [callee, ...args] = listNamed(cst);
	const kids = args.map((arg) => lowerClassArgument(arg, low));
	const list = makeNode("Args", coverSpans(args, cst), { kids });
	return makeNode("Call", cst, { kids: [low.maybe(callee, cst), list] });
}

function lowerClassArgument(cst: Cst, low: Lowering): Node {
	const keyword = findType(cst, "keyword_pattern");
	if (keyword === undefined) return low.lower(cst);
	const [name, value] = listNamed(keyword);
	return makeNode("KeywordArg", cst, { text: name ? low.text(name) : "", kids: [low.maybe(value, cst)] });
}

function lowerDictPattern(cst: Cst, low: Lowering): Node {
	const kids: Node[] = [];
	let key: Cst | undefined;
	for (const kid of listNamed(cst)) {
		if (kid.field === "key") key = kid;
		else if (kid.field === "value" && key !== undefined) {
			const span = { start: key.start, end: kid.end };
			kids.push(makeNode("Pair", span, { kids: [low.lower(key), low.lower(kid)] }));
		} else kids.push(low.lower(kid));
	}
	return makeNode("Object", cst, { kids });
}

export const MATCH_RULES: Readonly<Record<string, Rule>> = {
	match_statement: lowerMatch,
	case_clause: lowerCase,
	case_pattern: lowerPattern,
	class_pattern: lowerClassPattern,
	dict_pattern: lowerDictPattern,
	splat_pattern: (cst, low) =>
		makeNode("Spread", cst, {
			text: hasToken(cst, "**") ? "**" : "*",
			kids: [low.maybe(findNamed(cst), cst)],
		}),
};

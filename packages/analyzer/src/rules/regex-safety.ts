/**
 * Finds regular expressions whose matching can take exponential or high polynomial time: an unbounded repetition
 * around something that itself repeats without bound, or around alternatives that begin alike. A cheap approximation of
 * the ambiguity test of Weideman et al. (2016); it errs on the side of silence for anything it cannot read.
 */
interface Shape {
	/** Contains an unbounded repetition that is not fenced by a literal that must follow. */
	readonly repeats: boolean;
	/** First characters, as written, of each alternative. */
	readonly firsts: readonly string[];
	/** A required literal begins and ends the shape, which makes the split between repetitions unambiguous. */
	readonly fenced: boolean;
	readonly risky: boolean;
}

interface Cursor {
	readonly source: string;
	at: number;
	depth: number;
}

interface Atom {
	readonly text: string;
	readonly shape: Shape | null;
	readonly unbounded: boolean;
	readonly optional: boolean;
}

const MAX_DEPTH = 50;

function readClass(cursor: Cursor): string {
	const start = cursor.at;
	cursor.at += 1;
	while (cursor.at < cursor.source.length && cursor.source[cursor.at] !== "]") {
		cursor.at += cursor.source[cursor.at] === "\\" ? 2 : 1;
	}
	cursor.at += 1;
	return cursor.source.slice(start, cursor.at);
}

function skipGroupPrefix(cursor: Cursor): void {
	const prefix = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(cursor.source.slice(cursor.at, cursor.at + 60));
	if (prefix) cursor.at += prefix[0].length;
}

function readAtom(cursor: Cursor): { text: string; shape: Shape | null } {
	const char = cursor.source[cursor.at] ?? "";
	if (char === "(") {
		const start = cursor.at;
		cursor.at += 1;
		skipGroupPrefix(cursor);
		const shape = readAlternatives(cursor);
		cursor.at += 1;
		return { text: cursor.source.slice(start, cursor.at), shape };
	}
	if (char === "[") return { text: readClass(cursor), shape: null };
	const length = char === "\\" ? 2 : 1;
	const text = cursor.source.slice(cursor.at, cursor.at + length);
	cursor.at += length;
	return { text, shape: null };
}

function readQuantifier(cursor: Cursor): { unbounded: boolean; optional: boolean } {
	const quantifier =
		/^(?:[*+?]|\{\d*,?\d*\})[?+]?/.exec(cursor.source.slice(cursor.at, cursor.at + 24))?.[0] ?? "";
	cursor.at += quantifier.length;
	const range = /^\{(\d*)(,?)(\d*)\}/.exec(quantifier);
	const openRange = range?.[2] === "," && (range[3] === "" || Number(range[3]) > 50);
	const unbounded = /^[*+]/.test(quantifier) || openRange === true;
	return { unbounded, optional: /^[*?]/.test(quantifier) || range?.[1] === "0" };
}

/** Whether two atoms can match the same character; only clear cases count. */
function overlaps(left: string, right: string): boolean {
	if (left === right) return true;
	if (left === "." || right === ".") return true;
	const wide = (text: string) => /^\\[wSD]$/.test(text) || text.startsWith("[^");
	const narrow = (text: string) =>
		/^[A-Za-z0-9]$/.test(text) || /^\\[dw]$/.test(text) || /^\[[\w-]+\]$/.test(text);
	return (wide(left) && narrow(right)) || (wide(right) && narrow(left));
}

function riskyRepetition(atom: Atom): boolean {
	if (!atom.unbounded || !atom.shape) return false;
	if (atom.shape.repeats && !atom.shape.fenced) return true;
	const { firsts } = atom.shape;
	return firsts.some((first, index) => firsts.some((other, at) => at > index && overlaps(first, other)));
}

function riskyNeighbors(atoms: readonly Atom[]): boolean {
	return atoms.some((atom, index) => {
		const next = atoms[index + 1];
		const third = atoms[index + 2];
		if (!atom.unbounded || !next?.unbounded || !third?.unbounded) return false;
		return overlaps(atom.text, next.text) && overlaps(next.text, third.text);
	});
}

function isFence(atom: Atom | undefined, others: readonly Atom[]): boolean {
	if (!atom || atom.optional || atom.unbounded || atom.shape) return false;
	return others.every((other) => other === atom || !other.unbounded || !overlaps(atom.text, other.text));
}

function readSequence(cursor: Cursor): { shape: Shape; first: string } {
	const atoms: Atom[] = [];
	while (cursor.at < cursor.source.length && !"|)".includes(cursor.source[cursor.at] ?? "")) {
		const atom = readAtom(cursor);
		atoms.push({ ...atom, ...readQuantifier(cursor) });
	}
	const risky = atoms.some((atom) => riskyRepetition(atom) || atom.shape?.risky) || riskyNeighbors(atoms);
	const repeats = atoms.some((atom) => atom.unbounded || atom.shape?.repeats);
	const fenced = isFence(atoms[0], atoms) || isFence(atoms.at(-1), atoms);
	return { shape: { repeats, firsts: [], fenced, risky }, first: atoms[0]?.text ?? "" };
}

function readAlternatives(cursor: Cursor): Shape {
	cursor.depth += 1;
	if (cursor.depth > MAX_DEPTH) throw new RangeError("The expression is nested too deeply.");
	const sequences = [readSequence(cursor)];
	while (cursor.source[cursor.at] === "|") {
		cursor.at += 1;
		sequences.push(readSequence(cursor));
	}
	cursor.depth -= 1;
	return {
		repeats: sequences.some((sequence) => sequence.shape.repeats),
		firsts: sequences.map((sequence) => sequence.first).filter((first) => first !== ""),
		fenced: sequences.every((sequence) => !sequence.shape.repeats || sequence.shape.fenced),
		risky: sequences.some((sequence) => sequence.shape.risky),
	};
}

/** Whether matching may take exponential or high polynomial time. O(length of the expression). */
export function isSlowRegex(source: string): boolean {
	if (source.length > 2_000) return false;
	const cursor: Cursor = { source, at: 0, depth: 0 };
	try {
		return readAlternatives(cursor).risky;
	} catch (error) {
		if (error instanceof RangeError) return true;
		throw error;
	}
}

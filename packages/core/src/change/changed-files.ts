import type { ChangedFile, LineRange, ObjectId } from "../model/index.ts";
import { DEFAULT_BLOB_LIMIT } from "./blob-reader.ts";
import { type BlobShape, readBlobShape } from "./blob-shape.ts";
import type { BlobHunks } from "./hunk-parser.ts";
import type { ObjectReader } from "./open-objects.ts";
import { type DiffEntry, type DiffSide, readRawDiff } from "./raw-diff.ts";
import { findComparedPair, readForcedHunks, readHunks, type TreePair } from "./read-hunks.ts";

type Shapes = Map<ObjectId, BlobShape | null>;

export interface ChangedFiles {
	readonly files: readonly ChangedFile[];
	/** Files whose contents are absent from this clone. */
	readonly missing: number;
}

interface Measured {
	readonly shapes: Shapes;
	readonly hunks: ReadonlyMap<string, BlobHunks>;
}

/** What git says of two trees: which paths differ, and which lines where it compared contents. */
interface Differences {
	readonly entries: readonly DiffEntry[];
	readonly comparing: Promise<ReadonlyMap<string, BlobHunks>>;
}

async function addShapes(objects: ObjectReader, shapes: Shapes, sides: readonly DiffSide[]): Promise<void> {
	const wanted = new Set<ObjectId>();
	for (const { kind, object } of sides)
		if (kind === "file" && object && !shapes.has(object)) wanted.add(object);
	await Promise.all([...wanted].map(async (id) => shapes.set(id, await readBlobShape(objects, id))));
}

function isDiffable(shape: BlobShape | null | undefined): boolean {
	return shape !== null && shape !== undefined && shape.size <= DEFAULT_BLOB_LIMIT;
}

/** The side that a file is judged by: what is there afterwards, or what was there when it is gone. */
function mainSide(entry: DiffEntry): DiffSide {
	return entry.status === "deleted" ? entry.old : entry.new;
}

function shapeOf(shapes: Shapes, side: DiffSide): BlobShape | null {
	return side.kind === "file" && side.object !== null ? (shapes.get(side.object) ?? null) : null;
}

function kindOf(side: DiffSide, shape: BlobShape | null): ChangedFile["kind"] {
	if (side.kind === "symlink" || side.kind === "submodule") return side.kind;
	return shape?.binary === true ? "binary" : "text";
}

function wholeFile(shape: BlobShape | null): readonly LineRange[] {
	return shape !== null && shape.lines > 0 ? [{ start: 1, end: shape.lines }] : [];
}

function textLines(shape: BlobShape | null): number {
	return shape === null || shape.binary ? 0 : shape.lines;
}

/** Lines that moved. Where git compared nothing, everything on the new side counts as added: more scrutiny, not less. */
function measureLines(entry: DiffEntry, { shapes, hunks }: Measured): BlobHunks {
	const after = shapeOf(shapes, entry.new);
	const before = entry.status === "copied" ? null : shapeOf(shapes, entry.old);
	const sameContent = entry.old.object === entry.new.object && entry.old.kind === entry.new.kind;
	if (sameContent && entry.status !== "copied") return { added: [], addedLines: 0, deletedLines: 0 };
	const pair = findComparedPair(entry);
	const found = pair === null ? undefined : hunks.get(pair);
	if (after?.binary) return { added: [], addedLines: 0, deletedLines: textLines(before) };
	if (found) return found;
	return { added: wholeFile(after), addedLines: textLines(after), deletedLines: textLines(before) };
}

function toChangedFile(entry: DiffEntry, measured: Measured): ChangedFile {
	const side = mainSide(entry);
	return {
		path: entry.path,
		oldPath: entry.oldPath,
		status: entry.status,
		kind: kindOf(side, shapeOf(measured.shapes, side)),
		executable: side.executable,
		oldBlob: entry.old.object,
		newBlob: entry.new.object,
		...measureLines(entry, measured),
	};
}

async function measure(
	pair: TreePair,
	{ entries, comparing }: Differences,
	objects: ObjectReader,
): Promise<Measured> {
	const shapes: Shapes = new Map();
	await addShapes(objects, shapes, entries.map(mainSide));
	const uncompared = entries.filter((entry) => findComparedPair(entry) === null && entry.status !== "copied");
	await addShapes(
		objects,
		shapes,
		uncompared.map(({ old }) => old),
	);
	const compared = entries.filter((entry) => findComparedPair(entry) !== null);
	const hunks = new Map(compared.length === 0 ? [] : await comparing);
	const left = compared.filter((entry) => !hunks.has(findComparedPair(entry) ?? ""));
	await addShapes(
		objects,
		shapes,
		left.map(({ old }) => old),
	);
	const forced = left.filter((entry) => {
		const after = shapeOf(shapes, entry.new);
		return isDiffable(after) && after?.binary === false && isDiffable(shapeOf(shapes, entry.old));
	});
	for (const [key, found] of await readForcedHunks(pair, forced)) hunks.set(key, found);
	return { shapes, hunks };
}

/**
 * The files that differ between two trees, sorted by path, with their added lines. A copied file counts as added in
 * full, because all of its lines are new in that place; `oldPath` says where they came from.
 * @throws ChangeError CHANGE_OBJECT_MISSING where trees or blobs that must be compared are absent.
 */
export async function readChangedFiles(pair: TreePair, objects: ObjectReader): Promise<ChangedFiles> {
	const comparing = readHunks(pair);
	// Where nothing has to be compared, its failure is none of ours: a partial clone lacks what it looked at in passing.
	comparing.catch(() => {});
	const entries = await readRawDiff(pair.repository, pair.trees);
	const measured = await measure(pair, { entries, comparing }, objects);
	const files = entries.map((entry) => toChangedFile(entry, measured));
	files.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
	const missing = entries.filter((entry) => {
		const side = mainSide(entry);
		return side.kind === "file" && shapeOf(measured.shapes, side) === null;
	}).length;
	return { files, missing };
}

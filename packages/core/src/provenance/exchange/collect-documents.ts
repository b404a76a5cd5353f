import { countLines, sha256Hex } from "../../kit/index.ts";
import type { ObjectId } from "../../model/index.ts";
import type { PlacedClaim } from "../claim.ts";
import { decodeEvidence } from "../decode-evidence.ts";
import { isEvidencePath } from "../evidence-path.ts";
import { quoteLabel } from "../label.ts";
import { parsePlainJson } from "../parse-plain-json.ts";
import type { DescribedFile, ForeignDocument } from "./foreign-document.ts";
import { type ForeignEvidence, type ForeignFile, type ImportScene, NO_DECLARATIONS } from "./import-scene.ts";

const CODE = "PROVENANCE_DOCUMENT_MALFORMED";
const LIMITS = { maxBytes: 20_000_000, tooLarge: CODE, notText: CODE } as const;

interface Place {
	readonly commit: ObjectId | null;
	readonly tree: ObjectId;
}

/** Where the file may stand as the document describes it: the commit it names, or the head after a rewrite. */
function listPlaces(
	{ revision }: ForeignDocument,
	file: DescribedFile,
	scene: ImportScene,
): readonly Place[] {
	const { change } = scene.source;
	const named = change.commits.find(({ id }) => id === revision);
	const own =
		named && scene.introductions.has(named.id, file.path) ? [{ commit: named.id, tree: named.tree }] : [];
	const head = { commit: null, tree: change.head.tree };
	return file.sha256 !== null && scene.introductions.paths.has(file.path) ? [...own, head] : own;
}

/** Without a digest only the commit can say that these are the lines meant. */
async function findPlace(
	document: ForeignDocument,
	file: DescribedFile,
	scene: ImportScene,
): Promise<Place | null> {
	for (const place of listPlaces(document, file, scene)) {
		const content = await scene.source.trees.readPath(place.tree, file.path);
		if (content !== null && (file.sha256 === null || sha256Hex(content) === file.sha256)) return place;
	}
	return null;
}

function noteLosses(document: ForeignDocument, name: string, { problems, losses }: ImportScene): void {
	const reason = "They speak of a whole repository or of no origin, and of no lines of ours.";
	losses.add({ kind: "scope", unit: "entries", count: document.general, reason });
	if (document.rejected === 0) return;
	problems.add(CODE, name, `${document.rejected} entries about lines do not have their form.`);
}

function keepAssisted({ claims }: DescribedFile, { losses }: ImportScene) {
	const people = claims.filter(({ claim }) => claim.origin === "human");
	const reason = "That a person wrote them is signed by nobody: these lines stay unknown.";
	const count = people.reduce((sum, { lines }) => sum + countLines(lines), 0);
	losses.add({ kind: "human", unit: "lines", count, reason });
	return claims.filter(({ claim }) => claim.origin === "ai" || claim.origin === "mixed");
}

async function placeFile(
	document: ForeignDocument,
	file: DescribedFile,
	{ name, scene }: { readonly name: string; readonly scene: ImportScene },
): Promise<readonly PlacedClaim[]> {
	if (!isEvidencePath(file.path)) {
		const message = `The path ${quoteLabel(file.path)} is not a path of the repository.`;
		scene.problems.add("PROVENANCE_PATH_REJECTED", name, message);
		return [];
	}
	const claims = keepAssisted(file, scene);
	const place = await findPlace(document, file, scene);
	if (place === null) {
		const message = `${quoteLabel(file.path)} stands nowhere in the change as the document describes it.`;
		scene.problems.add("PROVENANCE_DOCUMENT_UNPLACED", name, message);
		return [];
	}
	return claims.flatMap(({ lines, claim }) =>
		lines.map(({ start, end }) => ({
			commit: place.commit,
			path: file.path,
			start,
			end,
			claim,
			where: name,
		})),
	);
}

async function placeDocument(
	{ name, bytes }: ForeignFile,
	parse: (value: unknown) => ForeignDocument,
	scene: ImportScene,
): Promise<readonly PlacedClaim[]> {
	const read = () => parse(parsePlainJson(decodeEvidence(bytes, LIMITS), CODE));
	const document = scene.problems.attempt(name, read);
	if (document === null) return [];
	noteLosses(document, name, scene);
	const placed: (readonly PlacedClaim[])[] = [];
	for (const file of document.files) placed.push(await placeFile(document, file, { name, scene }));
	return placed.flat();
}

/** Claims of CycloneDX or SPDX documents about lines. */
export async function collectDocuments(
	scene: ImportScene,
	parse: (value: unknown) => ForeignDocument,
): Promise<ForeignEvidence> {
	const placed: (readonly PlacedClaim[])[] = [];
	for (const file of scene.source.files) placed.push(await placeDocument(file, parse, scene));
	return { placed: placed.flat(), declared: NO_DECLARATIONS };
}

import {
	type Binding,
	type BindingFault,
	type CommitKey,
	findCommitKey,
	judgeBinding,
	loadKnownSigners,
	readBindings,
	STATEMENTS_REF,
} from "../attest/index.ts";
import type { CitedRecord, ObjectId, ProvenanceProblem, RecordSignature } from "../model/index.ts";
import { citeRecords, type RecordedLines } from "../provenance/index.ts";
import type { Ports } from "./ports.ts";

/** Records that speak for lines, each with who vouches for it. */
export interface SignedCitations {
	readonly records: readonly CitedRecord[];
	/** Signatures that are not what they claim to be. */
	readonly problems: readonly ProvenanceProblem[];
	/** Fingerprints of all keys that signed a record, whether or not anybody knows them. */
	readonly boundBy: ReadonlyMap<string, ReadonlySet<string>>;
}

const UNSIGNED: RecordSignature = { state: "none", key: null, principal: null, note: null };

/** Of several signatures the best known counts; a forged one is worse than one that nobody knows. */
const BEST_FIRST: readonly RecordSignature["state"][] = ["signed", "bad", "unlisted", "none"];

function chooseBest(a: RecordSignature, b: RecordSignature): RecordSignature {
	return BEST_FIRST.indexOf(b.state) < BEST_FIRST.indexOf(a.state) ? b : a;
}

/** Which SSH key signed a commit, each commit read once; null when it is not in this clone. */
export function createKeyFinder({ signatures }: Pick<Ports, "signatures">) {
	const known = new Map<ObjectId, Promise<CommitKey | null>>();
	const read = async (commit: ObjectId): Promise<CommitKey | null> => {
		const signed = await signatures.readSignature(commit);
		return signed ? findCommitKey(signed) : null;
	};
	return (commit: ObjectId): Promise<CommitKey | null> => {
		const found = known.get(commit) ?? read(commit);
		known.set(commit, found);
		return found;
	};
}

async function judgeBindings(ports: Ports, bindings: readonly Binding[]) {
	const known = await loadKnownSigners(ports.config);
	const findKey = createKeyFinder(ports);
	const judged: { readonly binding: Binding; readonly signature: RecordSignature }[] = [];
	for (const binding of bindings) {
		judged.push({ binding, signature: await judgeBinding(binding, { known, findKey }) });
	}
	return judged;
}

type Judged = Awaited<ReturnType<typeof judgeBindings>>;

function collectSignatures(judged: Judged, faults: readonly BindingFault[]) {
	const best = new Map<string, RecordSignature>();
	const boundBy = new Map<string, Set<string>>();
	for (const { records, error } of faults) {
		for (const id of records) best.set(id, { ...UNSIGNED, state: "bad", note: error.message });
	}
	for (const { binding, signature } of judged) {
		for (const id of binding.records) {
			best.set(id, chooseBest(best.get(id) ?? UNSIGNED, signature));
			if (signature.state === "bad" || signature.key === null) continue;
			boundBy.set(id, (boundBy.get(id) ?? new Set()).add(signature.key));
		}
	}
	return { best, boundBy };
}

/** What is known of the signatures of some records. */
export interface FoundSignatures {
	readonly signatureOf: (id: string) => RecordSignature;
	readonly problems: readonly ProvenanceProblem[];
	readonly boundBy: SignedCitations["boundBy"];
}

/** Who signed the records of these ids. Reads what is stored, and signs nothing. */
export async function findSignatures(ports: Ports, ids: ReadonlySet<string>): Promise<FoundSignatures> {
	if (ids.size === 0) return { signatureOf: () => UNSIGNED, problems: [], boundBy: new Map() };
	const { bindings, faults } = await readBindings(ports.store);
	const relevant = bindings.filter(({ records }) => records.some((id) => ids.has(id)));
	const judged = relevant.length === 0 ? [] : await judgeBindings(ports, relevant);
	const { best, boundBy } = collectSignatures(judged, faults);
	const problems = [
		...faults.map(({ where, error }) => ({ code: error.code, where, message: error.message })),
		...judged.flatMap(({ binding, signature }) => {
			if (signature.state !== "bad") return [];
			const where = `${STATEMENTS_REF} ${binding.digest}`;
			return [{ code: "ATTEST_BINDING_REFUSED", where, message: signature.note ?? "It is not sound." }];
		}),
	];
	return { signatureOf: (id) => best.get(id) ?? UNSIGNED, problems, boundBy };
}

/** Records by what they say and who signed them. */
export async function citeSignedRecords(
	ports: Ports,
	recorded: readonly RecordedLines[],
): Promise<SignedCitations> {
	const cited = await citeRecords(ports.store, recorded);
	const found = await findSignatures(ports, new Set(cited.map(({ id }) => id)));
	const records = cited.map((one) => ({ ...one, signature: found.signatureOf(one.id) }));
	return { records, problems: found.problems, boundBy: found.boundBy };
}

import {
	type Act,
	type ActWish,
	APPROVAL_ERRORS,
	ApprovalError,
	type ApprovalErrorCode,
	BOARD_ROLES,
	buildAct,
	buildActStatement,
	judgeSigner,
	type StoredAct,
} from "../approval/index.ts";
import { createEnvelope, type KnownSigner, storeSigned } from "../attest/index.ts";
import { type ChangeRequest, type Repository, readChange } from "../change/index.ts";
import type { Directory, ReviewedAct, ReviewReport, ToolVersion } from "../model/index.ts";
import { PeopleError } from "../people/index.ts";
import { openPorts, type Ports } from "./ports.ts";
import { openReview, type ReviewScene } from "./read-review.ts";
import { readSignedProvenance } from "./read-signed-provenance.ts";
import type { ReadingOptions } from "./reading-options.ts";

/** Where acts are signed and shown. */
export interface ReviewPlace {
	readonly repository: Repository;
	readonly request: ChangeRequest;
	readonly readWorktreeFile: (path: string) => Promise<Uint8Array | null>;
	readonly reading?: ReadingOptions;
	readonly tool: ToolVersion;
	/** ISO 8601. */
	readonly now: string;
}

/** What is to be signed, as the command line says it: acts by the beginning of their id. */
export type ActOrder =
	| Exclude<ActWish, { readonly kind: "veto" | "recall" }>
	| (Omit<Extract<ActWish, { readonly kind: "veto" }>, "about"> & { readonly case: string | null })
	| (Omit<Extract<ActWish, { readonly kind: "recall" }>, "about"> & { readonly case: string });

/** What was signed and stored. */
export interface SignedAct {
	readonly id: string;
	readonly act: Act;
	readonly key: string;
}

interface Desk {
	readonly place: ReviewPlace;
	readonly ports: Ports;
	readonly change: Awaited<ReturnType<typeof readChange>>;
	readonly scene: ReviewScene;
}

async function withDesk<Result>(place: ReviewPlace, run: (desk: Desk) => Promise<Result>): Promise<Result> {
	const { repository, request, reading, readWorktreeFile, now } = place;
	const ports = openPorts(repository);
	try {
		const change = await readChange(repository, request, ports.config);
		const asked = { repository, change, ports, policyPresent: true, reading, sign: null };
		const { report: provenance } = await readSignedProvenance(asked);
		const scene = await openReview({ change, provenance, ports, readWorktreeFile, now, listHunks: true });
		return await run({ place, ports, change, scene });
	} finally {
		await ports.close();
	}
}

function getDirectory({ directory, notes }: ReviewScene): Directory {
	if (directory) return directory;
	const message = ["Nobody is enrolled yet.", ...notes].join(" ");
	throw new PeopleError("PEOPLE_ABSENT", { message });
}

/**
 * The act whose id begins so.
 * @throws ApprovalError APPROVAL_UNKNOWN
 */
function getAct({ acts }: Pick<ReviewScene, "acts">, start: string): StoredAct {
	const found = /^[0-9a-f]{4,64}$/.test(start) ? acts.filter(({ id }) => id.startsWith(start)) : [];
	const [act, other] = found;
	if (act && !other) return act;
	const message = `${found.length === 0 ? "No signed act begins" : `${found.length} signed acts begin`} with ${JSON.stringify(start.slice(0, 64))}.`;
	throw new ApprovalError("APPROVAL_UNKNOWN", { message });
}

/** A recall that names a case takes back what stops it; one that names an act, that act. */
function listWishes(order: ActOrder, scene: ReviewScene): readonly ActWish[] {
	if (order.kind === "veto")
		return [{ ...order, about: order.case === null ? null : getAct(scene, order.case) }];
	if (order.kind !== "recall") return [order];
	const named = getAct(scene, order.case);
	const vetoes = scene.acts.filter(({ act }) => act.kind === "veto" && act.case === named.id);
	return (vetoes.length === 0 ? [named] : vetoes).map((about) => ({ ...order, about }));
}

function toError({ code, message }: NonNullable<ReviewedAct["refusal"]>): ApprovalError {
	const known = Object.keys(APPROVAL_ERRORS).find((one): one is ApprovalErrorCode => one === code);
	return new ApprovalError(known ?? "APPROVAL_MALFORMED", { message });
}

function assertMayRecall(wish: ActWish, { directory, person, now }: Signatory): void {
	if (wish.kind !== "recall" || wish.about.act.person === person) return;
	const isBoard = BOARD_ROLES.some((role) => directory.holdsRole(person, role, now).held);
	if (isBoard && wish.about.act.kind === "veto") return;
	throw new ApprovalError("APPROVAL_ROLE_NOT_HELD", {
		message: `Only ${wish.about.act.person} can take this back; a veto also ends when two of ${BOARD_ROLES.join(", ")} recall it.`,
	});
}

interface Signatory {
	readonly directory: Directory;
	readonly person: string;
	readonly now: string;
}

/** Judged as everybody will judge it later, before anybody has to touch a key. */
async function assertCounts({ scene, place }: Desk, stored: StoredAct): Promise<void> {
	const signer = judgeSigner(stored, getDirectory(scene), place.now);
	if (signer.refusal) throw toError(signer.refusal);
	const { acts } = await scene.judge([...scene.acts, stored]);
	const refusal = acts.find(({ id }) => id === stored.id)?.refusal;
	if (refusal) throw toError(refusal);
}

const UNSTORED = "0".repeat(64);

async function signOne(desk: Desk, wish: ActWish, { signer, fingerprint }: KnownSigner): Promise<SignedAct> {
	const { place, change, scene, ports } = desk;
	const directory = getDirectory(scene);
	const { hunks, authors } = scene;
	const { tool, now } = place;
	const person = directory.findOwner(fingerprint);
	if (person === null) {
		const message = `The key ${fingerprint} belongs to nobody on the list of people.`;
		throw new ApprovalError("APPROVAL_KEY_UNKNOWN", { message });
	}
	assertMayRecall(wish, { directory, person, now });
	const act = buildAct(wish, { change, hunks, authors, directory, person, tool, now });
	await assertCounts(desk, { id: UNSTORED, act, signers: [fingerprint], forged: null });
	const envelope = await createEnvelope(buildActStatement(act), signer);
	const key = envelope.signatures[0]?.keyid ?? "";
	if (key !== fingerprint) {
		const message = `The public half that lies beside the key is ${fingerprint}, and ${key} signed.`;
		throw new ApprovalError("APPROVAL_PERSON_MISMATCH", { message });
	}
	return { id: await storeSigned(ports.store, "act", envelope), act, key };
}

/**
 * Signs an approval, veto, recall, waiver or request, and stores it.
 * @throws ApprovalError when it would not count; PeopleError when the list of people cannot be relied on; AttestError.
 */
export function signAct(
	place: ReviewPlace,
	order: ActOrder,
	key: KnownSigner,
): Promise<readonly SignedAct[]> {
	return withDesk(place, async (desk) => {
		const signed: SignedAct[] = [];
		for (const wish of listWishes(order, desk.scene)) signed.push(await signOne(desk, wish, key));
		return signed;
	});
}

/** The review of a change, and everything that is stored. */
export interface ShownReview {
	readonly report: ReviewReport;
	/** All acts of this clone, also those of other changes. */
	readonly acts: readonly StoredAct[];
	readonly authors: readonly { readonly name: string; readonly email: string }[];
}

/** What people have signed for a change. */
export function showReview(place: ReviewPlace): Promise<ShownReview> {
	return withDesk(place, async ({ scene }) => {
		const { directory, hunks, acts, authors, problems, notes } = scene;
		const review = await scene.judge(acts);
		const people = directory === null ? null : { version: directory.version, digest: directory.digest };
		return { report: { people, hunks, acts: review.acts, problems, notes }, acts, authors };
	});
}

/**
 * One act by the beginning of its id.
 * @throws ApprovalError APPROVAL_UNKNOWN
 */
export function findAct({ acts }: ShownReview, start: string): StoredAct {
	return getAct({ acts }, start);
}

import type { ChangedFile, Directory, Hunk, KeyRefusal, LineHunk, Role } from "../../model/index.ts";
import type { Act } from "../act.ts";
import { type ActWish, buildAct } from "../build-act.ts";
import type { StoredAct } from "../judge-signer.ts";
import { listHunks } from "../list-hunks.ts";
import type { ReviewInput } from "../review-change.ts";

export const NOW = "2026-06-01T12:00:00.000Z";
const TREE = "2".repeat(40);
export const BASE = "3".repeat(40);
const HEAD = "1".repeat(40);

/** Who is enrolled: name, roles, and keys that are simply named. */
const ENROLLED: Readonly<Record<string, readonly Role[]>> = {
	Ada: ["senior", "security"],
	Bob: ["senior"],
	Cem: ["privacy"],
	Dan: ["product"],
	Dev: ["developer", "senior"],
};

/** Keys are `Ada` and `Ada 2`; one that ends in a refusal is refused for it. */
function findOwner(key: string): string | null {
	const name = key.split(" ")[0] ?? "";
	return Object.hasOwn(ENROLLED, name) ? name : null;
}

export const DIRECTORY: Directory = {
	version: 7,
	digest: "4".repeat(64),
	repository: "0123456789abcdef0123456789abcdef",
	findSigner(key) {
		const person = findOwner(key);
		if (person === null) return { person: null, refused: "unknown" };
		const refusals: readonly KeyRefusal[] = ["revoked", "not-yet-valid", "expired"];
		return { person, refused: refusals.find((one) => key.endsWith(one)) ?? null };
	},
	holdsRole: (person, role) => ({ held: ENROLLED[person]?.includes(role) === true, delegatedBy: null }),
	listRoles: (person) => ENROLLED[person] ?? [],
	findPersons: ({ name }) => (Object.hasOwn(ENROLLED, name) ? [name] : []),
	findOwner,
};

/** A changed file, and what stands in it now. */
export function makeHunks(
	path: string,
	text: string,
	places: readonly LineHunk[] | null = null,
): readonly Hunk[] {
	const file: ChangedFile = {
		path,
		oldPath: null,
		status: places === null ? "added" : "modified",
		kind: "text",
		executable: false,
		oldBlob: places === null ? null : "7".repeat(40),
		newBlob: "8".repeat(40),
		added: [],
		addedLines: 0,
		deletedLines: 0,
	};
	return listHunks({ file, places, content: Buffer.from(text) });
}

export function makeInput(
	hunks: readonly Hunk[],
	acts: readonly StoredAct[],
	change: Partial<ReviewInput> = {},
): ReviewInput {
	const side = { commit: BASE, tree: TREE, label: "main" };
	return {
		change: {
			kind: "range",
			base: side,
			head: { commit: HEAD, tree: TREE, label: "HEAD" },
			branch: "topic",
			defaultBranch: "main",
			shallow: false,
			commits: [],
			files: [],
			notes: [],
		},
		hunks,
		acts,
		directory: DIRECTORY,
		authors: [{ name: "Dev", email: "dev@example.com" }],
		commitKeys: [],
		isMachine: ({ name }) => name === "Bot",
		knownCommits: new Set(),
		now: NOW,
		...change,
	};
}

/** An act as somebody signs it of these hunks. */
export function makeAct(person: string, hunks: readonly Hunk[], wish: ActWish): Act {
	const { change, authors } = makeInput(hunks, []);
	const tool = { name: "countersign", version: "1.0.0" } as const;
	return buildAct(wish, { change, hunks, authors, directory: DIRECTORY, person, tool, now: NOW });
}

export const APPROVAL: ActWish & { readonly kind: "approval" } = {
	kind: "approval",
	role: "senior",
	reason: "read it",
	files: null,
	comments: [],
	seconds: null,
	expiresAt: null,
};

let count = 0;

/** As the store gives it, soundly signed by the person's key. */
export function store(act: Act, change: Partial<StoredAct> = {}): StoredAct {
	count += 1;
	return { id: count.toString(16).padStart(64, "0"), act, signers: [act.person], forged: null, ...change };
}

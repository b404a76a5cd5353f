import { describe, expect, it } from "vitest";
import type { Identity } from "../model/index.ts";
import type { Act } from "./act.ts";
import type { ActWish } from "./build-act.ts";
import { ApprovalError } from "./errors.ts";
import type { StoredAct } from "./judge-signer.ts";
import { type ReviewInput, reviewChange } from "./review-change.ts";
import { APPROVAL, makeAct, makeHunks, makeInput, NOW, store } from "./testing/review-case.ts";

const hunks = [...makeHunks("src/a.ts", "a {\n}\n\nb {\n}\n"), ...makeHunks("src/c.ts", "c\n")];
const edited = [...makeHunks("src/a.ts", "a {\n}\n\nB {\n}\n"), ...makeHunks("src/c.ts", "c\n")];

function approve(person: string, wish: Partial<ActWish & { kind: "approval" }> = {}): Act {
	return makeAct(person, hunks, { ...APPROVAL, ...wish });
}

function review(acts: readonly StoredAct[], change: Partial<ReviewInput> = {}) {
	return reviewChange(makeInput(hunks, acts, change));
}

/** What becomes of the first act. */
function fate(act: StoredAct, others: readonly StoredAct[] = [], change: Partial<ReviewInput> = {}): string {
	const found = review([act, ...others], change).acts.find(({ id }) => id === act.id);
	if (!found) return "does not concern the change";
	return found.refusal ? `${found.refusal.kind} ${found.refusal.code}` : found.state;
}

const ada = approve("Ada");
const other = "f".repeat(32);
const sha = "9".repeat(40);

describe("an approval", () => {
	it("counts for the hunks that it names, and edits void those that they touch", () => {
		expect(review([store(ada)]).approvals).toEqual([
			{ role: "senior", person: "Ada", expiresAt: null, hunks: hunks.map(({ id }) => id) },
		]);
		const after = reviewChange(makeInput(edited, [store(ada)]));
		expect(after.approvals[0]?.hunks).toEqual([hunks[0]?.id, hunks[2]?.id]);
		expect(after.acts[0]?.voided).toEqual([{ path: "src/a.ts", lines: { start: 3, end: 5 } }]);
	});

	it("is told apart from those of other changes", () => {
		const foreign = {
			...ada,
			change: { ...ada.change, branch: "elsewhere", base: { commit: sha, tree: sha } },
		};
		expect(reviewChange(makeInput(makeHunks("src/z.ts", "z\n"), [store(foreign)])).acts).toEqual([]);
	});

	const attacks: readonly (readonly [string, StoredAct, string])[] = [
		["nobody signed", store(ada, { signers: [] }), "evidence APPROVAL_MALFORMED"],
		["two signed", store(ada, { signers: ["Ada", "Bob"] }), "evidence APPROVAL_MALFORMED"],
		[
			"a signature does not fit",
			store(ada, { forged: { code: "ATTEST_SIGNATURE_INVALID", message: "x" } }),
			"evidence ATTEST_SIGNATURE_INVALID",
		],
		["a stranger signed", store(ada, { signers: ["Eve"] }), "evidence APPROVAL_KEY_UNKNOWN"],
		["another person signed", store(ada, { signers: ["Bob"] }), "evidence APPROVAL_PERSON_MISMATCH"],
		["the key is revoked", store(ada, { signers: ["Ada revoked"] }), "evidence APPROVAL_KEY_REVOKED"],
		[
			"the key is not valid yet",
			store(ada, { signers: ["Ada not-yet-valid"] }),
			"evidence APPROVAL_KEY_NOT_YET_VALID",
		],
		["the key has run out", store(ada, { signers: ["Ada expired"] }), "evidence APPROVAL_KEY_EXPIRED"],
		[
			"it is of another repository",
			store({ ...ada, repository: other }),
			"evidence APPROVAL_OTHER_REPOSITORY",
		],
		[
			"it begins at a commit nobody has seen",
			store({ ...ada, change: { ...ada.change, base: { commit: sha, tree: sha } } }),
			"evidence APPROVAL_OTHER_REPOSITORY",
		],
		[
			"it begins at nothing",
			store({ ...ada, change: { ...ada.change, base: { commit: null, tree: sha } } }),
			"evidence APPROVAL_OTHER_REPOSITORY",
		],
		["it is from tomorrow", store({ ...ada, at: "2026-06-02T12:00:00Z" }), "evidence APPROVAL_FROM_FUTURE"],
		["the role is not held", store(approve("Bob", { role: "security" })), "policy APPROVAL_ROLE_NOT_HELD"],
		["the author signed", store(approve("Dev")), "policy APPROVAL_BY_AUTHOR"],
		[
			"it ran out",
			store({ ...approve("Ada", { expiresAt: "2026-06-02T00:00:00Z" }), expiresAt: NOW } as Act),
			"policy APPROVAL_EXPIRED",
		],
	];
	it.each(attacks.map(([what, act, expected]) => ({ what, act, expected })))(
		"does not count when $what",
		({ act, expected }) => {
			expect(fate(act)).toBe(expected);
			expect(review([act]).approvals).toEqual([]);
		},
	);

	it("does not count when all of it was edited", () => {
		const part = store(approve("Ada", { files: ["src/c.ts"] }));
		const now = [...makeHunks("src/a.ts", "a {\n}\n"), ...makeHunks("src/c.ts", "C\n")];
		const [act] = reviewChange(makeInput(now, [part])).acts;
		expect(act).toMatchObject({ state: "void", refusal: { code: "APPROVAL_VOID", kind: "policy" } });
	});

	it("does not count under the name of an assistant", () => {
		const { isMachine } = { isMachine: ({ name }: Identity) => name === "Ada" };
		expect(fate(store(ada), [], { isMachine })).toBe("policy APPROVAL_BY_ASSISTANT");
	});

	it("counts where it begins at a commit that this clone knows", () => {
		const act = store({ ...ada, change: { ...ada.change, base: { commit: sha, tree: sha } } });
		expect(fate(act, [], { knownCommits: new Set([sha]) })).toBe("counts");
	});
});

describe("who wrote the change", () => {
	it.each([
		["an author", { authors: [{ name: "Ada", email: "" }] }],
		[
			"the owner of a key that signed a commit, although the commit names somebody else",
			{ commitKeys: ["Ada 2"] },
		],
	])("is %s", (_what, change) => {
		expect(fate(store(ada), [], change)).toBe("policy APPROVAL_BY_AUTHOR");
	});

	it("is remembered by earlier reviewers when a squash forgets it", () => {
		const bob = approve("Bob");
		const seen = store({ ...bob, change: { ...bob.change, authors: [{ name: "Ada", email: "" }] } });
		expect(fate(store(ada), [seen], { authors: [] })).toBe("policy APPROVAL_BY_AUTHOR");
		const forged = store(
			{ ...bob, change: { ...bob.change, authors: [{ name: "Ada", email: "" }] } },
			{ signers: ["Eve"] },
		);
		expect(fate(store(ada), [forged], { authors: [] })).toBe("counts");
	});
});

const veto = makeAct("Cem", hunks, { kind: "veto", role: null, about: null, reason: "no" });

function recall(person: string, about: StoredAct): StoredAct {
	return store(makeAct(person, hunks, { kind: "recall", about, reason: "solved" }));
}

describe("a veto", () => {
	it("holds the change, also after every line was edited, as long as it is the same branch", () => {
		expect(review([store(veto)]).holds).toMatchObject([{ person: "Cem", role: "privacy", reason: "no" }]);
		const now = makeHunks("src/z.ts", "z\n");
		expect(reviewChange(makeInput(now, [store(veto)])).holds).toHaveLength(1);
	});

	it("is free for the author, and takes a role", () => {
		const own = makeAct("Dev", hunks, { kind: "veto", role: null, about: null, reason: "no" });
		expect(fate(store(own))).toBe("counts");
		const developer = makeAct("Dev", hunks, { kind: "veto", role: "developer", about: null, reason: "no" });
		expect(fate(store(developer))).toBe("policy APPROVAL_ROLE_NOT_HELD");
	});

	it("ends when who signed it, or two of the board, recall it, and not before", () => {
		const held = store(veto);
		const holds = (...recalls: readonly StoredAct[]) => review([held, ...recalls]).holds.length;
		expect(holds(recall("Cem", held))).toBe(0);
		expect(holds(recall("Bob", held))).toBe(1);
		expect(holds(recall("Ada", held))).toBe(1);
		expect(holds(recall("Ada", held), recall("Ada", held))).toBe(1);
		expect(holds(recall("Ada", held), recall("Bob", held))).toBe(1);
		expect(holds(recall("Ada", held), recall("Dan", held))).toBe(0);
		expect(holds({ ...recall("Cem", held), signers: ["Eve"] })).toBe(1);
	});

	it("is not overruled by who wrote the change", () => {
		const held = store(veto);
		const { holds } = review([held, recall("Ada", held), recall("Dan", held)], {
			authors: [{ name: "Dan", email: "" }],
		});
		expect(holds).toHaveLength(1);
	});
});

describe("a recall", () => {
	it("takes back what the same person signed, and nothing of others", () => {
		const act = store(ada);
		expect(fate(act, [recall("Ada", act)])).toBe("policy APPROVAL_RECALLED");
		expect(fate(act, [recall("Bob", act)])).toBe("counts");
		expect(fate(act, [recall("Bob", act), recall("Cem", act), recall("Dan", act)])).toBe("counts");
	});
});

describe("a waiver", () => {
	const wish: ActWish = {
		kind: "waiver",
		role: null,
		files: null,
		clause: "bulk.action",
		until: "2026-07-01T00:00:00Z",
		reason: "once",
	};

	it("counts up to its date, of others than the author, in a role that may", () => {
		expect(review([store(makeAct("Ada", hunks, wish))]).waivers).toMatchObject([
			{ clause: "bulk.action", person: "Ada" },
		]);
		expect(fate(store(makeAct("Dev", hunks, wish)))).toBe("policy APPROVAL_BY_AUTHOR");
		expect(fate(store(makeAct("Cem", hunks, { ...wish, role: "privacy" })))).toBe(
			"policy APPROVAL_ROLE_NOT_HELD",
		);
		const later = { now: "2026-07-01T00:00:00Z" };
		expect(fate(store(makeAct("Ada", hunks, wish)), [], later)).toBe("policy APPROVAL_EXPIRED");
	});

	it.each([
		[{ until: "2026-09-01T00:00:00Z" }],
		[{ until: "2026-05-01T00:00:00Z" }],
		[{ reason: " " }],
		[{ files: ["absent/**"] }],
	])("is not signed with %j", (change) => {
		expect(() => makeAct("Ada", hunks, { ...wish, ...change })).toThrow(ApprovalError);
	});
});

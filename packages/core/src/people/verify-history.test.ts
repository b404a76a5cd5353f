import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeKey } from "../attest/index.ts";
import type { People, PersonKey } from "../model/index.ts";
import { addPerson, changeRoot, revokeKey } from "./change-people.ts";
import { PeopleError } from "./errors.ts";
import { findDraft } from "./find-draft.ts";
import { renderPeople } from "./render-people.ts";
import { beginWith, follow, makeKey, sign } from "./testing/history.ts";
import { type PeopleHistory, verifyHistory } from "./verify-history.ts";
import type { SignedText } from "./version-shelf.ts";

const [ada, bob, cem, eve] = [makeKey(), makeKey(), makeKey(), makeKey()];

function enroll(list: People, name: string, ...keys: readonly PersonKey[]): People {
	return addPerson(list, { name, roles: ["senior"], emails: [], teams: [], keys });
}

function verify(signed: readonly SignedText[], ...lists: readonly [People, ...People[]]): PeopleHistory {
	const [first, ...others] = lists.map((list) => ({ text: renderPeople(list), where: "a test" }));
	if (!first) throw new Error("no anchor");
	return verifyHistory({ anchors: [first, ...others], signed, readKey: describeKey });
}

function refusal(signed: readonly SignedText[], ...lists: readonly [People, ...People[]]): string {
	try {
		return `version ${verify(signed, ...lists).current.people.version} is in force`;
	} catch (error) {
		if (!(error instanceof PeopleError)) throw error;
		expect(error.kind).toBe("evidence");
		return error.code;
	}
}

const one = beginWith([ada]);
const two = follow(one, (list) => enroll(list, "Bob", bob));
const three = follow(two, (list) => enroll(list, "Cem", cem));
const good = [sign(one, ada), sign(two, ada), sign(three, ada)];

describe("a history of signed versions", () => {
	it("is believed, in whatever order its versions are stored", () => {
		expect(refusal(good, three)).toBe("version 3 is in force");
		expect(refusal(good.toReversed(), three)).toBe("version 3 is in force");
	});

	it("counts as far as signed versions are known, although the change began before them", () => {
		expect(refusal(good, one)).toBe("version 3 is in force");
		expect(refusal(good, one, two)).toBe("version 3 is in force");
	});

	it("unites signatures that were stored apart", () => {
		const first = beginWith([ada, bob], 2);
		expect(refusal([sign(first, ada), sign(first, bob)], first)).toBe("version 1 is in force");
		expect(refusal([sign(first, ada)], first)).toBe("PEOPLE_UNSIGNED");
	});

	it("goes on under a new root that both roots have signed", () => {
		const keys = [bob, cem].map(({ line, fingerprint }) => ({ line, fingerprint }));
		const next = follow(one, (list) => changeRoot(list, { threshold: 2, keys }));
		expect(refusal([sign(one, ada), sign(next, ada, bob, cem)], next)).toBe("version 2 is in force");
		expect(refusal([sign(one, ada), sign(next, bob, cem)], next)).toBe("PEOPLE_UNSIGNED");
		expect(refusal([sign(one, ada), sign(next, ada, bob)], next)).toBe("PEOPLE_UNSIGNED");
		const after = follow(next, (list) => enroll(list, "Eve", eve));
		const before = [sign(one, ada), sign(next, ada, bob, cem)];
		expect(refusal([...before, sign(after, ada)], after)).toBe("PEOPLE_UNSIGNED");
		expect(refusal([...before, sign(after, cem, bob)], after)).toBe("version 3 is in force");
	});
});

describe("an attack on a history", () => {
	const mine = follow(two, (list) => enroll(list, "Eve", eve));
	const cases: readonly (readonly [string, readonly SignedText[], readonly [People, ...People[]], string])[] =
		[
			["nobody signed the first version", [sign(one), sign(two, ada)], [two], "PEOPLE_UNSIGNED"],
			["a stranger signed", [...good.slice(0, 2), sign(mine, eve)], [mine], "PEOPLE_UNSIGNED"],
			[
				"one who is listed, but no root, signed",
				[...good.slice(0, 2), sign(mine, bob)],
				[mine],
				"PEOPLE_UNSIGNED",
			],
			[
				"a version is missing",
				[good[0], good[2]].flatMap((text) => text ?? []),
				[three],
				"PEOPLE_VERSION_MISSING",
			],
			[
				"a number is skipped",
				[good[0], sign({ ...two, version: 3 }, ada)].flatMap((text) => text ?? []),
				[{ ...two, version: 3 }],
				"PEOPLE_VERSION_SKIPPED",
			],
			[
				"a skipped number waits behind",
				[sign(one, ada), sign({ ...two, version: 5 }, ada)],
				[one],
				"PEOPLE_VERSION_SKIPPED",
			],
			["the change rolls back", good, [three, two], "PEOPLE_ROLLED_BACK"],
			["the change rolls back to the first", good, [two, one], "PEOPLE_ROLLED_BACK"],
			["two versions follow one", [...good, sign(mine, ada)], [two], "PEOPLE_FORKED"],
			["the change brings a fork", [...good, sign(mine, ada)], [three, mine], "PEOPLE_FORKED"],
			[
				"the change brings an unsigned version",
				good,
				[three, follow(three, (list) => enroll(list, "Eve", eve))],
				"PEOPLE_UNSIGNED",
			],
			[
				"the change brings another root",
				[...good, sign(beginWith([eve]), eve)],
				[three, beginWith([eve])],
				"PEOPLE_FORKED",
			],
			[
				"another repository's version follows",
				[sign(one, ada), sign({ ...two, repository: "f".repeat(32) }, ada)],
				[one],
				"PEOPLE_FORKED",
			],
		];
	it.each(cases.map(([what, ...rest]) => ({ what, rest })))(
		"is refused: $what",
		({ rest: [signed, lists, code] }) => {
			expect(refusal(signed, ...lists)).toBe(code);
		},
	);

	it("by versions that nobody who may signed is no more than noise", () => {
		const noise = [sign(mine, eve), { text: "a: [", signers: [ada.fingerprint] }, { text: "", signers: [] }];
		expect(refusal([...good, ...noise], three)).toBe("version 3 is in force");
	});

	it("by two keys of one person meets no threshold of two", () => {
		const root = beginWith([ada, bob, cem], 2);
		const owned = follow(root, (list) => enroll(list, "Ada", ada, bob));
		const next = follow(owned, (list) => enroll(list, "Eve", eve));
		const before = [sign(root, ada, cem), sign(owned, ada, cem)];
		expect(refusal([...before, sign(next, ada, bob)], next)).toBe("PEOPLE_UNSIGNED");
		expect(refusal([...before, sign(next, bob, cem)], next)).toBe("version 3 is in force");
	});

	it("by a key that the version before revoked is refused", () => {
		const root = beginWith([ada, bob]);
		const owned = follow(root, (list) => enroll(list, "Bob", bob));
		const at = "2026-01-01T00:00:00Z";
		const revoked = follow(owned, (list) =>
			revokeKey(list, { fingerprint: bob.fingerprint, reason: "lost", at }),
		);
		const next = follow(revoked, (list) => enroll(list, "Eve", eve));
		const before = [sign(root, ada), sign(owned, ada), sign(revoked, ada)];
		expect(refusal([...before, sign(next, bob)], next)).toBe("PEOPLE_UNSIGNED");
		expect(refusal([...before, sign(next, ada)], next)).toBe("version 4 is in force");
	});

	it("that alters, drops or swaps anything never brings anybody in", () => {
		const names = new Set(["Bob", "Cem"]);
		const edits = fc.tuple(
			fc.constantFrom("Bob:", "senior", "version: 3", "version: 2", "threshold: 1", bob.line.slice(20, 40)),
			fc.constantFrom("Eve:", "security", "version: 4", "version: 9", "threshold: 2", eve.line.slice(20, 40)),
		);
		const attack = (kept: readonly SignedText[], at: number, [from, to]: readonly [string, string]) => {
			const texts = kept.map((one, index) =>
				index === at % kept.length ? { ...one, text: one.text.replace(from, to) } : one,
			);
			try {
				const { current } = verify(texts, three);
				expect(current.people.people.every(({ name }) => names.has(name))).toBe(true);
				expect(current.text).toBe(renderPeople(three));
			} catch (error) {
				expect(error).toBeInstanceOf(PeopleError);
			}
		};
		fc.assert(fc.property(fc.subarray(good, { minLength: 1 }), fc.nat(), edits, attack), { numRuns: 300 });
	});
});

describe("findDraft", () => {
	it("tells how far a version is signed", () => {
		const next = follow(three, (list) => enroll(list, "Eve", eve));
		const draft = findDraft(renderPeople(next), good, describeKey);
		expect(draft).toMatchObject({ signed: false, signing: { signed: 0, needed: 1 } });
		expect(findDraft(renderPeople(three), good, describeKey).signed).toBe(true);
		expect(() => findDraft(renderPeople(next), [], describeKey)).toThrow("follows one");
	});
});

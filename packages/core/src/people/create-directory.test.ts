import { describe, expect, it } from "vitest";
import { sha256Hex } from "../kit/index.ts";
import type { People, PersonKey } from "../model/index.ts";
import { addPerson, delegateRole, revokeKey } from "./change-people.ts";
import { createDirectory } from "./create-directory.ts";
import { renderPeople } from "./render-people.ts";
import { beginWith, makeKey } from "./testing/history.ts";

const NOW = "2026-06-01T00:00:00Z";
const [root, ada, bob] = [makeKey(), makeKey(), makeKey()];

function enroll(key: PersonKey): People {
	return addPerson(beginWith([root]), {
		name: "Ada Lovelace",
		roles: ["senior", "security"],
		emails: ["Ada@Example.com"],
		teams: [],
		keys: [key],
	});
}

function open(people: People, now = NOW) {
	const text = renderPeople(people);
	return createDirectory({ text, digest: sha256Hex(text), people }, now);
}

describe("a key", () => {
	const at = { from: "2026-02-01T00:00:00Z", until: "2026-07-01T00:00:00Z" };
	it.each([
		["2026-01-31T23:59:59Z", NOW, "not-yet-valid"],
		["2026-02-01T00:00:00Z", NOW, null],
		["2026-06-30T23:59:59Z", "2026-06-30T23:59:59Z", null],
		["2026-07-01T00:00:00Z", NOW, "expired"],
		["2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z", "expired"],
		["2026-06-01T00:00:00+05:00", NOW, null],
	])("that signs at %s speaks at %s: %s", (signedAt, now, refused) => {
		expect(open(enroll({ ...ada, ...at }), now).findSigner(ada.fingerprint, signedAt)).toEqual({
			person: "Ada Lovelace",
			refused,
		});
	});

	it("that is revoked says nothing, whatever time it names", () => {
		const people = revokeKey(enroll(ada), { fingerprint: ada.fingerprint, reason: "lost", at: NOW });
		const before = open(people).findSigner(ada.fingerprint, "2020-01-01T00:00:00Z");
		expect(before).toEqual({ person: "Ada Lovelace", refused: "revoked" });
	});

	it("that nobody has is unknown, a root key included", () => {
		expect(open(enroll(ada)).findSigner(bob.fingerprint, NOW)).toEqual({ person: null, refused: "unknown" });
		expect(open(enroll(ada)).findSigner(root.fingerprint, NOW)).toEqual({ person: null, refused: "unknown" });
	});
});

it("finds who commits by address, by name, and by an address for a name", () => {
	const { findPersons } = open(enroll(ada));
	expect(findPersons({ name: "x", email: "ada@example.com" })).toEqual(["Ada Lovelace"]);
	expect(findPersons({ name: "ada  lovelace", email: "x@x" })).toEqual(["Ada Lovelace"]);
	expect(findPersons({ name: "Ada", email: "x@x" })).toEqual([]);
	expect(findPersons({ name: "", email: "" })).toEqual([]);
});

it("lets roles be delegated for a time, then and now", () => {
	const two = addPerson(enroll(ada), { name: "Bob", roles: [], emails: [], teams: [], keys: [bob] });
	const time = { since: "2026-05-01T00:00:00Z", until: "2026-07-01T00:00:00Z" };
	const list = delegateRole(two, {
		role: "security",
		from: "Ada Lovelace",
		to: "Bob",
		reason: "leave",
		...time,
	});
	const held = { held: true, delegatedBy: "Ada Lovelace" };
	const not = { held: false, delegatedBy: null };
	expect(open(list).holdsRole("Bob", "security", NOW)).toEqual(held);
	expect(open(list).holdsRole("Bob", "senior", NOW)).toEqual(not);
	expect(open(list).holdsRole("Bob", "security", "2026-04-30T00:00:00Z")).toEqual(not);
	expect(open(list, time.until).holdsRole("Bob", "security", NOW)).toEqual(not);
	expect(open(list).holdsRole("Ada Lovelace", "security", NOW)).toEqual({ held: true, delegatedBy: null });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeKey } from "../attest/index.ts";
import { addPerson, delegateRole, removePerson, revokeKey } from "./change-people.ts";
import { PeopleError } from "./errors.ts";
import { parsePeople } from "./parse-people.ts";
import { renderPeople } from "./render-people.ts";
import { beginWith, makeKey } from "./testing/history.ts";

const [ada, bob] = [makeKey(), makeKey()];
const none = { roles: [], emails: [], teams: [], keys: [] };
const list = addPerson(beginWith([ada]), {
	name: "Ada",
	roles: ["senior"],
	emails: ["ada@example.com"],
	teams: ["core"],
	keys: [ada],
});
const text = renderPeople(list);

function codeOf(run: () => unknown): string {
	try {
		run();
		return "accepted";
	} catch (error) {
		if (error instanceof PeopleError) return error.code;
		throw error;
	}
}

describe("a list of people", () => {
	it("is read back as it was written, whatever its names are", () => {
		expect(parsePeople(text, describeKey)).toEqual(list);
		for (const name of ["null", "1.5", "- a", "a: b", "Ōe 大江", "#x", "&a", "*a", "!t", "'", '"', "yes"]) {
			const named = addPerson(list, { ...none, name, roles: ["auditor"] });
			expect(parsePeople(renderPeople(named), describeKey)).toEqual(named);
		}
	});

	it.each([
		["no YAML", "a: ["],
		["another shape", "[]"],
		["an unknown key", `${text}extra: 1\n`],
		["an alias", text.replace("- core", "- &a core\n      - *a")],
		["a tag", text.replace("- core", "- !!str core")],
		["a key that stands twice", `${text}version: 1\n`],
		["a role nobody knows", text.replace("- senior", "- king")],
		["a key that is none", text.replaceAll(ada.line, "ssh-ed25519 AAAA")],
		["a key of a kind that is not verified", text.replaceAll("ssh-ed25519", "ssh-dss")],
		["hidden characters in a name", text.replace("Ada:", '"A\\u202eda":')],
		["a threshold nobody can meet", text.replace("threshold: 1", "threshold: 2")],
		["a first version that follows another", text.replace("previous: null", `previous: ${"0".repeat(64)}`)],
		["a second version that follows none", text.replace("version: 1", "version: 2")],
		["__proto__", text.replace("Ada:", "__proto__:")],
		["deep nesting", "[".repeat(20_000)],
		["too much", `${text}#${" ".repeat(2_000_000)}`],
	])("is refused with %s", (_what, bad) => {
		expect(bad).not.toBe(text);
		expect(codeOf(() => parsePeople(bad, describeKey))).toBe("PEOPLE_MALFORMED");
	});

	it("survives whatever a file holds", () => {
		fc.assert(
			fc.property(fc.string(), fc.nat(text.length), (insert, at) => {
				const altered = text.slice(0, at) + insert + text.slice(at);
				expect(["accepted", "PEOPLE_MALFORMED"]).toContain(codeOf(() => parsePeople(altered, describeKey)));
			}),
		);
	});
});

describe("a change of the list", () => {
	it.each([
		["a key of somebody else", { name: "Bob", keys: [ada] }],
		["an address of somebody else", { name: "Bob", emails: ["ADA@example.com"] }],
		["an address that is none", { name: "Bob", emails: ["bob"] }],
		["no name", { name: " " }],
		["hidden characters", { name: "Bob\u200b" }],
	])("is refused with %s", (_what, person) => {
		expect(codeOf(() => addPerson(list, { ...none, ...person }))).toBe("PEOPLE_CONFLICT");
	});

	it("adds to who is listed, under any spelling that looks the same", () => {
		const more = addPerson(list, { ...none, name: "ADA", roles: ["security"], keys: [ada, bob] });
		expect(more.people).toHaveLength(1);
		expect(more.people[0]).toMatchObject({ name: "Ada", roles: ["senior", "security"] });
		expect(more.people[0]?.keys).toHaveLength(2);
	});

	it("does not bring a revoked key back", () => {
		const both = addPerson(list, { ...none, name: "Ada", keys: [bob] });
		const at = "2026-01-01T00:00:00Z";
		const revoked = revokeKey(both, { fingerprint: bob.fingerprint, reason: "lost", at });
		const again = addPerson(revoked, { ...none, name: "Ada", keys: [bob] });
		expect(again.people[0]?.keys[1]?.revoked).toEqual({ at, reason: "lost" });
		expect(codeOf(() => addPerson(revoked, { ...none, name: "Bob", keys: [bob] }))).toBe("PEOPLE_CONFLICT");
	});

	it("never leaves a root that nobody can meet", () => {
		expect(codeOf(() => removePerson(list, "Ada"))).toBe("PEOPLE_CONFLICT");
		const revocation = { fingerprint: ada.fingerprint, reason: "lost", at: "2026-01-01T00:00:00Z" };
		expect(codeOf(() => revokeKey(list, revocation))).toBe("PEOPLE_CONFLICT");
		expect(codeOf(() => removePerson(list, "Nobody"))).toBe("PEOPLE_UNKNOWN");
	});

	it("delegates only what somebody holds, to somebody else, forwards in time", () => {
		const two = addPerson(list, { ...none, name: "Bob", keys: [bob] });
		const ok = { role: "senior", from: "Ada", to: "Bob", reason: "leave" } as const;
		const time = { since: "2026-01-01T00:00:00Z", until: "2026-02-01T00:00:00Z" };
		const delegate = (change: object) => codeOf(() => delegateRole(two, { ...ok, ...time, ...change }));
		expect(delegate({})).toBe("accepted");
		expect(delegate({ role: "security" })).toBe("PEOPLE_CONFLICT");
		expect(delegate({ to: "Ada" })).toBe("PEOPLE_CONFLICT");
		expect(delegate({ until: time.since })).toBe("PEOPLE_CONFLICT");
		expect(delegate({ to: "Eve" })).toBe("PEOPLE_UNKNOWN");
	});
});

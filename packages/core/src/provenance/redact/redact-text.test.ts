import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactText, type SecretFinder } from "./redact-text.ts";

const NONE: SecretFinder = { name: "none", find: () => Promise.resolve([]) };

async function redact(text: string, secrets = NONE): Promise<string> {
	return (await redactText(text, secrets)).text;
}

describe("redactText", () => {
	it.each([
		["mail jane.doe+x@mail.example.org now", "mail [redacted:email] now"],
		["call +49 (30) 901820-12, please", "call [redacted:phone], please"],
		["pay to DE89 3704 0044 0532 0130 00.", "pay to [redacted:iban]."],
		["card 4111 1111 1111 1111", "card [redacted:card]"],
		["from 203.0.113.7.", "from [redacted:ipv4]."],
		["host 2001:db8::8a2e:370:7334 up", "host [redacted:ipv6] up"],
		["password: hunter2!", "password: [redacted:assigned-credential]"],
	])("takes out of %j", async (text, expected) => {
		expect(await redact(text)).toBe(expected);
	});

	it.each([
		"fix 4b825dc642cb6eb9a060e54bf8d69288fbee4904",
		"1111111111111111111111111111111111111111",
		"id 123e4567-e89b-12d3-a456-426614174000",
		"id 41111111-1111-1111-1111-111111111111",
		"token: 4b825dc642cb6eb9a060e54bf8d69288fbee4904",
		"git@github.com:a/b.git",
		"at 1732300000000 ms",
		"version 1.2.3.4.5 and 300.1.1.1",
		"listen on 127.0.0.1 and 0.0.0.0",
		"std::vector<face::bad> x; a1:b2:c3",
		"DE89 3704 0044 0532 0130 02",
		"card 4111 1111 1111 1112",
		"const token = getToken();",
		"10:30:00 2026-11-22",
	])("leaves %j", async (text) => {
		expect(await redact(text)).toBe(text);
	});

	it("counts by rule and names the redactor", async () => {
		const secrets: SecretFinder = {
			name: "scanner 1",
			find: (text) => Promise.resolve([{ rule: "key", start: text.indexOf("KEY"), end: text.length }]),
		};
		const { text, redaction } = await redactText("a@b.de c@d.de KEY e@f.de", secrets);
		expect(text).toBe("[redacted:email] [redacted:email] [redacted:key]");
		expect(redaction).toEqual({
			redactor: "countersign 1 + scanner 1",
			removed: [
				{ rule: "email", count: 2 },
				{ rule: "key", count: 1 },
			],
		});
	});

	it("keeps nothing when the scanner fails", async () => {
		const broken: SecretFinder = { name: "broken", find: () => Promise.reject(new Error("no")) };
		await expect(redactText("x", broken)).rejects.toThrow("no");
	});

	it("finds a secret wherever it stands, and ends on any text", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.string({ maxLength: 300 }),
				fc.string({ maxLength: 300 }),
				async (before, after) => {
					expect(await redact(`${before} \n jane@example.org \n ${after}`)).not.toContain("jane@example.org");
				},
			),
		);
		for (const unit of ["a", "1", "1.", "a@", "+1", "DE89", ":", "fe80:", "password=", "@a."]) {
			expect((await redact(unit.repeat(1_000_000 / unit.length))).length).toBeGreaterThan(0);
		}
	});
});

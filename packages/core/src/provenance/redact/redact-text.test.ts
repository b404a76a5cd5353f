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
		["ssn 219-09-9999", "ssn [redacted:us-social-security]"],
		["pay NO93 8601 1117 947", "pay [redacted:iban]"],
		["amex 378282246310005", "amex [redacted:card]"],
		["mastercard 5555-5555-5555-4444", "mastercard [redacted:card]"],
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
		"npm install vitest@5.1.1 zod@4.6.7 @types/node@24.19.2",
		"uses: actions/checkout@v4.1.2",
		"background: url(/img/icon@2x.png)",
		"ECMA-262, section 24.5.1.1, and version 10.15.7.3",
		"docker run -p 192.168.1.10:8080:80 10.0.0.7",
		"https://www.facebook.com/events/441842706348978/",
		"const MAX = 4294967295; const BIG = 9007199254740991n; 6227020800",
		"[1700000000000, 1700000003600] 20260102030405 2026-01-02T03:04:05.000Z",
		"@app.route('/login', methods=['POST'])",
		"@Component({ selector: 'app-root' }) class A { @Input() b; }",
		"if (token === undefined) throw new TokenError(token.kind);",
		"password = get_password_hash(form.password)",
		"api_key: $API_KEY",
		"token: process.env.GITHUB_TOKEN",
		"SELECT * FROM t WHERE id IN (4111, 1111, 1111, 1112)",
		"0x4111111111111111 4111111111111111n 1.4111111111111111",
		"sha512-GB29NWBK60161331926819ABCDEF==",
		"GB82WEST12345698765431 AA73AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"/(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}/g",
		"diff --git a/x b/x\n@@ -12,7 +12,8 @@ fn main() {\n-    let a = 1;\n+    let a = 2;",
		"x = a+1234567 ; y = +12",
		"999-12-3456 000-12-3456 1219-09-9999",
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
			redactor: "countersign 2 + scanner 1",
			removed: [
				{ rule: "email", count: 2 },
				{ rule: "key", count: 1 },
			],
		});
	});

	it("takes a private key whole, also where its end was lost", async () => {
		const body = "MIIEpAIBAAKCAQEA7bq\n".repeat(40);
		expect(await redact(`see -----BEGIN RSA PRIVATE KEY-----\n${body}`)).toBe("see [redacted:private-key]");
		const escaped = `{"key":"-----BEGIN PRIVATE KEY-----\\n${"abcd".repeat(50)}\\n-----END PRIVATE KEY-----"}`;
		expect(await redact(escaped)).toBe('{"key":"[redacted:private-key]"}');
	});

	it("keeps no part of a secret that the limit goes through, and not more than the limit", async () => {
		const secret = "jane.doe@mail.example.org";
		for (let at = 0; at <= 30; at += 1) {
			const { text } = await redactText(`${"x ".repeat(at)}${secret} tail`, NONE, 40);
			expect(text).not.toMatch(/jane|doe@/);
		}
		expect((await redactText("y".repeat(100), NONE, 40)).text).toHaveLength(40);
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

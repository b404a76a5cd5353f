import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hideSecrets, scanSecrets } from "./scan-secrets.ts";

// Put together here, so that no file of the project holds anything that looks like a secret.
const TOKEN = `ghp_${"wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx".slice(0, 36)}`;
const OTHER = `postgres://admin:${"S3cret-Passw0rd"}@db.example.com:5432/shop`;

describe("scanSecrets", () => {
	it("finds tokens and addresses with passwords, and says nothing of what they are", async () => {
		const text = `const a = "${TOKEN}";\nconst b = "${OTHER}";\n`;
		const secrets = await scanSecrets("src/config.ts", text);
		expect(secrets.map(({ ruleId }) => ruleId)).toEqual(
			expect.arrayContaining(["secret-github", "secret-database-connection-string"]),
		);
		expect(JSON.stringify(secrets)).not.toContain(TOKEN);
		expect(JSON.stringify(secrets)).not.toContain("S3cret-Passw0rd");
	});

	it("says nothing of a secret's length", async () => {
		const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
		const text = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
		const [secret] = await scanSecrets("server.key", text);
		expect(secret?.ruleId).toBe("secret-privatekey");
		expect(secret?.message).toContain("********");
		expect(secret?.message.length).toBeLessThan(80);
	});

	it("finds nothing in ordinary code", async () => {
		expect(await scanSecrets("src/a.ts", "const token = process.env.TOKEN;\n")).toEqual([]);
	});
});

describe("hideSecrets", () => {
	it("hides all secrets of a line and moves nothing", async () => {
		const text = `x("${TOKEN}", "${TOKEN.slice(0, -4)}abcd");\nnext();\n`;
		const hidden = hideSecrets(text, await scanSecrets("a.js", text));
		expect(hidden).toHaveLength(text.length);
		expect(hidden).not.toContain("ghp_");
		expect(hidden.split("\n")[1]).toBe("next();");
	});
});

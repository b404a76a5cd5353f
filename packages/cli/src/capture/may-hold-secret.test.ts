import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { findSecrets } from "./find-secrets.ts";
import { mayHoldSecret } from "./may-hold-secret.ts";

const alphabet = (characters: string, length: number) =>
	fc
		.array(fc.constantFrom(...characters), { minLength: length, maxLength: length })
		.map((list) => list.join(""));
const SMALL = "abcdefghijklmnopqrstuvwxyz";
const ALL = `${SMALL}${SMALL.toUpperCase()}0123456789`;

/** Forms that secretlint's recommended rules look for: prefix, characters, and how many at least. */
const FORMS: readonly (readonly [prefix: string, characters: string, length: number])[] = [
	["AKIA", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16],
	["aws_secret_access_key = ", ALL, 40],
	["aws_account_id = ", "0123456789", 12],
	["ghp_", ALL, 36],
	["github_pat_", ALL, 22],
	["npm_", ALL, 36],
	["//registry.npmjs.org/:_authToken=", ALL, 36],
	["xoxb-", "0123456789", 10],
	["SG.", ALL, 66],
	["shpat_", "0123456789abcdef", 32],
	["sk-", SMALL, 20],
	["sk-ant-api03-", ALL, 90],
	["lin_api_", SMALL, 40],
	["ops_eyJ", SMALL, 100],
];

it.each(FORMS)("suspects %s…", (prefix, characters, length) => {
	fc.assert(
		fc.property(alphabet(characters, length), fc.constantFrom("", "run ", "a=", "'"), (token, before) => {
			expect(mayHoldSecret(`${before}${prefix}${token} end`)).toBe(true);
		}),
	);
});

it("suspects addresses with passwords, and private keys", () => {
	expect(mayHoldSecret("psql postgres://a:b@h/d")).toBe(true);
	const { privateKey } = generateKeyPairSync("ed25519");
	const pem = createPrivateKey(privateKey.export({ format: "pem", type: "pkcs8" })).export({
		format: "pem",
		type: "pkcs8",
	});
	expect(mayHoldSecret(String(pem))).toBe(true);
});

it.each([
	"npm test",
	"npm run build -- --watch",
	"sed -i s/a/b/ src/app/main.ts",
	"./generate --template=Component.tsx --count=12 > made7.ts",
	"fix the failing test, please",
])("does not suspect %j", (text) => expect(mayHoldSecret(text)).toBe(false));

it("takes no more time for a long text than its length", () => {
	for (const unit of ["a", " ", "a ", "-", ":/", "abc/"]) mayHoldSecret(unit.repeat(500_000));
});

it("suspects whatever the scanner finds", async () => {
	const piece = fc.oneof(
		fc.constantFrom(
			"ghp_",
			"AKIA",
			"sk-",
			"npm_",
			"xoxb-",
			"://",
			"a:b@h",
			" ",
			"=",
			"SECRET",
			"aws_secret_access_key",
		),
		alphabet(ALL, 12),
		alphabet(SMALL, 8),
	);
	const text = fc.array(piece, { maxLength: 8 }).map((list) => list.join(""));
	const check = async (one: string) => {
		if (!mayHoldSecret(one)) expect(await findSecrets(one)).toEqual([]);
	};
	await fc.assert(fc.asyncProperty(text, check), { numRuns: 2_000 });
});

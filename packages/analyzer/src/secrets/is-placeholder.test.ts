import { describe, expect, it } from "vitest";
import { isPlaceholder } from "./is-placeholder.ts";

/** Put together here, so that no file of the project holds anything that looks like a secret. */
const address = (user: string, password: string, host: string): string =>
	`postgresql://${user}:${password}@${host}/shop`;

describe("isPlaceholder", () => {
	it.each([
		["user", "password", "db.internal"],
		["scott", "tiger", "localhost"],
		["app", "********", "db.internal:5432"],
		["app", "<password>", "db.internal"],
		["app", `\${DB_PASSWORD}`, "db.internal"],
		["postgres", "postgres", "localhost:5432"],
		["root", "root", "127.0.0.1"],
		["shop", "shop", "[::1]"],
	])("%s with %s at %s is one", (user, password, host) => {
		expect(isPlaceholder(address(user, password, host))).toBe(true);
	});

	it.each([
		["app", "S3cret-Passw0rd", "localhost"],
		["postgres", "postgres", "db.internal"],
		["root", "changeme", "10.0.0.7"],
		["shop", "shop", "db.shop.io"],
		["app", "password1!", "db.internal"],
	])("%s with %s at %s is none", (user, password, host) => {
		expect(isPlaceholder(address(user, password, host))).toBe(false);
	});

	it("says no of what is no address, however long", () => {
		expect(isPlaceholder("")).toBe(false);
		expect(isPlaceholder("ghp_abc")).toBe(false);
		expect(isPlaceholder(`a://${":".repeat(100_000)}`)).toBe(false);
	});
});

import type { Office } from "./office.ts";

const CART = [
	"export interface Item {",
	"\treadonly name: string;",
	"\treadonly cents: number;",
	"}",
	"",
	"export function sum(items: readonly Item[]): number {",
	"\tlet total = 0;",
	"\tfor (const item of items) {",
	"\t\ttotal += item.cents;",
	"\t}",
	"\treturn total;",
	"}",
];

const PRICES = [
	'import type { Item } from "./cart.ts";',
	"",
	"/** Prices by name, in cents. */",
	"const PRICES = new Map<string, number>();",
	"",
	"export function setPrice(name: string, cents: number): void {",
	"\tif (cents < 0) {",
	"\t\tthrow new RangeError('Below nothing: ' + name);",
	"\t}",
	"\tPRICES.set(name, cents);",
	"}",
	"",
	"export function findItem(name: string): Item | null {",
	"\tconst cents = PRICES.get(name);",
	"\tif (cents === undefined) {",
	"\t\treturn null;",
	"\t}",
	"\treturn { name, cents };",
	"}",
];

const TEST = [
	'import { expect, it } from "vitest";',
	'import { sum } from "../src/cart.ts";',
	"",
	'it("adds up", () => {',
	'\tconst items = [{ name: "tea", cents: 250 }, { name: "milk", cents: 120 }];',
	"\texpect(sum(items)).toBe(370);",
	"});",
];

const DISCOUNT = [
	"",
	"export function discount(items: readonly Item[], percent: number): number {",
	"\tif (percent < 0 || percent > 100) {",
	"\t\tthrow new RangeError('No discount: ' + percent);",
	"\t}",
	"\tconst total = sum(items);",
	"\treturn Math.round(total * (1 - percent / 100));",
	"}",
];

/** Old code that nobody recorded, then three who write: an assistant, a person in an editor, another assistant. */
function monday(office: Office): void {
	office.enter("shop");
	office.git("init", "-q", "-b", "main");
	office.git("config", "user.name", "Pat Person");
	office.git("config", "user.email", "pat@example.com");
	office.create("hand", "src/cart.ts", CART);
	office.create("hand", "README.md", [
		"# Shop",
		"",
		"Adds up what is in a cart.",
		"",
		"## Use",
		"",
		"Import `sum`.",
	]);
	office.commit("Start");
	office.create("claude-code", "src/prices.ts", PRICES);
	office.edit("person", "src/cart.ts", {
		after: "export function sum",
		lines: ["\tif (items.length === 0) return 0;"],
	});
	office.commit("Keep prices");
	office.create("codex", "test/cart.test.ts", TEST);
	office.edit("hand", "README.md", { after: "Import `sum`.", lines: ["", "## Test", "", "Run `vitest`."] });
	office.commit("Test the sum");
}

/** A branch of two assistants and a hand, while main goes on, and a rebase that stops. */
function tuesday(office: Office): void {
	office.git("checkout", "-q", "-b", "discounts");
	office.edit("cursor", "src/cart.ts", { after: "return total;", skip: 1, lines: DISCOUNT });
	office.commit("Discounts");
	office.edit("codex", "src/prices.ts", {
		at: "PRICES.set",
		remove: 1,
		lines: [
			"\tif (!Number.isInteger(cents)) throw new TypeError('Not whole: ' + cents);",
			"\tPRICES.set(name.trim(), cents);",
		],
	});
	office.edit("hand", "test/cart.test.ts", {
		after: "expect(sum(items))",
		lines: ["\texpect(sum([])).toBe(0);"],
	});
	office.commit("Whole cents");
	office.git("checkout", "-q", "main");
	office.edit("gemini-cli", "src/prices.ts", {
		at: "PRICES.set",
		remove: 1,
		lines: ["\tPRICES.set(name.toLowerCase(), cents);"],
	});
	office.edit("person", "src/prices.ts", {
		at: "const cents = PRICES",
		remove: 1,
		lines: ["\tconst cents = PRICES.get(name.toLowerCase());"],
	});
	office.commit("Names in lower case");
	office.git("checkout", "-q", "discounts");
	if (office.tryGit("rebase", "-q", "main")) throw new Error("The rebase did not stop.");
	const lines = (office.find("src/prices.ts") ?? "").split("\n");
	const [from, to] = ["<<<<<<<", ">>>>>>>"].map((mark) => lines.findIndex((line) => line.startsWith(mark)));
	office.edit("copilot", "src/prices.ts", {
		at: "<<<<<<<",
		remove: (to ?? 0) - (from ?? 0) + 1,
		lines: [
			"\tconst key = name.trim().toLowerCase();",
			"\tif (!Number.isSafeInteger(cents)) throw new TypeError('No whole price');",
			"\tPRICES.set(key, cents);",
		],
	});
	office.git("add", "--all");
	office.git("rebase", "--continue");
}

/** Review fixes, a fixup, and a squash by the forge; the branch and its objects are gone afterwards. */
function wednesday(office: Office): void {
	office.edit("claude-code", "src/cart.ts", {
		at: "const total = sum(items);",
		remove: 1,
		lines: ["\tconst whole = sum(items);"],
	});
	office.edit("claude-code", "src/cart.ts", {
		at: "return Math.round",
		remove: 1,
		lines: ["\treturn Math.round((whole * (100 - percent)) / 100);"],
	});
	office.git("commit", "-q", "-a", "--fixup=HEAD~1");
	office.git("rebase", "-q", "-i", "--autosquash", "main");
	office.edit("hand", "src/cart.ts", {
		at: "if (percent < 0",
		remove: 1,
		lines: ["\tif (!(percent >= 0 && percent <= 100)) {"],
	});
	office.commit("Refuse NaN");
	office.git("checkout", "-q", "main");
	office.edit("person", "README.md", { after: "Adds up what", lines: ["It knows no taxes."] });
	office.commit("Say what it does not");
	office.squash("discounts", "Discounts, and whole cents (#7)");
}

/** The squash is taken back, and the taking back as well; then a formatter runs over everything. */
function thursday(office: Office): void {
	office.git("revert", "--no-edit", "HEAD");
	office.edit("codex", "README.md", {
		after: "Run `vitest`.",
		lines: ["", "Discounts are on their way back."],
	});
	office.commit("Tell people");
	office.git("revert", "--no-edit", "HEAD~1");
	for (const path of ["src/cart.ts", "src/prices.ts", "test/cart.test.ts"]) {
		office.format(path, (line) =>
			line.replace(/^\t+(?=\S)/, (tabs) => "  ".repeat(tabs.length)).replaceAll('"', "'"),
		);
	}
	office.commit("Format");
	office.edit("hand", "src/cart.ts", {
		at: "let total = 0;",
		remove: 1,
		lines: ["  let total = 0; // cents"],
	});
	office.git("stash", "push", "-q");
	office.appendByShell("claude-code", "src/cart.ts", [
		"",
		"export const CURRENCIES = ['EUR', 'CHF'] as const;",
	]);
	office.commit("Currencies");
	office.git("stash", "pop", "-q");
	office.commit("Say what total is");
}

/** A hot fix picked to a release, a file renamed and changed, and a colleague's clone that works at the same time. */
function friday(office: Office): void {
	office.git("branch", "-q", "release", "HEAD~2");
	office.git("init", "-q", "--bare", "-b", "main", "../hub.git");
	office.git("remote", "add", "origin", "../hub.git");
	office.git("push", "-q", "-u", "origin", "main", "release");
	office.countersign(["provenance", "push"]);
	office.git("clone", "-q", "../hub.git", "../colleague");
	office.enter("colleague");
	office.git("config", "user.name", "Kim Colleague");
	office.git("config", "user.email", "kim@example.com");
	office.create("opencode", "src/orders.ts", [
		"import type { Item } from './cart.ts';",
		"",
		"export interface Order {",
		"  readonly items: readonly Item[];",
		"}",
	]);
	office.edit("hand", "README.md", { after: "# Shop", lines: ["", "Kim looks after this."] });
	office.commit("Orders");
	office.git("push", "-q", "origin", "main");
	office.countersign(["provenance", "push"]);
	office.enter("shop");
	office.edit("windsurf", "src/prices.ts", {
		at: "if (cents < 0)",
		remove: 1,
		lines: ["  if (cents < 0 || Number.isNaN(cents)) {"],
	});
	office.commit("Refuse NaN as a price");
	office.git("checkout", "-q", "release");
	office.git("cherry-pick", "main");
	office.git("checkout", "-q", "main");
	office.git("mv", "src/prices.ts", "src/pricing.ts");
	office.edit("cline", "src/pricing.ts", {
		after: "const PRICES = new",
		lines: ["const LIMIT = 1_000_000;"],
	});
	office.commit("Call it pricing");
	office.git("pull", "-q", "--rebase", "origin", "main");
	office.git("push", "-q", "origin", "main", "release");
	office.countersign(["provenance", "push"]);
}

/** A week of ordinary work; each day can be judged before the next begins. */
export const WEEK: readonly (readonly [day: string, work: (office: Office) => void])[] = [
	["Monday", monday],
	["Tuesday", tuesday],
	["Wednesday", wednesday],
	["Thursday", thursday],
	["Friday", friday],
];

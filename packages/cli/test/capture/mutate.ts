import fc from "fast-check";
import { SECRET } from "./hook-box.ts";

/** What has broken parsers: wrong types, wrong places, and text that means something to a file system. */
const HOSTILE: readonly unknown[] = [
	null,
	true,
	-1,
	1e308,
	"",
	[],
	{},
	[[[[]]]],
	"../a.ts",
	"/etc/passwd",
	".git/config",
	"a.ts/../a.ts",
	"a\0.ts",
	"\ud800",
	"x".repeat(10_000),
	"*** Begin Patch\n*** Update File: ../x\n@@\n-a\n+b\n*** Move to: ../../y",
	"*** Begin Patch\n*** Add File: b.ts\n+alpha line",
	'{"file_path":"a.ts","content":"delta line"}',
	"PreToolUse",
	"PostToolUse",
	"UserPromptSubmit",
	"Bash",
	"Delete",
	"__proto__",
];
/** Their text is stored redacted or not at all, so that a secret may be planted in it. */
const TEXTS = ["prompt", "command", "content", "new_string", "old_string"];
const KEYS = [
	"tool_input",
	"tool_response",
	"file_path",
	"cwd",
	"edits",
	"hook_event_name",
	"__proto__",
	...TEXTS,
];

type Change = readonly [
	path: readonly number[],
	kind: "set" | "drop" | "add" | "plant",
	key: string,
	value: unknown,
];

/** Changes to make, each at a place found by walking down: the n-th key of an object or list. */
export const changes = fc.array(
	fc.tuple(
		fc.array(fc.nat({ max: 20 }), { maxLength: 4 }),
		fc.constantFrom("set" as const, "drop" as const, "add" as const, "plant" as const),
		fc.constantFrom(...KEYS),
		fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue({ maxDepth: 2 })),
	),
	{ maxLength: 5 },
);

function change(value: unknown, [path, kind, key, fresh]: Change): unknown {
	if (typeof value !== "object" || value === null) return kind === "set" && path.length === 0 ? fresh : value;
	const entries = Object.entries(value);
	const at = entries.length === 0 ? -1 : (path[0] ?? 0) % entries.length;
	const rebuild = (list: readonly [string, unknown][]) =>
		Array.isArray(value) ? list.map(([, one]) => one) : Object.fromEntries(list);
	if (path.length > 1 && at !== -1) {
		const rest: Change = [path.slice(1), kind, key, fresh];
		return rebuild(entries.map(([name, one], index) => [name, index === at ? change(one, rest) : one]));
	}
	if (kind === "drop") return rebuild(entries.filter((_entry, index) => index !== at));
	if (kind === "add") return rebuild([...entries, [key, fresh]]);
	if (kind === "plant") {
		const text = `say ${SECRET} `;
		return rebuild([...entries, [TEXTS.includes(key) ? key : "prompt", text]]);
	}
	return rebuild(entries.map(([name, one], index) => [name, index === at ? fresh : one]));
}

export function mutate(event: object, list: readonly Change[]): unknown {
	return list.reduce<unknown>(change, event);
}

/** How bytes are damaged on their way. */
export const damage = fc.oneof(
	{ weight: 8, arbitrary: fc.constant((bytes: Uint8Array) => bytes) },
	{
		weight: 1,
		arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((part) => (bytes: Uint8Array) => {
			return bytes.subarray(0, Math.floor(bytes.length * part));
		}),
	},
	{
		weight: 1,
		arbitrary: fc.tuple(fc.nat(), fc.nat({ max: 255 })).map(([at, byte]) => (bytes: Uint8Array) => {
			return bytes.length === 0 ? bytes : bytes.with(at % bytes.length, byte);
		}),
	},
	{
		weight: 1,
		arbitrary: fc.constant((bytes: Uint8Array) =>
			Buffer.from(Buffer.from(bytes).toString("utf8"), "utf16le"),
		),
	},
);

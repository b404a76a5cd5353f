import { describe, expect, it } from "vitest";
import { fillText } from "./fill-text.ts";

describe("fillText", () => {
	const source = "exec(a + b)";
	const spans = [{ name: "$ARG", start: 5, end: 10 }];

	it.each([
		["calls with $ARG here", "calls with a + b here"],
		["names $OTHER too", "names the value too"],
		["write `$1` instead", "write `$1` instead"],
		["`$queryRawUnsafe` is a name", "`$queryRawUnsafe` is a name"],
	])("%s", (text, filled) => {
		expect(fillText(text, spans, source)).toBe(filled);
	});
});

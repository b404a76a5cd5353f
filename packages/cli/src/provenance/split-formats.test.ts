import { expect, it } from "vitest";
import { splitFormats } from "./split-formats.ts";

it.each([
	[[], [], []],
	[["trailers"], ["trailers"], []],
	[["spdx=a=b.json", "json"], ["spdx"], ["text=a=b.json", "json"]],
	[["json=x.json", "git-ai", "git-ai=-"], ["git-ai"], ["json=x.json", "text=-"]],
	[["spdx", "cyclonedx"], ["spdx", "cyclonedx"], []],
	[["sarif"], [], ["sarif"]],
])("splits %j", (given, exchange, format) => {
	expect(splitFormats(given)).toEqual({ exchange, format });
});

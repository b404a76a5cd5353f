import { expect, it } from "vitest";
import { CliError } from "../errors.ts";
import { parseLineOption } from "./line-option.ts";

it.each<[string | undefined, number, number]>([
	[undefined, 1, Infinity],
	["10,20", 10, 20],
	["10,+5", 10, 14],
	["10,", 10, Infinity],
	[",20", 1, 20],
	["10", 10, 10],
	[" 3,3 ", 3, 3],
])("reads %j", (text, start, end) => {
	expect(parseLineOption(text)).toEqual({ start, end });
});

it.each(["", ",", "ten", "20,10", "0", "0,5", "5,+0", "1,2,3", "-3", "1.5", "9999999999"])(
	"refuses %j",
	(text) => {
		expect(() => parseLineOption(text)).toThrow(CliError);
	},
);

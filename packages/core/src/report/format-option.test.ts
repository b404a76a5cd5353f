import { describe, expect, it } from "vitest";
import { ReportError } from "./errors.ts";
import { parseFormatOption, REPORT_FORMATS } from "./format-option.ts";

function refuse(option: string): ReportError {
	try {
		parseFormatOption(option);
	} catch (error) {
		if (error instanceof ReportError) return error;
		throw error;
	}
	throw new Error(`"${option}" was accepted`);
}

describe("parseFormatOption", () => {
	it.each(REPORT_FORMATS)("takes %s with and without a file", (format) => {
		expect(parseFormatOption(format)).toEqual({ format, path: null });
		expect(parseFormatOption(`${format}=out/a=b.txt`)).toEqual({ format, path: "out/a=b.txt" });
	});

	it("guesses what was meant", () => {
		expect(refuse("sarfi").message).toBe('"sarfi" is not an output format. Did you mean "sarif"?');
		expect(refuse("md=x.md").message).toContain('Did you mean "markdown"?');
		expect(refuse("JSON").message).toContain('Did you mean "json"?');
		expect(refuse("pdf").message).toBe('"pdf" is not an output format.');
		expect(refuse("constructor").code).toBe("REPORT_UNKNOWN_FORMAT");
		expect(refuse("").fix).toBe("Use one of text, json, sarif, gitlab, junit, markdown.");
	});

	it("refuses an empty file name", () => {
		const error = refuse("sarif=");
		expect(error.code).toBe("REPORT_EMPTY_PATH");
		expect(error.kind).toBe("fault");
	});
});

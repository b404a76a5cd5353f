import { CountersignError } from "../model/index.ts";
import type { ErrorReport } from "./error-report.ts";
import { REPORT_ERRORS, type ReportErrorCode } from "./errors.ts";
import { createPalette } from "./palette.ts";
import { toPrintableProse } from "./printable.ts";
import { toSafeJson } from "./safe-json.ts";

const UNEXPECTED = "INTERNAL_UNEXPECTED_ERROR" satisfies ReportErrorCode;
const MOST_CAUSES = 5;

/** An error for people: what happened, where, why, and what to do. Takes anything that can be thrown. */
export function renderError(error: unknown, { color }: { readonly color: boolean }): string {
	const paint = createPalette(color);
	const { code, message, fix, location, causes } = toErrorReport(error).error;
	const lines = [`${paint.outcome.block("error")} ${paint.bold(code)}: ${toPrintableProse(message)}`];
	if (location !== null) {
		const place = [location.path, location.line, location.column].filter((part) => part !== null).join(":");
		lines.push(`  at ${paint.path(toPrintableProse(place))}`);
	}
	for (const cause of causes) lines.push(`  cause: ${toPrintableProse(cause)}`);
	lines.push(`  fix: ${toPrintableProse(fix)}`);
	return `${lines.join("\n")}\n`;
}

/** The same for machines, see `schemas/error-1.json`. */
export function renderErrorJson(error: unknown): string {
	return toSafeJson(toErrorReport(error));
}

function toErrorReport(error: unknown): ErrorReport {
	const $schema = "https://countersign.dev/schemas/error-1.json";
	const causes = listCauses(error);
	if (error instanceof CountersignError) {
		const { code, kind, message, fix, location } = error;
		const { path, line = null, column = null } = location ?? {};
		const place = path === undefined ? null : { path, line, column };
		return { $schema, error: { code, kind, message, fix, location: place, causes } };
	}
	const { kind, fix } = REPORT_ERRORS[UNEXPECTED];
	const message = describeThrown(error);
	return { $schema, error: { code: UNEXPECTED, kind, message, fix, location: null, causes } };
}

/** One line each; ends at the first repetition, because a chain of causes can be a ring. */
function listCauses(error: unknown): string[] {
	const seen = new Set<unknown>([error]);
	const causes: string[] = [];
	let cause = error instanceof Error ? error.cause : undefined;
	while (cause !== undefined && cause !== null && !seen.has(cause) && causes.length < MOST_CAUSES) {
		seen.add(cause);
		causes.push(describeThrown(cause));
		cause = cause instanceof Error ? cause.cause : undefined;
	}
	return causes;
}

function describeThrown(thrown: unknown): string {
	if (thrown instanceof CountersignError) return `${thrown.code}: ${thrown.message}`;
	if (thrown instanceof Error) return `${thrown.name}: ${thrown.message}`;
	return typeof thrown === "string" ? thrown : `thrown ${typeof thrown}`;
}

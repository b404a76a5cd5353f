import { CliError } from "./errors.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * A time of an option in ISO 8601: `2027-01-31` (its beginning in UTC), or with time of day and zone. A date that is none
 * of the calendar is refused, not moved to the next month.
 * @throws CliError CLI_USAGE
 */
export function parseTime(option: string, text: string): string {
	const full = DAY.test(text) ? `${text}T00:00:00Z` : text;
	const time = TIME.test(full) ? Date.parse(full) : Number.NaN;
	const day = new Date(`${full.slice(0, 10)}T00:00:00Z`);
	if (!Number.isNaN(time) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(full.slice(0, 10)))
		return new Date(time).toISOString();
	const message = `${option} wants a date such as 2027-01-31 or 2027-01-31T12:00:00Z, not ${JSON.stringify(text.slice(0, 50))}.`;
	throw new CliError("CLI_USAGE", { message });
}

import { isCard, isIban } from "./bank-numbers.ts";
import { isIpv4, isIpv6, isPersonalMail } from "./network-addresses.ts";

/** Personal data by its form, confirmed by a check where the form has one. */
export interface PersonalPattern {
	readonly rule: string;
	/** Bounded everywhere and anchored at a word's start: linear on any text. Group 1, if any, is what is removed. */
	readonly pattern: RegExp;
	readonly isValid: (match: string) => boolean;
}

/** A name that says what the value is, for passwords that no scanner tells from words. */
const ASSIGNED =
	/(?:password|passwd|passphrase|secret|token|api[_-]?key)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?([A-Za-z0-9!@#%^&*+/=_~-]{6,200})(?![\w.(])/gi;

/** Also without its end, which a prompt that was cut may have lost: no scanner knows it by its beginning alone. */
const PRIVATE_KEY =
	/-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\s:,.()\\-]{0,20000}/g;

export const PERSONAL_PATTERNS: readonly PersonalPattern[] = [
	{ rule: "private-key", pattern: PRIVATE_KEY, isValid: () => true },
	{ rule: "assigned-credential", pattern: ASSIGNED, isValid: (text) => /[0-9]/.test(text) },
	{
		rule: "email",
		pattern: /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g,
		isValid: isPersonalMail,
	},
	{
		rule: "iban",
		pattern: /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)/g,
		isValid: isIban,
	},
	{ rule: "card", pattern: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g, isValid: isCard },
	{
		rule: "phone",
		pattern: /(?<![\w+])\+[1-9]\d(?:[ ().-]{0,2}\d){6,12}(?!\w)/g,
		isValid: (text) => /^\d{8,15}$/.test(text.replace(/\D/g, "")),
	},
	{
		// Numbers that were never given out: https://www.ssa.gov/employer/randomization.html
		rule: "us-social-security",
		pattern: /(?<![\w.-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w.-]?\d|[\w-])/g,
		isValid: () => true,
	},
	{ rule: "ipv4", pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\w)/g, isValid: isIpv4 },
	{ rule: "ipv6", pattern: /(?<![\w:.])[0-9A-Fa-f]{4}:[0-9A-Fa-f:]{2,34}(?![\w:])/g, isValid: isIpv6 },
];

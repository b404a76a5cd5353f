/** Personal data by its form, confirmed by a check where the form has one. */
export interface PersonalPattern {
	readonly rule: string;
	/** Bounded everywhere and anchored at a word's start: linear on any text. Group 1, if any, is what is removed. */
	readonly pattern: RegExp;
	readonly isValid: (match: string) => boolean;
}

function isPersonalMail(address: string): boolean {
	return !/^(?:git|no-?reply)@/i.test(address);
}

/** ISO 13616: letters count from 10, the first four characters go to the end, and the number modulo 97 is 1. */
function isIban(text: string): boolean {
	const compact = text.replaceAll(" ", "");
	if (compact.length < 15 || compact.length > 34) return false;
	let rest = 0;
	for (const character of compact.slice(4) + compact.slice(0, 4)) {
		const value = Number.parseInt(character, 36);
		rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
	}
	return rest === 1;
}

/** ISO 7812: issuers of payment cards begin with 2 to 6, which tells them from times in milliseconds; Luhn's check. */
function isCard(text: string): boolean {
	const digits = [...text.replace(/[ -]/g, "")].reverse().map(Number);
	if (!/^[2-6]/.test(text)) return false;
	const sum = digits.reduce((total, digit, index) => {
		const doubled = index % 2 === 0 ? digit : digit * 2;
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0);
	return sum % 10 === 0;
}

function isOwnAddress(text: string): boolean {
	return text.startsWith("127.") || text === "0.0.0.0" || text.startsWith("255.");
}

function isIpv4(text: string): boolean {
	return !isOwnAddress(text) && text.split(".").every((part) => Number(part) <= 255);
}

/** Global, unique local and link-local addresses; `face::bad` is more often a name in C++ than an address. */
function isIpv6(text: string): boolean {
	if (!/^(?:[23][0-9a-f]{3}|fe80|f[cd][0-9a-f]{2}):/i.test(text)) return false;
	const parts = text.split("::");
	if (parts.length > 2) return false;
	const groups = parts.flatMap((part) => (part === "" ? [] : part.split(":")));
	if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return false;
	return parts.length === 2 ? groups.length < 8 : groups.length === 8;
}

/** A name that says what the value is, for passwords that no scanner tells from words. */
const ASSIGNED =
	/(?:password|passwd|passphrase|secret|token|api[_-]?key)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?([A-Za-z0-9!@#%^&*+/=_~-]{6,200})(?![\w.(])/gi;

export const PERSONAL_PATTERNS: readonly PersonalPattern[] = [
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
	{ rule: "ipv4", pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\w)/g, isValid: isIpv4 },
	{ rule: "ipv6", pattern: /(?<![\w:.])[0-9A-Fa-f]{4}:[0-9A-Fa-f:]{2,34}(?![\w:])/g, isValid: isIpv6 },
];

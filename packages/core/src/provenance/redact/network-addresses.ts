/** Networks of one's own and addresses of no one in particular: RFC 1122, 1918, 3927, 5771. */
const NOBODY = /^(?:0|10|127|22[4-9]|2[3-5]\d)\.|^172\.(?:1[6-9]|2\d|3[01])\.|^192\.168\.|^169\.254\./;
/** Four small numbers are the number of a version or of a section. */
const SMALL = 31;

export function isIpv4(text: string): boolean {
	const parts = text.split(".").map(Number);
	return !NOBODY.test(text) && parts.every((part) => part <= 255) && parts.some((part) => part > SMALL);
}

/** Global, unique local and link-local addresses; `face::bad` is more often a name in C++ than an address. */
export function isIpv6(text: string): boolean {
	if (!/^(?:[23][0-9a-f]{3}|fe80|f[cd][0-9a-f]{2}):/i.test(text)) return false;
	const parts = text.split("::");
	if (parts.length > 2) return false;
	const groups = parts.flatMap((part) => (part === "" ? [] : part.split(":")));
	if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return false;
	return parts.length === 2 ? groups.length < 8 : groups.length === 8;
}

/** No one's address: of a service, `package@1.2.3`, and `icon@2x.png`. */
export function isPersonalMail(address: string): boolean {
	if (/^(?:git|no-?reply)@|@\dx\./i.test(address)) return false;
	return /\.[A-Za-z]{2,63}$/.test(address);
}

/** Lengths of the countries in the IBAN registry of ISO 13616, as `CCnn`. */
const IBAN_LENGTHS = new Map(
	(
		"AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 " +
		"ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 " +
		"LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 " +
		"PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
	)
		.split(" ")
		.map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** ISO 13616: letters count from 10, the first four characters go to the end, and the number modulo 97 is 1. */
export function isIban(text: string): boolean {
	const compact = text.replaceAll(" ", "");
	if (IBAN_LENGTHS.get(compact.slice(0, 2)) !== compact.length) return false;
	let rest = 0;
	for (const character of compact.slice(4) + compact.slice(0, 4)) {
		const value = Number.parseInt(character, 36);
		rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
	}
	return rest === 1;
}

/** Beginnings and lengths that issuers of payment cards use (ISO 7812), which tell them from times and ids. */
const ISSUED =
	/^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14}|6\d{15,18}|5[0678]\d{14,17})$/;

/** A card's number by issuer, length and Luhn's check. */
export function isCard(text: string): boolean {
	const digits = text.replace(/[ -]/g, "");
	if (!ISSUED.test(digits)) return false;
	const sum = [...digits].reverse().reduce((total, character, index) => {
		const digit = Number(character) * (index % 2 === 0 ? 1 : 2);
		return total + (digit > 9 ? digit - 9 : digit);
	}, 0);
	return sum % 10 === 0;
}

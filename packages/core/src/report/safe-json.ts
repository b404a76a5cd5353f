/** Valid in JSON as they are, yet able to steer a terminal that shows the text. */
const UNSAFE = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** JSON with two spaces and a final newline; unsafe characters are written as `\uXXXX`, which means the same. */
export function toSafeJson(value: unknown): string {
	return `${escapeUnsafe(JSON.stringify(value, null, 2))}\n`;
}

/** JSON on one line, for sizes that matter more than looks. */
export function toCompactSafeJson(value: unknown): string {
	return `${escapeUnsafe(JSON.stringify(value))}\n`;
}

function escapeUnsafe(json: string): string {
	return json.replace(UNSAFE, (character) => {
		const units = character.split("");
		return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
	});
}

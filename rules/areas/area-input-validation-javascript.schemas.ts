// ruleid: area-input-validation-javascript
import { z } from "zod";

// ruleid: area-input-validation-javascript
export const User = z.object({
	// ruleid: area-input-validation-javascript
	email: z.string().email(),
});

export function load(body: unknown) {
	// ruleid: area-input-validation-javascript
	const user = User.safeParse(body);
	// ok: area-input-validation-javascript
	const copy = JSON.parse(JSON.stringify(user));
	// ok: area-input-validation-javascript
	return Object.keys(copy);
}

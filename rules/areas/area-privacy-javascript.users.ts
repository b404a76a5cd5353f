interface User {
	email: string;
	phoneNumber: string;
}

export const sample = {
	id: 1,
	// ruleid: area-privacy-javascript
	email: "someone@example.com",
};

export function show(user: User) {
	// ruleid: area-privacy-javascript
	const mail = user.email;
	// ruleid: area-privacy-javascript
	const { phoneNumber } = user;
	// ok: area-privacy-javascript
	const lengths = [mail, phoneNumber].map((text) => text.length);
	// ok: area-privacy-javascript
	return lengths.join(",");
}

import CryptoJS from "crypto-js";
import md5 from "md5";
import bcrypt from "bcryptjs";

export function save(user: { password: string; email: string }) {
	// ruleid: js-weak-crypto
	const hash = md5(user.password);
	// ok: js-weak-crypto
	const avatar = md5(user.email);
	return { hash, avatar };
}

// ruleid: js-weak-crypto
export const encrypted = CryptoJS.DES.encrypt("text", process.env.KEY).toString();

export async function hash(password: string) {
	// ruleid: js-weak-crypto
	const salt = await bcrypt.genSalt(8);
	// ok: js-weak-crypto
	const better = await bcrypt.genSalt(12);
	return [await bcrypt.hash(password, salt), await bcrypt.hash(password, better)];
}

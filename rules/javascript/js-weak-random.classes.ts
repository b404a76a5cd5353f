import { randomUUID } from "node:crypto";
import jwt from "jsonwebtoken";

export class AuthService {
	generatePassword(): string {
		// ruleid: js-weak-random
		return Math.random().toString(36).slice(-8);
	}

	sign(payload: object): string {
		const entropy = String(Math.random());
		// ruleid: js-weak-random
		return jwt.sign(payload, entropy);
	}

	newSession() {
		// ok: js-weak-random
		const sessionId = randomUUID();
		return { sessionId, delay: Math.random() * 100 };
	}
}

export function useTemperature() {
	// ok: js-weak-random
	const temperature = 20 + Math.random() * 5;
	return temperature;
}

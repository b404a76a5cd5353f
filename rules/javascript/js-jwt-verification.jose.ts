import { decodeJwt, jwtVerify } from "jose";
import { ExtractJwt, Strategy } from "passport-jwt";

export async function getSession(request: Request) {
	const token = request.headers.get("authorization")?.slice(7) ?? "";
	// ruleid: js-jwt-verification
	const claims = decodeJwt(token);
	return { userId: claims.sub };
}

export async function getVerifiedSession(token: string, key: CryptoKey) {
	// ok: js-jwt-verification
	const { payload } = await jwtVerify(token, key, { algorithms: ["EdDSA"] });
	return { userId: payload.sub };
}

export class TokenStrategy extends Strategy {
	constructor() {
		// ruleid: js-jwt-verification
		super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), ignoreExpiration: true, secretOrKey: process.env.KEY });
	}
}

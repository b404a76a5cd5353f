import { cookies } from "next/headers";
import { NextResponse } from "next/server";

export async function login(token: string) {
	const cookieStore = await cookies();
	// ruleid: js-insecure-cookie
	cookieStore.set("session_token", token, { path: "/" });
	const response = NextResponse.json({ ok: true });
	// ruleid: js-insecure-cookie
	response.cookies.set("access_token", token, { httpOnly: true, secure: false });
	// ok: js-insecure-cookie
	response.cookies.set("access_token", token, { httpOnly: true, secure: true, sameSite: "strict" });
	return response;
}

export function remember(token: string) {
	// ruleid: js-insecure-cookie
	document.cookie = `token=${token}; path=/`;
	// ok: js-insecure-cookie
	document.cookie = "locale=en; path=/";
}

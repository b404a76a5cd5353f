export async function GET(request: Request) {
	const origin = request.headers.get("origin") ?? "";
	// ruleid: js-cors-misconfiguration
	return Response.json({ ok: true }, { headers: { "Access-Control-Allow-Origin": origin } });
}

export async function OPTIONS() {
	return new Response(null, {
		// ruleid: js-cors-any-origin
		headers: { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" },
	});
}

import { unserialize } from "node-serialize";
import { NextResponse } from "next/server";
import { z } from "zod";

const Session = z.object({ userId: z.string() });

export async function POST(request: Request) {
	const text = await request.text();
	// ruleid: js-unsafe-deserialization
	const session = unserialize(text);
	return NextResponse.json(session);
}

export async function PUT(request: Request) {
	// ok: js-unsafe-deserialization
	const session = Session.parse(JSON.parse(await request.text()));
	return NextResponse.json(session);
}

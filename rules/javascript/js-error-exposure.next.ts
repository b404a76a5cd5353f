import { NextResponse } from "next/server";
import { loadReport } from "./reports";

export async function GET() {
	try {
		return NextResponse.json(await loadReport());
	} catch (error) {
		// ruleid: js-error-message-exposure
		return NextResponse.json({ error: (error as Error).message }, { status: 500 });
	}
}

export async function POST() {
	try {
		return NextResponse.json(await loadReport());
	} catch (e) {
		// ruleid: js-error-exposure
		return NextResponse.json({ error: e }, { status: 500 });
	}
}

export async function PUT() {
	try {
		return NextResponse.json(await loadReport());
	} catch (e) {
		console.error(e);
		// ok: js-error-exposure, js-error-message-exposure
		return NextResponse.json({ error: "Could not load the report" }, { status: 500 });
	}
}

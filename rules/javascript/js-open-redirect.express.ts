import express from "express";
import { redirect } from "next/navigation";
import { NextResponse } from "next/server";
import { sessions } from "./sessions";

const app = express();

app.post("/login", async (req, res) => {
	await sessions.create(req.body.email);
	// ruleid: js-open-redirect
	res.redirect(req.query.returnTo || "/");
});

app.get("/out", (req, res) => {
	const link = { target: req.query.url as string };
	// ruleid: js-open-redirect
	res.redirect(302, link.target);
});

function goTo(res: express.Response, url: string) {
	// ruleid: js-open-redirect
	res.redirect(url);
}

app.get("/continue", (req, res) => {
	goTo(res, req.query.next as string);
});

export async function GET(request: Request) {
	const { searchParams } = new URL(request.url);
	const next = searchParams.get("next") ?? "/dashboard";
	// ruleid: js-open-redirect
	return NextResponse.redirect(next);
}

app.get("/safe/fixed", (_req, res) => {
	// ok: js-open-redirect
	res.redirect("/dashboard");
});

app.get("/safe/path/:id", (req, res) => {
	// ok: js-open-redirect
	res.redirect(`/users/${req.params.id}/profile`);
});

app.get("/safe/local", (req, res) => {
	const next = req.query.next as string;
	if (!next.startsWith("/") || next.startsWith("//")) {
		return res.redirect("/");
	}
	// ok: js-open-redirect
	res.redirect(next);
});

app.get("/safe/back", (req, res) => {
	// ok: js-open-redirect
	res.redirect(req.get("Referrer") || "/");
});

app.get("/safe/back-again", (req, res) => {
	// ok: js-open-redirect
	res.redirect(req.headers.referer ?? "/");
});

app.post("/safe/checkout", async (req, res) => {
	const checkout = await stripe.checkout.sessions.create({ customer_email: req.body.email, mode: "payment" });
	// ok: js-open-redirect
	res.redirect(303, checkout.url);
});

const ALLOWED_TARGETS = ["/home", "/settings", "/billing"];

app.get("/safe/listed", (req, res) => {
	const target = req.query.target as string;
	// ok: js-open-redirect
	res.redirect(ALLOWED_TARGETS.includes(target) ? target : "/home");
});

export async function action(formData: FormData) {
	// ok: js-open-redirect
	redirect(`/search?q=${encodeURIComponent(String(formData.get("q")))}`);
}

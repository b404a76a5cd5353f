import { Body, Controller, Post } from "@nestjs/common";
import { HttpService } from "@nestjs/axios";
import got from "got";
import { Hono } from "hono";
import puppeteer from "puppeteer";

@Controller("import")
export class ImportController {
	constructor(private readonly httpService: HttpService) {}

	@Post()
	async run(@Body() dto: { feedUrl: string }) {
		// ruleid: js-ssrf
		return this.httpService.get(dto.feedUrl);
	}
}

export async function GET(request: Request) {
	const { searchParams } = new URL(request.url);
	const imageUrl = searchParams.get("url") ?? "";
	// ruleid: js-ssrf
	const upstream = await fetch(imageUrl);
	return new Response(upstream.body);
}

const app = new Hono();

app.post("/screenshot", async (c) => {
	const { page: target } = await c.req.json();
	const browser = await puppeteer.launch();
	const page = await browser.newPage();
	// ruleid: js-ssrf
	await page.goto(target);
	return c.body(await page.screenshot());
});

app.get("/feed", async (c) => {
	// ok: js-ssrf
	const feed = await got("https://feeds.example.com/latest?tag=" + encodeURIComponent(c.req.query("tag") ?? ""));
	return c.text(feed.body);
});

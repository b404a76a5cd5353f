import { createServer } from "node:http";
import Fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";

const fastify = Fastify();
const hono = new Hono();
const koa = new Koa();

fastify.get("/hi", async (request, reply) => {
	// ruleid: js-xss
	return reply.type("text/html").send(`<b>${request.query.name}</b>`);
});

fastify.get("/safe", async (request, reply) => {
	// ok: js-xss
	return reply.send(`Hi ${request.query.name}`);
});

hono.get("/hi", (c) => {
	const name = c.req.query("name");
	// ruleid: js-xss
	return c.html(`<h1>${name}</h1>`);
});

koa.use(async (ctx) => {
	// ruleid: js-xss
	ctx.body = `<p>You searched for ${ctx.query.q}</p>`;
});

koa.use(async (ctx) => {
	// ok: js-xss
	ctx.body = { q: ctx.query.q };
});

export async function GET(request: Request) {
	const { searchParams } = new URL(request.url);
	const name = searchParams.get("name");
	// ruleid: js-xss
	return new Response(`<h1>${name}</h1>`, { headers: { "Content-Type": "text/html" } });
}

createServer((req, res) => {
	const url = new URL(req.url ?? "/", "http://localhost");
	res.writeHead(200, { "Content-Type": "application/json" });
	// ok: js-xss
	res.end(JSON.stringify({ path: url.searchParams.get("path") }));
});

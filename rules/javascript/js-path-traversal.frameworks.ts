import fs from "node:fs";
import { readFile, unlink } from "node:fs/promises";
import path from "node:path";
import Fastify from "fastify";
import Koa from "koa";
import unzipper from "unzipper";

const fastify = Fastify();
const app = new Koa();

fastify.get("/docs/*", async (request, reply) => {
	const { lang } = request.query as { lang: string };
	// ruleid: js-path-traversal
	const text = await readFile(path.join("docs", lang, "index.md"), "utf8");
	return reply.type("text/plain").send(text);
});

app.use(async (ctx) => {
	// ruleid: js-path-traversal
	ctx.body = fs.createReadStream(path.join("/srv/media", ctx.query.id as string));
});

export async function DELETE(_request: Request, { params }: { params: Promise<{ name: string }> }) {
	const { name } = await params;
	// ok: js-path-traversal
	await unlink(path.join("/srv/media", path.basename(name)));
	return Response.json({ ok: true });
}

export function extractZip(file: string, dest: string) {
	fs.createReadStream(file)
		.pipe(unzipper.Parse())
		.on("entry", (entry) => {
			// ruleid: js-path-traversal
			entry.pipe(fs.createWriteStream(path.join(dest, entry.path)));
		});
}

export function extractZipSafely(file: string, dest: string) {
	fs.createReadStream(file)
		.pipe(unzipper.Parse())
		.on("entry", (entry) => {
			const target = path.resolve(dest, entry.path);
			if (!target.startsWith(path.resolve(dest) + path.sep)) {
				entry.autodrain();
				return;
			}
			// ok: js-path-traversal
			entry.pipe(fs.createWriteStream(target));
		});
}

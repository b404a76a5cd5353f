import { Controller, Get, Query, Param } from "@nestjs/common";
import { PrismaClient, Prisma } from "@prisma/client";
import Database from "better-sqlite3";
import Koa from "koa";
import knex from "./db";
import { sequelize, User } from "./models";
import { AppDataSource } from "./data-source";

const prisma = new PrismaClient();
const db = new Database("app.db");
const app = new Koa();

@Controller("articles")
export class ArticlesController {
	@Get("search")
	async search(@Query("q") q: string) {
		// ruleid: js-sql-injection
		return prisma.$queryRawUnsafe(`SELECT * FROM "Article" WHERE title LIKE '%${q}%'`);
	}

	@Get(":id")
	async one(@Param("id") id: string) {
		return AppDataSource.getRepository("Article")
			.createQueryBuilder("article")
			// ruleid: js-sql-injection
			.where(`article.id = ${id}`)
			.getOne();
	}

	@Get("safe/search")
	async safeSearch(@Query("q") q: string) {
		// ok: js-sql-injection
		return prisma.$queryRaw`SELECT * FROM "Article" WHERE title LIKE ${"%" + q + "%"}`;
	}

	@Get("safe/:id")
	async safeOne(@Param("id") id: string) {
		return AppDataSource.getRepository("Article")
			.createQueryBuilder("article")
			// ok: js-sql-injection
			.where("article.id = :id", { id })
			.getOne();
	}
}

app.use(async (ctx) => {
	const { email, order } = ctx.query;
	// ruleid: js-sql-injection
	const rows = await knex("users").whereRaw(`email = '${email}'`);
	// ruleid: js-sql-injection
	const sorted = await sequelize.query("SELECT * FROM users ORDER BY " + order);
	// ok: js-sql-injection
	const same = await knex("users").whereRaw("email = ?", [email]);
	// ok: js-sql-injection
	const user = await User.findOne({ where: { email } });
	ctx.body = { rows, sorted, same, user };
});

export async function getServerSideProps(context: { query: { slug: string } }) {
	const slug = context.query.slug;
	// ruleid: js-sql-injection
	const post = db.prepare(`SELECT * FROM posts WHERE slug = '${slug}'`).get();
	// ok: js-sql-injection
	const safe = db.prepare("SELECT * FROM posts WHERE slug = ?").get(slug);
	return { props: { post, safe } };
}

export async function findByIds(ctx: { request: { body: { ids: string[] } } }) {
	// ok: js-sql-injection
	return prisma.$queryRaw(Prisma.sql`SELECT * FROM "User" WHERE id IN (${Prisma.join(ctx.request.body.ids)})`);
}

export const postRouter = router({
	search: publicProcedure.input(z.object({ term: z.string() })).query(async ({ ctx, input }) => {
		// ruleid: js-sql-injection
		return ctx.prisma.$queryRawUnsafe("SELECT * FROM posts WHERE title = '" + input.term + "'");
	}),
	byId: publicProcedure.input(z.object({ id: z.string() })).query(({ ctx, input }) =>
		// ruleid: js-sql-injection
		ctx.prisma.$queryRawUnsafe("SELECT * FROM posts WHERE id = '" + input.id + "'"),
	),
	count: publicProcedure.query(async ({ ctx }) => {
		// ok: js-sql-injection
		return ctx.prisma.$queryRawUnsafe("SELECT count(*) FROM posts");
	}),
});

app.get("/legacy", async ({ query }: Request, res: Response) => {
	// ruleid: js-sql-injection
	res.json(await sequelize.query(`SELECT * FROM legacy WHERE id = ${query.id}`));
});

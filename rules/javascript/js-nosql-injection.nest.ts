import { Body, Controller, Post } from "@nestjs/common";
import type { Model } from "mongoose";
import type { NextApiRequest, NextApiResponse } from "next";
import clientPromise from "../lib/mongodb";

@Controller("auth")
export class AuthController {
	constructor(private readonly userModel: Model<User>) {}

	@Post("login")
	async login(@Body() body: { email: string; pin: string }) {
		// ruleid: js-nosql-injection
		const user = await this.userModel.findOne({ email: body.email, pin: body.pin });
		return { ok: Boolean(user) };
	}

	@Post("purge")
	async purge(@Body() body: { before: string }) {
		// ok: js-nosql-injection
		return this.userModel.deleteMany({ createdAt: { $lt: Number(body.before) } });
	}
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
	const client = await clientPromise;
	const db = client.db("shop");
	// ruleid: js-nosql-injection
	const coupon = await db.collection("coupons").findOne({ code: req.body.code });
	// ok: js-nosql-injection
	const product = await db.collection("products").findOne({ slug: `${req.query.slug}` });
	res.json({ coupon, product });
}

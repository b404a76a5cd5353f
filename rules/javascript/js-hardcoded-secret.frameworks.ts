import { JwtModule } from "@nestjs/jwt";
import { ExtractJwt, Strategy } from "passport-jwt";
import { S3Client } from "@aws-sdk/client-s3";
import { DataSource } from "typeorm";
import Fastify from "fastify";
import fastifyJwt from "@fastify/jwt";
import Stripe from "stripe";

const fastify = Fastify();
// ruleid: js-hardcoded-secret
fastify.register(fastifyJwt, { secret: "supersecret" });

// ruleid: js-hardcoded-secret
export const jwtModule = JwtModule.register({ secret: "secretKey", signOptions: { expiresIn: "60s" } });

export class JwtStrategy extends Strategy {
	constructor() {
		// ruleid: js-hardcoded-secret
		super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: "defaultSecret" });
	}
}

// ruleid: js-hardcoded-secret
export const source = new DataSource({ type: "postgres", username: "app", password: "example", entities: [] });

// ruleid: js-hardcoded-secret
export const s3 = new S3Client({ region: "eu-west-1", credentials: { accessKeyId: "id", secretAccessKey: "placeholder" } });

// ruleid: js-hardcoded-secret
export const stripe = new Stripe("your-stripe-key");

// ok: js-hardcoded-secret
export const safeStripe = new Stripe(process.env.STRIPE_KEY ?? missing("STRIPE_KEY"));
// ok: js-hardcoded-secret
export const safeS3 = new S3Client({ region: "eu-west-1" });
// ok: js-hardcoded-secret
export const form = { label: "Password", type: "password", name: "password" };
// ruleid: js-secret-fallback
export const key = process.env.ENCRYPTION_KEY || "0123456789abcdef";

function check(apiKey: string, adminPassword: string) {
	// ruleid: js-hardcoded-password-check
	if (apiKey !== "demo-key-1") throw new Error("denied");
	// ruleid: js-hardcoded-password-check
	return adminPassword == "letmein";
}

function missing(name: string): never {
	throw new Error(`${name} is not set`);
}

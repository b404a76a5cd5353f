import { Controller, Get, Logger, Query } from "@nestjs/common";
import type { APIGatewayProxyEvent } from "aws-lambda";
import Fastify from "fastify";

const fastify = Fastify({ logger: true });

@Controller("search")
export class SearchController {
	private readonly logger = new Logger(SearchController.name);

	@Get()
	search(@Query("q") q: string) {
		// ruleid: js-log-injection
		this.logger.log(`Searching for ${q}`);
		return [];
	}
}

fastify.post("/orders", async (request) => {
	// ruleid: js-log-injection
	request.log.info("New order for " + request.body.customer);
	// ok: js-log-injection
	request.log.info({ customer: request.body.customer }, "New order");
	return { ok: true };
});

export const handler = async (event: APIGatewayProxyEvent) => {
	const name = event.queryStringParameters?.name;
	// ruleid: js-log-injection
	console.info(`Request for ${name}`);
	// ok: js-log-injection
	console.info(`Request of ${encodeURIComponent(name ?? "")}`);
	return { statusCode: 200, body: "" };
};

import merge from "lodash/merge";
import Koa from "koa";

const app = new Koa();
const state: Record<string, Record<string, unknown>> = {};

app.use(async (ctx) => {
	// ruleid: js-prototype-pollution
	const options = merge({}, state, ctx.request.body);
	const byName = new Map<string, unknown>();
	// ok: js-prototype-pollution
	byName.set(ctx.request.body.name, options);
	ctx.body = { ok: true };
});

import Hapi from "@hapi/hapi";
import { ApolloServer } from "@apollo/server";

export const route = {
	method: "POST",
	path: "/users",
	handler: async (request, h) => {
		// ruleid: js-sql-injection
		await db.query(`SELECT * FROM users WHERE name = '${request.payload.name}'`);
		// ok: js-sql-injection
		return db.query("SELECT * FROM users WHERE name = $1", [request.payload.name]);
	},
};

export const resolvers = {
	Query: {
		user: async (_parent, args) => {
			// ruleid: js-sql-injection
			return db.query(`SELECT * FROM users WHERE name = '${args.name}'`);
		},
		account: async (_parent, args) => {
			// ok: js-sql-injection
			return db.query("SELECT * FROM accounts WHERE name = $1", [args.name]);
		},
	},
};

import express from "express";
import session from "express-session";

const app = express();
const options = { maxAge: 3_600_000, sameSite: "none" as const, secure: true };
// ruleid: js-csrf
app.use(session({ secret: process.env.SESSION_SECRET, cookie: options }));

function addRoutes() {
	return "routes";
}

addRoutes();
app.delete("/account", (req, res) => {
	req.session.destroy(() => res.status(204).end());
});

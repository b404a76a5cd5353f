// ruleid: area-auth-javascript
import bcrypt from "bcrypt";
// ruleid: area-auth-javascript
import jwt from "jsonwebtoken";
import { app, User } from "./app";

// ruleid: area-auth-javascript
app.post("/login", async (req, res) => {
	const user = await User.findOne({ email: String(req.body.email) });
	// ruleid: area-auth-javascript
	const same = await bcrypt.compare(req.body.password, user.hash);
	// ruleid: area-auth-javascript
	res.json({ token: same ? jwt.sign({ id: user.id }, process.env.KEY) : null });
});

// ok: area-auth-javascript
app.get("/products", (_req, res) => res.json([]));
// ok: area-auth-javascript
export const total = [1, 2].reduce((sum, value) => sum + value, 0);

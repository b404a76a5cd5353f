const express = require("express");
const session = require("express-session");
const User = require("./models/user");

const app = express();
app.use(express.urlencoded({ extended: false }));
// ruleid: js-csrf
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, cookie: { secure: true } }));

app.post("/email", async (req, res) => {
	await User.updateOne({ _id: req.session.userId }, { email: String(req.body.email) });
	res.redirect("/profile");
});

app.listen(3000);

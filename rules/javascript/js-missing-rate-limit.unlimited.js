const express = require("express");
const { validateBody } = require("./validate");
const auth = require("./controllers/auth");

const app = express();
app.use(express.json());

// ruleid: js-missing-rate-limit
app.post("/login", async (req, res) => {
	res.json(await auth.login(String(req.body.email), String(req.body.password)));
});

// ruleid: js-missing-rate-limit
app.post("/api/auth/verify-otp", auth.verifyOtp);

// ruleid: js-missing-rate-limit
app.post("/forgot-password", validateBody, auth.forgotPassword);

// ok: js-missing-rate-limit
app.post("/orders", auth.createOrder);

// ok: js-missing-rate-limit
app.get("/login", (req, res) => res.render("login"));

// ruleid: js-body-limit
app.use("/import", express.json({ limit: "500mb" }));

const parsers = {
	// ruleid: js-body-limit
	form: express.urlencoded({ extended: true, limit: "1gb" }),
	// ok: js-body-limit
	json: express.json({ limit: "100kb" }),
};

// ruleid: js-body-limit
app.use("/raw", express.raw({ limit: Infinity }));
// ok: js-body-limit
app.use("/small", express.json());
// ok: js-body-limit
app.use("/photos", express.raw({ limit: "5mb" }));
module.exports = { app, parsers };

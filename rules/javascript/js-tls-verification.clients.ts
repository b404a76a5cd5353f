import https from "node:https";
import axios from "axios";
import { Client } from "pg";
import nodemailer from "nodemailer";

// ruleid: js-tls-verification
const agent = new https.Agent({ rejectUnauthorized: false });
axios.get("https://internal.example", { httpsAgent: agent });

// ruleid: js-tls-verification
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";

// ruleid: js-tls-verification
export const client = new Client({ connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: false } });

// ruleid: js-tls-verification
export const mailer = nodemailer.createTransport({ host: "mail.example", tls: { rejectUnauthorized: false } });

const options: https.AgentOptions = {};
// ruleid: js-tls-verification
options.rejectUnauthorized = false;

function insecureOptions() {
	// ruleid: js-tls-verification
	return { checkServerIdentity: () => undefined };
}

export const trusting = new https.Agent(insecureOptions());

// ruleid: js-tls-verification
export const oldServer = https.createServer({ minVersion: "TLSv1" });

// ok: js-tls-verification
export const checked = new https.Agent({ rejectUnauthorized: true, ca: process.env.INTERNAL_CA });
// ok: js-tls-verification
export const modern = https.createServer({ minVersion: "TLSv1.2" });
// ok: js-tls-verification
export const plain = new Client({ connectionString: process.env.DATABASE_URL, ssl: true });
// ok: js-tls-verification
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "1";

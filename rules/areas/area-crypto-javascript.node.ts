// ruleid: area-crypto-javascript
import { createHash, randomBytes } from "node:crypto";
import path from "node:path";

// ruleid: area-crypto-javascript
export const digest = createHash("sha256").update("text").digest("hex");
// ruleid: area-crypto-javascript
export const token = randomBytes(32).toString("hex");
// ok: area-crypto-javascript
export const file = path.join("a", "b");
// ok: area-crypto-javascript
export const upper = "text".toUpperCase();

// ruleid: area-secrets-javascript
import "dotenv/config";

export const config = {
	// ruleid: area-secrets-javascript
	port: process.env.PORT,
	// ok: area-secrets-javascript
	name: "shop",
};
// ruleid: area-secrets-javascript
export const apiKey = readKey();
// ok: area-secrets-javascript
export const keyboard = "qwerty";

function readKey() {
	return "from the store";
}

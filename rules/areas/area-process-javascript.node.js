// ruleid: area-process-javascript
const { spawn } = require("child_process");

// ruleid: area-process-javascript
const child = spawn("git", ["status"]);
// ruleid: area-process-javascript
child.on("error", () => process.exit(1));
// ok: area-process-javascript
child.stdout.on("data", (chunk) => console.log(String(chunk)));
// ok: area-process-javascript
const match = /a+/.exec("aaa");
module.exports = { child, match };

import { mkdirSync, writeFileSync } from "node:fs";
import { renderJsonSchemas } from "../packages/core/src/report/json-schemas.ts";

const folder = new URL("../packages/core/schemas/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of renderJsonSchemas()) writeFileSync(new URL(name, folder), text);

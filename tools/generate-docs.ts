import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderCoverage } from "./docs/render-coverage.ts";
import { renderErrorPages } from "./docs/render-error-pages.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs/errors");
const pages = await renderErrorPages(root);

mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);

writeFileSync(join(root, "docs/coverage.md"), renderCoverage(root));

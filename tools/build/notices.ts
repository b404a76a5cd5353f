import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGE_FILES } from "../../packages/analyzer/src/lower/language-registry.ts";

/** The grammars are copied, not bundled, and so are named here. */
const COPIED = [...LANGUAGE_FILES.map(({ grammar }) => grammar.package), "web-tree-sitter"];

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

export interface Notices {
	/** Folders of the bundled packages, relative to the root. */
	readonly packages: readonly string[];
	readonly folder: string;
}

/** Writes the licenses of everything we redistribute, as those licenses demand. */
export function writeNotices(root: string, notices: Notices): void {
	const folders = new Set([...notices.packages, ...COPIED.map((name) => `node_modules/${name}`)]);
	const sections = [...folders].sort().map((folder) => renderNotice(join(root, folder)));
	writeFileSync(join(notices.folder, "THIRD_PARTY_NOTICES.txt"), sections.join(`\n${"-".repeat(80)}\n\n`));
}

function renderNotice(folder: string): string {
	const text = readFileSync(join(folder, "package.json"), "utf8");
	const { name, version, license } = JSON.parse(text) as { name: string; version: string; license?: string };
	const files = readdirSync(folder).filter((file) => LICENSE_FILE.test(file));
	const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
	return `${[`${name} ${version} (${license ?? "license not named"})`, ...texts].join("\n\n")}\n`;
}

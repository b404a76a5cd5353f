import { toPrintable } from "../printable.ts";

/** Beyond what is unsafe to print, XML 1.0 §2.2 forbids these two even as character references. */
const FORBIDDEN = /[\ufffe\uffff]/g;
const REFERENCES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&apos;",
};

/** An XML element; attribute values and text are escaped here and nowhere else. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string | number>>;
	readonly children?: readonly XmlElement[];
	/** Lines are kept. */
	readonly text?: string;
}

export function renderXml(root: XmlElement): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${drawElement(root, "")}`;
}

function drawElement({ name, attributes, children = [], text = "" }: XmlElement, indent: string): string {
	const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
	const open = `${indent}<${name}${pairs.join("")}`;
	if (children.length === 0 && text === "") return `${open}/>\n`;
	if (children.length === 0) return `${open}>${text.split(/\r?\n/).map(escapeXml).join("\n")}</${name}>\n`;
	const inner = children.map((child) => drawElement(child, `${indent}  `)).join("");
	return `${open}>\n${inner}${indent}</${name}>\n`;
}

function escapeXml(text: string): string {
	const printable = toPrintable(text).replace(FORBIDDEN, "\ufffd");
	return printable.replace(/[&<>"']/g, (character) => REFERENCES[character] ?? character);
}

import fc from "fast-check";
import { expect, it } from "vitest";
import { readComponent } from "./components.ts";

/** What is left of the scripts, line by line, without blanks around. */
function codeOf(source: string): string {
	const read = readComponent(source);
	expect(read.source).toHaveLength(source.length);
	return read.source
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "")
		.join("|");
}

it.each([
	["one script", "<template>x</template>\n<script>\na();\n</script>", "a();|;"],
	["two scripts", "<script>\na()\n</script>\n<script setup>\n(b)\n</script>", "a()|;|(b)|;"],
	["a style between", "<style>\n<script>x</script>\n</style>\n<script>\na();\n</script>", "a();|;"],
	["a script in a comment", "<!-- <script>x</script> -->\n<script>\na();\n</script>", "a();|;"],
	["a comment without an end", "<script>\na();\n</script>\n<!-- <script>x</script>", "a();|;"],
	["a script in an attribute", '<p title="<script>x</script>">y</p>\n<script>\na();\n</script>', "a();|;"],
	[
		"a tag in an attribute of the script",
		'<script lang="ts" generic="T extends A<B>">\na();\n</script>',
		"a();|;",
	],
	["a script without an end", "<script>\na();\nb();", "a();|b();"],
	["a tag without an end", "<script\na();", ""],
	["a value without an end", '<p a="\n<script>\na();\n</script>', ""],
	["a comparison", "{#if a<b}\n<script>\na();\n</script>{/if}", "a();|;"],
	["a handler", "<p on:click={() => a > b}>x</p>\n<script>\na();\n</script>", "a();|;"],
	["a self-closing script", '<script src="./a.js" />\n<script>\na();\n</script>', "a();|;"],
	["upper case", "<SCRIPT>\na();\n</SCRIPT>", "a();|;"],
	["data", '<script type="application/json">\n{"a": 1}\n</script>\n<script>\na();\n</script>', "a();|;"],
	["a module", '<script type="module">\na();\n</script>', "a();|;"],
	["a language that is not read", '<script lang="coffee">\na -> b\n</script>', ""],
	["a component whose name begins like one", "<scripted>\na();\n</scripted>", ""],
	["no script", "<template>x</template>", ""],
])("%s", (_name, source, code) => {
	expect(codeOf(source)).toBe(code);
});

it.each([
	["<script>a</script>", "javascript"],
	["<script lang='ts'>a</script>", "typescript"],
	["<script setup lang=ts>a</script>", "typescript"],
	["<script>a</script><script setup lang='tsx'>b</script>", "tsx"],
	["<script lang='jsx'>a</script>", "javascript"],
	["", "javascript"],
])("reads %s as %s", (source, language) => {
	expect(readComponent(source).language).toBe(language);
});

it("keeps every sign in its place, whatever the file holds", () => {
	const part = fc.constantFrom(
		"<script>",
		"</script>",
		"<!--",
		"-->",
		"<p",
		">",
		'="',
		"'",
		"=",
		"\r\n",
		"é😀",
		"a",
		"<style>",
	);
	fc.assert(
		fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
			const source = parts.join("");
			const read = readComponent(source);
			expect(read.source).toHaveLength(source.length);
			const moved = read.source.split("").filter((sign, at) => !" ;".includes(sign) && source[at] !== sign);
			expect(moved).toEqual([]);
			expect(read.source.split("\n")).toHaveLength(source.split("\n").length);
		}),
	);
});

it.each(["<script>", "<!--", '<p a="', "<p ", "<", "</script>", '="', "<script ", "<style>"])(
	"takes megabytes of %s in one pass",
	(part) => {
		const source = part.repeat(20_000_000 / part.length);
		expect(readComponent(source).source).toHaveLength(source.length);
	},
);

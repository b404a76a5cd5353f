import { describe, expect, it } from "vitest";
import { decodeLiteral } from "./decode-string.ts";
import { GO_MODULES } from "./modules.ts";
import { packageName } from "./package-name.ts";

const KNOWN = new Set([
	"go.mod",
	"main.go",
	"main_test.go",
	"http/server.go",
	"internal/db/b.go",
	"internal/db/a.go",
	"internal/db/a_test.go",
	"services/api/main.go",
	"services/api/store/store.go",
]);

describe("the file that an import means", () => {
	it.each<readonly [string, string, string | null]>([
		["main.go", "github.com/acme/shop/internal/db", "internal/db/a.go"],
		["main.go", "github.com/acme/shop/v2/internal/db", "internal/db/a.go"],
		["main.go", "shop/internal/db", "internal/db/a.go"],
		["services/api/main.go", "example.com/acme/api/store", "services/api/store/store.go"],
		["main.go", "net/http", null],
		["main.go", "github.com/gin-gonic/gin", null],
		["main.go", "internal/db/../../etc", null],
	])("from %s: %s is %s", (from, module, expected) => {
		expect(GO_MODULES.resolve(KNOWN, from, module)).toBe(expected);
	});
});

describe("files that share names", () => {
	it.each<readonly [string, readonly string[]]>([
		["internal/db/a.go", ["internal/db/b.go"]],
		["internal/db/a_test.go", ["internal/db/a.go", "internal/db/b.go"]],
		["main.go", []],
		["services/api/main.go", []],
	])("of %s are %j", (path, expected) => {
		expect(GO_MODULES.peers?.(KNOWN, path)).toEqual(expected);
	});
});

it("sees at a glance what a file imports, defines and calls", () => {
	const source = `package a
import (
	"fmt"
	db "example.com/a/db"
)
import "os"
type T struct {
	*db.Base
	name string
}
func (t *T) Save(x string) { fmt.Println(x); db.Write(x) }
`;
	expect(GO_MODULES.look(source)).toEqual({
		modules: [".", "fmt", "example.com/a/db", "os"],
		methods: ["Save"],
		names: expect.arrayContaining(["Println", "Write"]),
		bases: ["Base"],
	});
});

describe("names of packages", () => {
	it.each([
		["net/http", "http"],
		["github.com/labstack/echo/v4", "echo"],
		["gopkg.in/yaml.v3", "yaml"],
		["github.com/dgrijalva/jwt-go", "jwt"],
		["github.com/go-sql-driver/mysql", "mysql"],
		["github.com/mattn/go-sqlite3", "sqlite3"],
		["C", "C"],
		["", ""],
	])("%s is %s", (path, name) => {
		expect(packageName(path)).toBe(name);
	});
});

describe("values of literals", () => {
	it.each([
		['"a\\tb"', "a\tb"],
		['"\\x41\\101\\u0041\\U00000041"', "AAAA"],
		['"\\UFFFFFFFF"', "\\UFFFFFFFF"],
		['"a', "a"],
		["`a\\n\r\n`", "a\\n\n"],
		["'\\''", "'"],
		["", ""],
	])("%j is %j", (written, value) => {
		expect(decodeLiteral(written)).toBe(value);
	});
});

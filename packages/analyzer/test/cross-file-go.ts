import { type Case, pair } from "./cross-file-case.ts";

const MAIN = 'package main\n\nimport "example.com/acme/shop/store"\n\n';
const SHOW = "package store\n\nfunc Show(x string) {\n\tsink(x) // !\n}\n";
const ECHO = "package store\n\nfunc Echo(x string) string { return x }\n";
const SAFE = ["store/b.go", "return x", 'return "x"'] as const;

function main(body: string): string {
	return `${MAIN}func main() {\n${body}\n}\n`;
}

/** Go names packages by paths, and a package is all files of its folder. */
export const GO: readonly Case[] = [
	pair(
		"argument to a function of another package",
		{ "a.go": main("\tstore.Show(source())"), "store/b.go": SHOW },
		["a.go", "source()", '"x"'],
	),
	pair("returned value", { "a.go": main("\tsink(store.Echo(source())) // !"), "store/b.go": ECHO }, SAFE),
	pair(
		"package under another name",
		{
			"a.go":
				'package main\n\nimport db "example.com/acme/shop/store"\n\nfunc main() {\n\tdb.Show(source())\n}\n',
			"store/b.go": SHOW,
		},
		["a.go", "source()", "clean(source())"],
	),
	pair(
		"function of another file of the package",
		{
			"a.go": "package main\n\nfunc main() {\n\tshow(source())\n}\n",
			"b.go": "package main\n\nfunc show(x string) {\n\tsink(x) // !\n}\n",
		},
		["b.go", "sink(x)", 'sink("x")'],
	),
	pair(
		"function in the third file of a package",
		{
			"a.go": main("\tsink(store.Echo(source())) // !"),
			"store/a.go": "package store\n\nfunc Other() {}\n",
			"store/b.go": ECHO,
			"store/c.go": "package store\n\nfunc Third() {}\n",
		},
		SAFE,
	),
	pair(
		"handed on inside the other package",
		{
			"a.go": main("\tstore.Start(source())"),
			"store/b.go": "package store\n\nfunc Start(x string) { show(x) }\n",
			"store/c.go": "package store\n\nfunc show(x string) {\n\tsink(x) // !\n}\n",
		},
		["store/b.go", "show(x)", 'show("x")'],
	),
	pair(
		"source in the other package",
		{
			"a.go": main("\tsink(store.Read()) // !"),
			"store/b.go": "package store\n\nfunc Read() string { return source() }\n",
		},
		["store/b.go", "source()", '"x"'],
	),
	pair(
		"first of two results",
		{
			"a.go": main("\ta, err := store.Read()\n\tsink(a) // !\n\tsink(err)"),
			"store/b.go": "package store\n\nfunc Read() (string, error) { return source(), nil }\n",
		},
		["store/b.go", "source()", '"x"'],
	),
	pair(
		"second of two results",
		{
			"a.go": main("\ta, b := store.Read()\n\tsink(a)\n\tsink(b) // !"),
			"store/b.go": 'package store\n\nfunc Read() (string, string) { return "x", source() }\n',
		},
		["store/b.go", "source()", '"x"'],
	),
	pair(
		"field of a returned struct",
		{
			"a.go": main("\tr := store.Read()\n\tsink(r.Bad) // !\n\tsink(r.Good)"),
			"store/b.go":
				'package store\n\ntype Row struct{ Bad, Good string }\n\nfunc Read() Row { return Row{Bad: source(), Good: "x"} }\n',
		},
		["store/b.go", "source()", '"x"'],
	),
	pair(
		"method of a type of another package",
		{
			"a.go": main("\ts := &store.Store{}\n\ts.Save(source())"),
			"store/b.go":
				"package store\n\ntype Store struct{}\n\nfunc (s *Store) Save(x string) {\n\tsink(x) // !\n}\n",
		},
		["store/b.go", "sink(x)", "sink(s)"],
	),
	pair(
		"method that stands in another file than its type",
		{
			"a.go": main("\ts := store.Store{}\n\tsink(s.Clean(source())) // !"),
			"store/b.go": "package store\n\ntype Store struct{}\n",
			"store/c.go": "package store\n\nfunc (s Store) Clean(x string) string { return x }\n",
		},
		["store/c.go", "return x", 'return "x"'],
	),
	pair(
		"method of a field's type",
		{
			"a.go": `${MAIN}type App struct{ db *store.Store }\n\nfunc (a *App) Run() {\n\ta.db.Save(source())\n}\n`,
			"store/b.go":
				"package store\n\ntype Store struct{}\n\nfunc (s *Store) Save(x string) {\n\tsink(x) // !\n}\n",
		},
		["a.go", "source()", '"x"'],
	),
	pair(
		"embedded type of another package",
		{
			"a.go": `${MAIN}type App struct{ *store.Store }\n\nfunc run() {\n\ta := App{}\n\ta.Save(source())\n}\n`,
			"store/b.go":
				"package store\n\ntype Store struct{}\n\nfunc (s *Store) Save(x string) {\n\tsink(x) // !\n}\n",
		},
		["store/b.go", "sink(x)", 'sink("x")'],
	),
	pair(
		"behind an interface",
		{
			"a.go": `${MAIN}func run(s store.Saver) {\n\ts.SaveAll(source())\n}\n`,
			"store/b.go": "package store\n\ntype Saver interface{ SaveAll(x string) }\n",
			"store/c.go":
				"package store\n\ntype disk struct{}\n\nfunc (d *disk) SaveAll(x string) {\n\tsink(x) // !\n}\n",
		},
		["store/c.go", "sink(x)", 'sink("x")'],
	),
	pair(
		"caller in another package",
		{
			"a.go": main("\tstore.Show(source())"),
			"store/b.go": SHOW,
			"store/c.go": "package store\n\nfunc Unused() {}\n",
		},
		["a.go", "store.Show(source())", "store.Show(clean(source()))"],
	),
	pair(
		"two packages on",
		{
			"a.go": main("\tstore.Save(source())"),
			"store/b.go":
				'package store\n\nimport "example.com/acme/shop/store/disk"\n\nfunc Save(x string) { disk.Write(x) }\n',
			"store/disk/d.go": "package disk\n\nfunc Write(x string) {\n\tsink(x) // !\n}\n",
		},
		["store/b.go", "disk.Write(x)", 'disk.Write("x")'],
	),
	pair(
		"value kept in a struct between two calls",
		{
			"a.go": main("\tq := store.Query{Text: source()}\n\tsink(q.Build()) // !"),
			"store/b.go":
				'package store\n\ntype Query struct{ Text string }\n\nfunc (q Query) Build() string { return "a" + q.Text }\n',
		},
		["store/b.go", "q.Text }", '"x" }'],
	),
	pair(
		"closure handed on",
		{
			"a.go": main("\tx := source()\n\tstore.Do(func() {\n\t\tsink(x) // !\n\t})"),
			"store/b.go": "package store\n\nfunc Do(f func()) { f() }\n",
		},
		["a.go", "source()", '"x"'],
	),
];

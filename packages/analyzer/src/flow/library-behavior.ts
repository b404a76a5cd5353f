/**
 * How the languages' own functions and methods treat what they are given. Data, not code: names only, because at this
 * level the receiver's type is unknown.
 */
export interface LibraryBehavior {
	/**
	 * Functions whose result carries nothing of their arguments. Conversions to numbers are not among them: they clean
	 * text for injection, which rules say themselves, but not a guessable number.
	 */
	readonly clean: ReadonlySet<string>;
	/** Methods whose result carries nothing of receiver or arguments. */
	readonly cleanMethods: ReadonlySet<string>;
	/** Properties that carry nothing of their object. */
	readonly cleanProperties: ReadonlySet<string>;
	/** Methods that put their arguments into the receiver. */
	readonly storing: ReadonlySet<string>;
	/** Methods that call their argument with elements of the receiver; the result is what the callback returns. */
	readonly mapping: ReadonlySet<string>;
	/** The same, but the result is made of the receiver. */
	readonly selecting: ReadonlySet<string>;
	/** Methods that ask an outside store: their result is not what they were asked with. */
	readonly lookups: ReadonlySet<string>;
	/** Methods that look one key up: the result is what was stored, or a default, but not the key. */
	readonly keyed: { readonly names: ReadonlySet<string>; readonly mostArguments: number };
}

const JAVASCRIPT: LibraryBehavior = {
	clean: new Set(["Boolean", "isNaN", "isFinite", "Number.isInteger", "Array.isArray", "Date.now"]),
	cleanMethods: new Set([
		"test",
		"includes",
		"startsWith",
		"endsWith",
		"indexOf",
		"lastIndexOf",
		"has",
		"some",
		"every",
		"hasOwnProperty",
		"getTime",
		"charCodeAt",
		"localeCompare",
	]),
	cleanProperties: new Set(["length", "size", "byteLength"]),
	storing: new Set(["push", "unshift", "add", "set", "append", "splice", "fill", "write", "enqueue"]),
	mapping: new Set(["map", "flatMap", "then", "reduce", "reduceRight"]),
	selecting: new Set(["forEach", "filter", "find", "findLast", "sort", "catch", "finally", "tap"]),
	lookups: new Set([
		"findOne",
		"findAll",
		"findById",
		"findByPk",
		"findUnique",
		"findFirst",
		"findMany",
		"findOneBy",
		"findAndCountAll",
		"countDocuments",
		"count",
		"query",
		"execute",
		"exec",
		"save",
		"create",
		"insertOne",
		"updateOne",
		"deleteOne",
		"update",
		"destroy",
		"verify",
		"compare",
		"send",
		"json",
	]),
	// `_.get(object, path)` has two.
	keyed: { names: new Set(["get"]), mostArguments: 1 },
};

const PYTHON: LibraryBehavior = {
	clean: new Set([
		"bool",
		"len",
		"isinstance",
		"issubclass",
		"callable",
		"hasattr",
		"hash",
		"id",
		"range",
		"type",
	]),
	cleanMethods: new Set([
		"isdigit",
		"isalnum",
		"isalpha",
		"isnumeric",
		"startswith",
		"endswith",
		"index",
		"count",
		"exists",
		"is_valid",
	]),
	cleanProperties: new Set([]),
	storing: new Set([
		"append",
		"extend",
		"insert",
		"add",
		"update",
		"setdefault",
		"write",
		"put",
		"appendleft",
	]),
	mapping: new Set([]),
	selecting: new Set([]),
	lookups: new Set([
		"execute",
		"executemany",
		"fetchone",
		"fetchall",
		"fetchmany",
		"filter",
		"filter_by",
		"first",
		"all",
		"one",
		"one_or_none",
		"scalar",
		"scalars",
		"get_or_404",
		"save",
		"commit",
		"exec",
	]),
	keyed: { names: new Set(["get"]), mostArguments: 2 },
};

export function libraryBehavior(language: string): LibraryBehavior {
	return language === "python" ? PYTHON : JAVASCRIPT;
}

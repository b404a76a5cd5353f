import type { LibraryBehavior } from "../language.ts";

const PACKAGES =
	/^(?:java|javax|jakarta|kotlin|scala|org\.(?:apache|springframework|hibernate|slf4j|junit|w3c|xml)|com\.(?:google|fasterxml|amazonaws))\./;
/** Of java.lang, and so common in java.util and beside that a class of the project hardly has the name. */
const CLASSES: ReadonlySet<string> = new Set(
	`ArrayList Boolean Byte ByteArrayInputStream ByteArrayOutputStream Character Class Collection Collections Connection Cookie
	Double Enumeration Exception File Files Float HashMap HashSet HttpServletRequest HttpServletResponse HttpSession
	InputStream Integer Iterator LinkedHashMap LinkedList List Long Map Math Matcher Model Number Object Objects Optional
	OutputStream Path Paths Pattern PreparedStatement PrintWriter Process ProcessBuilder Properties Random ResultSet Runtime
	SecureRandom Set Short Statement Stream String StringBuffer StringBuilder System Thread Throwable URI URL UUID Vector`
		.trim()
		.split(/\s+/),
);

/** Calls of what lies in libraries are not looked up in the project. */
export function isJavaLibraryClass(name: string, module: string | null): boolean {
	return module === null ? CLASSES.has(name) : PACKAGES.test(module);
}

export const JAVA_LIBRARY: LibraryBehavior = {
	clean: new Set([
		"Integer.parseInt",
		"Integer.valueOf",
		"Long.parseLong",
		"Long.valueOf",
		"Double.parseDouble",
		"Double.valueOf",
		"Float.parseFloat",
		"Short.parseShort",
		"Boolean.parseBoolean",
		"Boolean.valueOf",
		"UUID.fromString",
		"java.util.UUID.fromString",
		"Objects.isNull",
		"Objects.nonNull",
		"System.currentTimeMillis",
	]),
	cleanMethods: new Set([
		"equals",
		"equalsIgnoreCase",
		"contains",
		"containsKey",
		"containsValue",
		"startsWith",
		"endsWith",
		"indexOf",
		"lastIndexOf",
		"isEmpty",
		"isBlank",
		"isPresent",
		"length",
		"size",
		"matches",
		"hasNext",
		"hasMoreElements",
		"hashCode",
		"compareTo",
		"compareToIgnoreCase",
		"getClass",
		"intValue",
		"longValue",
		"exists",
		"isDirectory",
		"isFile",
	]),
	cleanProperties: new Set(["length"]),
	storing: new Set([
		"add",
		"addAll",
		"addElement",
		"addFirst",
		"addLast",
		"append",
		"insert",
		"offer",
		"push",
		"put",
		"putAll",
		"putIfAbsent",
		"replace",
		"set",
		"setProperty",
		"setAttribute",
		"setValue",
		"write",
	]),
	mapping: new Set([
		"map",
		"flatMap",
		"mapToObj",
		"thenApply",
		"thenCompose",
		"orElseGet",
		"computeIfAbsent",
	]),
	selecting: new Set([
		"filter",
		"forEach",
		"peek",
		"sorted",
		"distinct",
		"limit",
		"skip",
		"ifPresent",
		"thenAccept",
	]),
	lookups: new Set([
		"executeQuery",
		"executeUpdate",
		"createQuery",
		"createNativeQuery",
		"prepareStatement",
		"prepareCall",
		"findById",
		"findOne",
		"findAll",
		"queryForObject",
		"queryForList",
		"queryForMap",
	]),
	keyed: { names: new Set(["get", "getOrDefault", "getProperty"]), mostArguments: 2 },
	membership: new Set(["contains", "containsKey"]),
	places: {
		made: /(?:List|Map|Vector|Set|Queue|Deque|Stack|Properties|Hashtable)$/,
		append: new Set(["add", "addElement", "addLast"]),
		remove: new Set(["remove"]),
		put: new Set(["put", "putIfAbsent", "setProperty", "set", "add"]),
		get: new Set(["get", "getOrDefault", "getProperty", "elementAt"]),
		clear: new Set(["clear"]),
	},
};

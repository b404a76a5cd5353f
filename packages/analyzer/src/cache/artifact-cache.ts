import type { DatabaseSync } from "node:sqlite";

/** Results by content, shared between processes. Safe to delete at any time. */
export interface ArtifactCache {
	find(key: string): string | null;
	/** Written together when the cache is closed or flushed, in one transaction. */
	put(key: string, value: string): void;
	flush(): void;
	close(): void;
}

const NO_CACHE: ArtifactCache = { find: () => null, put: () => {}, flush: () => {}, close: () => {} };
/** A large repository's results take about 30 MB. Beyond this many of them everything is forgotten at once. */
const MAX_BYTES = 1024 * 1024 * 1024;
const SCHEMA = `
PRAGMA busy_timeout = 2000;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS artifact (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** SQLite's own journal keeps the file whole when a process is killed; any fault of the cache only costs time. */
function guarded<T>(fallback: T, run: () => T): T {
	try {
		return run();
	} catch {
		return fallback;
	}
}

function wrap(database: DatabaseSync): ArtifactCache {
	const select = database.prepare("SELECT value FROM artifact WHERE key = ?");
	const insert = database.prepare("INSERT OR IGNORE INTO artifact (key, value) VALUES (?, ?)");
	const pending = new Map<string, string>();
	const flush = (): void => {
		if (pending.size === 0) return;
		guarded(undefined, () => {
			database.exec("BEGIN IMMEDIATE");
			for (const [key, value] of pending) insert.run(key, value);
			database.exec("COMMIT");
		});
		pending.clear();
	};
	return {
		find: (key) =>
			guarded(null, () => {
				const value = select.get(key)?.value;
				return typeof value === "string" ? value : null;
			}),
		put: (key, value) => {
			pending.set(key, value);
		},
		flush,
		close: () => {
			flush();
			guarded(undefined, () => database.close());
		},
	};
}

function trim(database: DatabaseSync, maxBytes: number): void {
	const size = "(SELECT page_count FROM pragma_page_count)";
	const free = "(SELECT freelist_count FROM pragma_freelist_count)";
	const used = database.prepare(`SELECT (${size} - ${free}) * page_size AS n FROM pragma_page_size`).get()?.n;
	if (typeof used === "number" && used > maxBytes) database.exec("DELETE FROM artifact");
}

/**
 * Opens the cache file. Without SQLite (Node 20) or where the file cannot be written there is no cache: everything
 * still works, only slower.
 */
export async function openArtifactCache(
	file: string | null,
	maxBytes: number = MAX_BYTES,
): Promise<ArtifactCache> {
	if (file === null) return NO_CACHE;
	try {
		const { DatabaseSync } = await import("node:sqlite");
		const database = new DatabaseSync(file);
		database.exec(SCHEMA);
		trim(database, maxBytes);
		return wrap(database);
	} catch {
		return NO_CACHE;
	}
}

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
const MAX_ROWS = 200_000;
const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA busy_timeout = 2000;
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

function trim(database: DatabaseSync): void {
	const rows = database.prepare("SELECT count(*) AS n FROM artifact").get()?.n;
	if (typeof rows === "number" && rows > MAX_ROWS) database.exec("DELETE FROM artifact");
}

/**
 * Opens the cache file. Without SQLite (Node 20) or where the file cannot be written there is no cache: everything
 * still works, only slower.
 */
export async function openArtifactCache(file: string | null): Promise<ArtifactCache> {
	if (file === null) return NO_CACHE;
	try {
		const { DatabaseSync } = await import("node:sqlite");
		const database = new DatabaseSync(file);
		database.exec(SCHEMA);
		trim(database);
		return wrap(database);
	} catch {
		return NO_CACHE;
	}
}

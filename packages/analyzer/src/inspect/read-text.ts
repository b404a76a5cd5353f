import { decodeSource } from "../parse/index.ts";
import type { InspectFile } from "./artifacts.ts";
import type { Session } from "./session.ts";

/** Null when the file cannot be read or is no text. */
export async function readText(session: Session, file: InspectFile): Promise<string | null> {
	const bytes = await file.read().catch(() => null);
	if (bytes === null) session.unread.add(file.path);
	return bytes === null ? null : decodeSource(bytes);
}

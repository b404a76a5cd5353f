import {
	createBlobReader,
	createConfigReader,
	createHunkReader,
	createLineHistory,
	createNoteReader,
	createRefStore,
	createSignatureReader,
	createTreeReader,
	type GitBlobReader,
	type GitConfigReader,
	type GitTreeReader,
	type Repository,
} from "../change/index.ts";
import type { HunkReader, LineHistory, NoteReader, RefArchive, SignatureReader } from "../model/index.ts";

/** Everything the rooms ask of git, over one repository. */
export interface Ports {
	readonly blobs: GitBlobReader;
	readonly trees: GitTreeReader;
	readonly notes: NoteReader;
	readonly history: LineHistory;
	readonly hunks: HunkReader;
	readonly store: RefArchive;
	readonly config: GitConfigReader;
	readonly signatures: SignatureReader;
	close(): Promise<void>;
}

/** Opens the ports; whoever does must close them. */
export function openPorts(
	repository: Repository,
	config: GitConfigReader = createConfigReader(repository),
): Ports {
	const [blobs, trees] = [createBlobReader(repository), createTreeReader(repository)];
	const signatures = createSignatureReader(repository);
	return {
		blobs,
		trees,
		notes: createNoteReader(repository),
		history: createLineHistory(repository),
		hunks: createHunkReader(repository),
		store: createRefStore(repository),
		config,
		signatures,
		close: async () => {
			await Promise.all([blobs.close(), trees.close(), signatures.close()]);
		},
	};
}

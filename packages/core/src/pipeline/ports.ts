import {
	createBlobReader,
	createConfigReader,
	createLineHistory,
	createNoteReader,
	createRefStore,
	createSignatureReader,
	createTreeReader,
	type GitBlobReader,
	type GitTreeReader,
	type Repository,
} from "../change/index.ts";
import type { ConfigReader, LineHistory, NoteReader, RefArchive, SignatureReader } from "../model/index.ts";

/** Everything the rooms ask of git, over one repository. */
export interface Ports {
	readonly blobs: GitBlobReader;
	readonly trees: GitTreeReader;
	readonly notes: NoteReader;
	readonly history: LineHistory;
	readonly store: RefArchive;
	readonly config: ConfigReader;
	readonly signatures: SignatureReader;
	close(): Promise<void>;
}

/** Opens the ports; whoever does must close them. */
export function openPorts(repository: Repository): Ports {
	const [blobs, trees] = [createBlobReader(repository), createTreeReader(repository)];
	const signatures = createSignatureReader(repository);
	return {
		blobs,
		trees,
		notes: createNoteReader(repository),
		history: createLineHistory(repository),
		store: createRefStore(repository),
		config: createConfigReader(repository),
		signatures,
		close: async () => {
			await Promise.all([blobs.close(), trees.close(), signatures.close()]);
		},
	};
}

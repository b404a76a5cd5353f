import type { Repository } from "../change/index.ts";
import type { ProvenanceProblem, RecordSignature } from "../model/index.ts";
import { findSignatures } from "./cite-signed-records.ts";
import { openPorts } from "./ports.ts";

/**
 * Who vouches for one provenance record.
 * @throws ChangeError when the statements of the repository cannot be read.
 */
export async function readRecordSignature(
	repository: Repository,
	id: string,
): Promise<{ readonly signature: RecordSignature; readonly problems: readonly ProvenanceProblem[] }> {
	const ports = openPorts(repository);
	try {
		const { signatureOf, problems } = await findSignatures(ports, new Set([id]));
		return { signature: signatureOf(id), problems };
	} finally {
		await ports.close();
	}
}

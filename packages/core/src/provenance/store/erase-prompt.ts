import { toCanonicalJson } from "../../kit/index.ts";
import type { RefArchive } from "../../model/index.ts";
import { getEntryName, PROVENANCE_REF } from "./entry-name.ts";

export type Erasure = "erased" | "already-erased" | "no-prompt";

/**
 * Takes the prompt object `digest` out of the ref, and leaves a mark so that uniting with another clone does not bring it
 * back. The records that refer to it stay as they are and still prove its digest.
 */
export async function erasePrompt(store: RefArchive, digest: string): Promise<Erasure> {
	const name = getEntryName("prompt", digest);
	const mark = getEntryName("erased", digest);
	const isMarked = (await store.get(PROVENANCE_REF, mark)) !== null;
	const isPresent = (await store.get(PROVENANCE_REF, name)) !== null;
	if (!isPresent) return isMarked ? "already-erased" : "no-prompt";
	const content = toCanonicalJson({ schema: "countersign/erased-1", prompt: digest });
	await store.edit(PROVENANCE_REF, { add: [{ name: mark, content }], remove: [name] });
	return "erased";
}

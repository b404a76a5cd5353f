import { getRecord, readPrompt, readRecordSignature } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import { openRecords, warnProblems } from "../provenance/open-records.ts";
import { renderRecordPage } from "../provenance/render-record.ts";
import type { Session } from "../session.ts";

/** One record, with its prompt where the text is kept. */
export async function showProvenance(session: Session, id: string): Promise<number> {
	const { repository, archive, problems } = await openRecords(session);
	const stored = await getRecord(archive, id, problems);
	const object = stored.record.prompt?.object ?? null;
	const prompt = object === null ? null : await readPrompt(archive, object, problems);
	const text = prompt?.text ?? null;
	const signed = await readRecordSignature(repository, stored.id);
	for (const problem of signed.problems) problems.pass(problem);
	warnProblems(problems.list());
	await writeResult(session, {
		text: () => renderRecordPage(stored, { prompt: text, signature: signed.signature }),
		json: { ...stored, promptText: text, signature: signed.signature, problems: problems.list() },
	});
	return 0;
}

import { examineEngine } from "../doctor/examine-engine.ts";
import { examinePrograms } from "../doctor/examine-programs.ts";
import { examineRepository } from "../doctor/examine-repository.ts";
import { renderSymptoms } from "../doctor/render-symptoms.ts";
import { isWell } from "../doctor/symptom.ts";
import { writeResult } from "../output/write-result.ts";
import type { Session } from "../session.ts";
import { VERSION } from "../version.ts";

/** Whether everything works here, and what to do where it does not. */
export async function doctor(session: Session): Promise<number> {
	const symptoms = [
		isWell("countersign", VERSION),
		...(await examinePrograms()),
		...(await examineEngine()),
		...(await examineRepository(session.directory)),
	];
	const ready = symptoms.every(({ status }) => status !== "fail");
	await writeResult(session, {
		text: () => renderSymptoms(symptoms, session.color),
		json: { ready, symptoms },
	});
	return ready ? 0 : 2;
}

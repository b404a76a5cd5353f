import { type ActOrder, signAct } from "@countersign/core";
import { writeResult } from "../output/write-result.ts";
import type { Session } from "../session.ts";
import { describeSigned } from "./describe-acts.ts";
import { type ChangeOptions, openKey, openPlace } from "./open-place.ts";

export interface SigningOptions extends ChangeOptions {
	readonly key?: string;
}

/** Signs what was ordered, stores it, and says so. */
export async function signAndShow(
	session: Session,
	order: ActOrder,
	options: SigningOptions,
): Promise<number> {
	const place = await openPlace(session, options);
	const key = await openKey(session, place.repository, options.key);
	const signed = await signAct(place, order, key);
	await writeResult(session, {
		text: () => `${signed.flatMap(describeSigned).join("\n")}\n`,
		json: { acts: signed.map(({ id, act, key: fingerprint }) => ({ id, key: fingerprint, ...act })) },
	});
	return 0;
}

import { createColors } from "picocolors";
import type { Symptom } from "./symptom.ts";

const WIDTH = 12;

/** One line for each symptom, and what to do below those that are not well. */
export function renderSymptoms(symptoms: readonly Symptom[], color: boolean): string {
	const paint = createColors(color);
	const marks = { ok: paint.green("✔"), warn: paint.yellow("▲"), fail: paint.red("✖") };
	const lines = symptoms.flatMap(({ name, status, detail, fix }) => {
		const line = `${marks[status]} ${name.padEnd(WIDTH)} ${detail}`;
		return fix === null ? [line] : [line, `  ${" ".repeat(WIDTH)} ${paint.dim("fix:")} ${fix}`];
	});
	const count = (status: Symptom["status"]) => symptoms.filter((one) => one.status === status).length;
	const failed = count("fail");
	const words = [`${failed} failed`, `${count("warn")} could be better`, `${count("ok")} well`].join(", ");
	return `${[...lines, "", failed === 0 ? `Ready: ${words}` : `Not ready: ${words}`].join("\n")}\n`;
}

import { declareRecordLists, nameProvenance } from "./program/declare-record-lists.ts";
import { runProgram } from "./run-program.ts";

/**
 * Runs `provenance log` and `provenance query`, which have to answer while somebody waits: what all other commands need
 * takes longer to load than a million records to search. Never throws; sets the exit code.
 */
export async function listRecords(args: readonly string[]): Promise<void> {
	await runProgram(args, [(program) => declareRecordLists(nameProvenance(program))]);
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import {
	createConfigReader,
	createNoteReader,
	createRefStore,
	findSshSigner,
	listEnvelopes,
	POLICY_PATH,
	parsePolicy,
	policyDigest,
	type Repository,
	STATEMENTS_REF,
} from "@countersign/core";
import { addRules } from "../engine/add-rules.ts";
import { loadPackagedRules } from "../engine/load-packaged-rules.ts";
import { readRuleFolder } from "../engine/read-rule-folder.ts";
import { findRepository } from "../find-repository.ts";
import { openGround } from "../init/ground.ts";
import { planHook } from "../init/plan-hook.ts";
import { planRefspecs } from "../init/plan-refspecs.ts";
import { createWorktreeReader } from "../read-files.ts";
import { examineAgents } from "./examine-agents.ts";
import { examine, isWell, type Symptom } from "./symptom.ts";

const SET_UP = "Run `countersign init`.";

async function examinePolicy(repository: Repository): Promise<Symptom> {
	const bytes = await createWorktreeReader(repository)(POLICY_PATH);
	if (!bytes)
		return { name: "policy", status: "warn", detail: "none; the built-in policy judges", fix: SET_UP };
	const policy = parsePolicy(new TextDecoder().decode(bytes), POLICY_PATH);
	return isWell("policy", `${POLICY_PATH} (sha256 ${policyDigest(policy).slice(0, 12)})`);
}

async function examineSigner(repository: Repository): Promise<Symptom> {
	const signer = await findSshSigner(createConfigReader(repository));
	if (signer && !("unavailable" in signer)) return isWell("signing key", "an SSH key is configured");
	return {
		name: "signing key",
		status: "warn",
		detail: signer ? signer.unavailable : "none; evidence is stored unsigned",
		fix: "git config gpg.format ssh && git config user.signingkey ~/.ssh/id_ed25519.pub",
	};
}

async function examineHook(repository: Repository): Promise<Symptom> {
	const { edits, hints } = await planHook(openGround(repository));
	if (edits.length === 0 && hints.length === 0)
		return isWell("git hook", "pre-commit runs countersign check");
	const detail = hints[0] ?? "pre-commit does not run countersign";
	return { name: "git hook", status: "warn", detail, fix: SET_UP };
}

async function examineRefspecs(repository: Repository): Promise<Symptom> {
	const { edits } = await planRefspecs(openGround(repository));
	if (edits.length === 0) return isWell("refspecs", "evidence of others comes along with git fetch");
	const detail = "evidence stays in this clone: a remote has no refspec for refs/countersign/";
	return { name: "refspecs", status: "warn", detail, fix: SET_UP };
}

async function examineOwnRules(repository: Repository): Promise<Symptom> {
	const folders = [".countersign/rules", ".countersign/models"].filter((folder) =>
		existsSync(join(repository.root, folder)),
	);
	if (folders.length === 0) return isWell("own rules", "none");
	const files = folders.flatMap((folder) => readRuleFolder(join(repository.root, folder), folder).files);
	const packaged = await loadPackagedRules();
	const { rules, problems } = await addRules(packaged, files);
	const [first] = problems.slice(packaged.problems.length);
	if (!first) return isWell("own rules", `${rules.length - packaged.rules.length} loaded`);
	const detail = `${first.file}:${first.line ?? 1}: ${first.message}`;
	return { name: "own rules", status: "fail", detail, fix: `Run \`countersign explain ${first.code}\`.` };
}

async function examineEvidence(repository: Repository): Promise<Symptom> {
	if (!(await createNoteReader(repository).hasRef(STATEMENTS_REF))) {
		return isWell("evidence", `no ${STATEMENTS_REF} yet; the first check makes it`);
	}
	const { length } = await listEnvelopes(createRefStore(repository));
	return isWell("evidence", `${length} statements in ${STATEMENTS_REF}`);
}

/** The repository that the command runs in; one symptom where there is none. */
export async function examineRepository(directory: string): Promise<readonly Symptom[]> {
	const repository = await findRepository(directory);
	if (!repository) {
		const detail = `${directory} is in no git repository; only scan works here`;
		return [{ name: "repository", status: "warn", detail, fix: "Run `git init`, or name one with -C DIR." }];
	}
	const kinds = [repository.bare ? "bare" : "", repository.shallow ? "shallow" : ""].filter(
		(kind) => kind !== "",
	);
	const symptoms = [
		isWell("repository", [repository.root, ...kinds].join(", ")),
		await examine("signing key", () => examineSigner(repository)),
		await examine("evidence", () => examineEvidence(repository)),
	];
	if (repository.bare) return symptoms;
	return [
		...symptoms,
		await examine("policy", () => examinePolicy(repository)),
		await examine("own rules", () => examineOwnRules(repository)),
		await examine("git hook", () => examineHook(repository)),
		await examine("refspecs", () => examineRefspecs(repository)),
		await examine("assistants", () => examineAgents(repository)),
	];
}

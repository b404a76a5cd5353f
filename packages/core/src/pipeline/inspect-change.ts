import { compilePathGlobs } from "../kit/index.ts";
import type { Change, Inspection, Policy, TreeFile } from "../model/index.ts";
import { decodeText } from "./decode-text.ts";
import type { Inspect, InspectionFile, RepositoryRule } from "./inspection-request.ts";
import type { Ports } from "./ports.ts";
import { MODEL_PATH, RULE_PATH } from "./rule-path.ts";

interface Scene {
	readonly change: Change;
	readonly policy: Policy;
	readonly ports: Ports;
	readonly inspect: Inspect;
}

function toFile(ports: Ports, path: string, blob: string): InspectionFile {
	return { path, digest: blob, read: () => ports.blobs.read(blob) };
}

function listTargets({ change, policy, ports }: Scene): readonly InspectionFile[] {
	const isExcluded = compilePathGlobs(policy.rules.exclude);
	return change.files.flatMap(({ path, status, kind, newBlob }) => {
		const isInspected =
			status !== "deleted" && kind === "text" && newBlob !== null && isExcluded(path) === null;
		return isInspected ? [toFile(ports, path, newBlob)] : [];
	});
}

/** The files of one kind as they are at the base, null where the change leaves them alone. */
async function listAtBase({ change, ports }: Scene, kind: RegExp): Promise<readonly TreeFile[] | null> {
	const isTouched = change.files.some(({ path, oldPath }) => kind.test(path) || kind.test(oldPath ?? ""));
	if (!isTouched) return null;
	return (await ports.trees.listTree(change.base.tree)).filter(({ path }) => kind.test(path));
}

/**
 * Rules come from the base like the policy, so that a change cannot switch off the rule that would find it; the first
 * rules of a repository hold at once, because a rule only ever finds more. What is said of libraries may also clean, so
 * it never holds for the change that says it.
 */
async function listRuleFiles(scene: Scene, head: readonly TreeFile[]): Promise<readonly TreeFile[]> {
	const rules = (await listAtBase(scene, RULE_PATH)) ?? [];
	const models = await listAtBase(scene, MODEL_PATH);
	return [
		...(rules.length > 0 ? rules : head.filter(({ path }) => RULE_PATH.test(path))),
		...(models ?? head.filter(({ path }) => MODEL_PATH.test(path))),
	];
}

async function readRules(scene: Scene, head: readonly TreeFile[]): Promise<readonly RepositoryRule[]> {
	const rules: RepositoryRule[] = [];
	for (const { path, blob, kind } of await listRuleFiles(scene, head)) {
		const bytes = kind === "text" ? await scene.ports.blobs.read(blob) : null;
		// An empty text is no rule file, which the engine reports; silence would be a rule less.
		rules.push({ path, text: bytes ? decodeText(bytes) : "" });
	}
	return rules;
}

/** Inspects the changed files, with the whole head tree around them. */
export async function inspectChange(scene: Scene): Promise<Inspection> {
	const tree = await scene.ports.trees.listTree(scene.change.head.tree);
	const project = tree.filter(({ kind }) => kind === "text");
	return scene.inspect({
		targets: listTargets(scene),
		project: project.map(({ path, blob }) => toFile(scene.ports, path, blob)),
		rules: await readRules(scene, tree),
	});
}

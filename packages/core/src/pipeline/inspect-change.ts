import { compilePathGlobs } from "../kit/index.ts";
import type { Change, Inspection, Policy, TreeFile } from "../model/index.ts";
import { decodeText } from "./decode-text.ts";
import type { Inspect, InspectionFile, RepositoryRule } from "./inspection-request.ts";
import type { Ports } from "./ports.ts";
import { RULE_PATH } from "./rule-path.ts";

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

/** Rules come from the base like the policy, so that a change cannot switch off the rule that would find it. */
async function listRuleFiles(
	{ change, ports }: Scene,
	head: readonly TreeFile[],
): Promise<readonly TreeFile[]> {
	const isRule = ({ path }: { readonly path: string }) => RULE_PATH.test(path);
	const isTouched = change.files.some(
		({ path, oldPath }) => RULE_PATH.test(path) || RULE_PATH.test(oldPath ?? ""),
	);
	const base = isTouched ? (await ports.trees.listTree(change.base.tree)).filter(isRule) : [];
	return base.length > 0 ? base : head.filter(isRule);
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

import type { AreaHit, Finding, ModuleEdge } from "@countersign/core/model";
import picomatch from "picomatch";
import type { Span } from "../flow/facts.ts";
import type { Flow } from "../flow/link.ts";
import { holdsRequires } from "../rules/requires.ts";
import type { Rule } from "../rules/rule.ts";
import type { FileArtifact } from "./artifact.ts";
import { chooseFlow } from "./choose-flow.ts";
import type { ResolveModule } from "./module-paths.ts";
import type { RuleEngine } from "./rule-engine.ts";
import { type FileText, Fingerprints, fromFlow, fromLocal, rangeOf } from "./to-finding.ts";

export interface CollectScene {
	readonly engine: RuleEngine;
	readonly artifacts: ReadonlyMap<string, FileArtifact>;
	/** Findings are wanted for these. */
	readonly targets: ReadonlySet<string>;
	readonly textOf: (path: string) => FileText;
	readonly resolve: ResolveModule;
}

const SEVERITY_ORDER = ["critical", "high", "medium", "low"];

export function compareFindings(a: Finding, b: Finding): number {
	return (
		SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity) ||
		(a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
		a.range.startLine - b.range.startLine ||
		a.range.startColumn - b.range.startColumn ||
		(a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0)
	);
}

function appliesTo(rule: Rule, path: string): boolean {
	const { include, exclude } = rule.paths;
	const matches = (globs: readonly string[]): boolean =>
		globs.some((glob) =>
			picomatch.isMatch(path, glob.includes("/") ? [glob, `**/${glob}`] : [`**/${glob}`, `**/${glob}/**`], {
				dot: true,
			}),
		);
	if (exclude.length > 0 && matches(exclude)) return false;
	return include.length === 0 || matches(include);
}

function localFindings(scene: CollectScene, fingerprints: Fingerprints): readonly Finding[] {
	const findings: Finding[] = [];
	for (const path of [...scene.targets].sort()) {
		const artifact = scene.artifacts.get(path);
		for (const local of artifact?.findings ?? []) {
			const rule = scene.engine.rules.get(local.ruleId);
			if (!rule || !appliesTo(rule, path)) continue;
			findings.push(fromLocal(rule, local, { file: scene.textOf(path), fingerprints }));
		}
	}
	return findings;
}

function touchesTarget(flow: Flow, targets: ReadonlySet<string>): boolean {
	if (targets.has(flow.source.path) || targets.has(flow.sink.path)) return true;
	for (let at = flow.steps; at; at = at.prev) if (targets.has(at.path)) return true;
	return false;
}

/** Flows by rule and sink: one finding each. */
function groupFlows(
	scene: CollectScene,
	flows: readonly Flow[],
): ReadonlyMap<string, { rule: Rule; flows: Flow[] }> {
	const groups = new Map<string, { rule: Rule; flows: Flow[] }>();
	for (const flow of flows) {
		if (!touchesTarget(flow, scene.targets)) continue;
		for (const index of scene.engine.masks.rulesOf(flow.mask)) {
			const rule = scene.engine.taintRules[index];
			if (!rule || !appliesTo(rule, flow.sink.path)) continue;
			const key = `${rule.id}\0${flow.sink.path}\0${flow.sink.at.start}`;
			const group = groups.get(key);
			if (group) group.flows.push(flow);
			else groups.set(key, { rule, flows: [flow] });
		}
	}
	return groups;
}

/** Whether the labels that arrive at a sink together are those that one of the rule's sinks asks for. */
function hasLabels(scene: CollectScene, rule: Rule, flows: readonly Flow[]): boolean {
	if (rule.mode.kind !== "taint" || rule.mode.labels.length === 0) return true;
	const { labels, sinks } = rule.mode;
	const first = scene.engine.taintRules.indexOf(rule);
	const arrived = new Set<string>();
	for (const index of flows.flatMap(({ mask }) => scene.engine.masks.rulesOf(mask))) {
		const label = scene.engine.taintRules[index] === rule ? labels[index - first] : undefined;
		if (label !== undefined) arrived.add(label);
	}
	return sinks.some(({ requires }) => requires !== null && holdsRequires(requires, arrived));
}

function flowFindings(
	scene: CollectScene,
	flows: readonly Flow[],
	fingerprints: Fingerprints,
): readonly Finding[] {
	const { textOf } = scene;
	const lineOf = (path: string, at: Span): string => `${path}:${rangeOf(textOf(path), at).startLine}`;
	const sorted = [...groupFlows(scene, flows)].sort(([a], [b]) => (a < b ? -1 : 1));
	return sorted.flatMap(([, { rule, flows: all }]) => {
		if (!hasLabels(scene, rule, all)) return [];
		const flow = chooseFlow(all, lineOf);
		return flow ? [fromFlow(rule, flow, { textOf, fingerprints })] : [];
	});
}

/** Removes what comments accept, and counts it. */
export function applySuppressions(
	findings: readonly Finding[],
	artifacts: ReadonlyMap<string, FileArtifact>,
): { readonly kept: readonly Finding[]; readonly suppressed: number } {
	const kept = findings.filter((finding) => {
		const accepted = artifacts.get(finding.path)?.suppressions ?? [];
		return !accepted.some(
			(one) =>
				one.line === finding.range.startLine &&
				(one.ruleIds.length === 0 || one.ruleIds.includes(finding.ruleId)),
		);
	});
	return { kept, suppressed: findings.length - kept.length };
}

export function collectFindings(scene: CollectScene, flows: readonly Flow[]): readonly Finding[] {
	const fingerprints = new Fingerprints();
	return [...localFindings(scene, fingerprints), ...flowFindings(scene, flows, fingerprints)];
}

export function collectAreas(scene: CollectScene): readonly AreaHit[] {
	const hits: AreaHit[] = [];
	for (const path of [...scene.targets].sort()) {
		for (const area of scene.artifacts.get(path)?.areas ?? []) {
			hits.push({
				area: area.area,
				ruleId: area.ruleId,
				path,
				lines: { start: area.startLine, end: area.endLine },
			});
		}
	}
	return hits.sort((a, b) =>
		a.path < b.path ? -1 : a.path > b.path ? 1 : a.lines.start - b.lines.start || (a.area < b.area ? -1 : 1),
	);
}

export function collectImports(scene: CollectScene): readonly ModuleEdge[] {
	const edges: ModuleEdge[] = [];
	for (const path of [...scene.targets].sort()) {
		for (const { module, line } of scene.artifacts.get(path)?.imports ?? []) {
			const to = scene.resolve(path, module);
			if (to !== null) edges.push({ from: path, to, line });
		}
	}
	return edges;
}

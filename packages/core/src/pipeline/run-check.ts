import { readChange } from "../change/index.ts";
import {
	type Change,
	type CheckReport,
	CountersignError,
	type FileTier,
	type Inspection,
	type ProvenanceReport,
	type Verdict,
} from "../model/index.ts";
import { evaluate, policyDigest } from "../policy/index.ts";
import { assignTiers, createTierLookup } from "../tier/index.ts";
import type { CheckInput } from "./check-input.ts";
import { type FoundPolicy, findPolicy } from "./find-policy.ts";
import { inspectChange } from "./inspect-change.ts";
import { openPorts, type Ports } from "./ports.ts";
import { type FoundReview, getUnreadReview, type ReviewRequest, readReview } from "./read-review.ts";
import { readSignedProvenance } from "./read-signed-provenance.ts";
import { getMissingEvidence, recordEvidence } from "./record-evidence.ts";
import { createStageRunner, type StageRunner } from "./stage.ts";
import {
	getCriticalTiers,
	getFailedInspection,
	getStandInPolicy,
	getUnreadProvenance,
} from "./strictest-values.ts";

interface Scene {
	readonly input: CheckInput;
	readonly change: Change;
	readonly ports: Ports;
	readonly stages: StageRunner;
}

interface Judged {
	readonly found: FoundPolicy;
	readonly provenance: ProvenanceReport;
	readonly inspection: Inspection;
	readonly tiers: readonly FileTier[];
	readonly reviewed: FoundReview;
}

async function judge({ input, change, stages }: Scene, judged: Judged): Promise<Verdict> {
	const { found, provenance, inspection, tiers, reviewed } = judged;
	const { policy } = found;
	const { approvals, waivers, holds } = reviewed.review;
	const { hunks, acts, problems } = reviewed.report;
	const verdict = await stages.run<Verdict>({
		name: "decide",
		run: () => {
			const tierOf = createTierLookup(policy);
			return evaluate({
				change,
				provenance,
				tiers,
				inspection,
				approvals,
				review: { hunks, waivers, holds, acts, problems },
				policy,
				tierOf,
				now: input.now,
			});
		},
		otherwise: () => ({ outcome: "error", reasons: [], findings: [], notes: [] }),
	});
	const notes = [...found.notes, ...reviewed.report.notes, ...verdict.notes];
	if (stages.failures.length === 0) return { ...verdict, notes };
	return { ...verdict, outcome: "error", reasons: [...stages.failures, ...verdict.reasons], notes };
}

async function attest(scene: Scene, judged: Judged, verdict: Verdict): Promise<CheckReport> {
	const { input, change, ports, stages } = scene;
	const { found, reviewed, ...facts } = judged;
	const policy = { source: found.policy.source, digest: policyDigest(found.policy) };
	const { people, acts, problems } = reviewed.report;
	const isReviewed = people !== null || acts.length + problems.length > 0;
	const review = isReviewed ? { review: reviewed.report } : {};
	const report = { change, ...facts, policy, ...review, verdict, tool: input.tool };
	const failed = stages.failures.length;
	const evidence = await stages.run({
		name: "attest",
		run: () => recordEvidence({ facts: { ...report, now: input.now }, ports, store: input.storeEvidence }),
		otherwise: getMissingEvidence,
	});
	const late = stages.failures.slice(failed);
	const outcome = late.length > 0 ? "error" : verdict.outcome;
	return {
		$schema: "https://countersign.dev/schemas/check-report-1.json",
		...report,
		verdict: { ...verdict, outcome, reasons: [...late, ...verdict.reasons] },
		evidence,
	};
}

/** Before there is a commit nobody can have signed: whoever has not fetched signatures yet can commit all the same. */
async function tryReadReview(request: ReviewRequest): Promise<FoundReview> {
	try {
		return await readReview(request);
	} catch (error) {
		const isStaged = request.change.kind === "staged";
		if (!isStaged || !(error instanceof CountersignError) || error.kind !== "evidence") throw error;
		const { report, review } = getUnreadReview();
		const problem = { code: error.code, where: "the list of people", message: error.message };
		return { review, report: { ...report, problems: [problem] } };
	}
}

/** The way of a change through the house: policy, provenance, inspection, tiers, review, verdict, evidence. */
async function passThrough(scene: Scene): Promise<CheckReport> {
	const { input, change, ports, stages } = scene;
	const found = await stages.run<FoundPolicy>({
		name: "policy",
		run: () => findPolicy({ ...input, change, trees: ports.trees }),
		otherwise: getStandInPolicy,
	});
	const provenance = await stages.run({
		name: "provenance",
		run: async () => {
			const { repository, tool, now, reading } = input;
			const sign = input.storeEvidence ? { tool, now } : null;
			const request = { repository, change, ports, policyPresent: found.present, reading, sign };
			return (await readSignedProvenance(request)).report;
		},
		otherwise: () => getUnreadProvenance(change),
	});
	const inspection = await stages.run({
		name: "inspect",
		run: () => inspectChange({ change, policy: found.policy, ports, inspect: input.inspect }),
		otherwise: getFailedInspection,
	});
	const tiers = await stages.run({
		name: "tier",
		run: () => assignTiers({ change, areas: inspection.areas, policy: found.policy }),
		otherwise: () => getCriticalTiers(change),
	});
	const reviewed = await stages.run({
		name: "review",
		run: () => tryReadReview({ ...input, change, provenance, ports }),
		otherwise: getUnreadReview,
	});
	const judged = { found, provenance, inspection, tiers, reviewed };
	return attest(scene, judged, await judge(scene, judged));
}

/**
 * Checks a change: what moved, who wrote it, what is wrong with it, how far it may be trusted, one verdict, and signed
 * evidence of all that. Once the change is read, whatever fails gives the outcome `error`, which blocks.
 * @throws ChangeError when the change itself cannot be read: an unknown revision, no commit yet, wrong usage.
 */
export async function runCheck(input: CheckInput): Promise<CheckReport> {
	const start = performance.now();
	const ports = openPorts(input.repository, input.config);
	try {
		const change = await readChange(input.repository, input.request, ports.config);
		input.onTiming?.("change", performance.now() - start);
		// Rooms that come later ask for it, and get its failure; until then git lists it beside everything else.
		ports.trees.listTree(change.head.tree).catch(() => {});
		return await passThrough({ input, change, ports, stages: createStageRunner(input.onTiming) });
	} finally {
		await ports.close();
	}
}

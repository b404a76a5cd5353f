import { type Claim, NO_EVIDENCE } from "./claim.ts";

const STRENGTH: Readonly<Record<Claim["grade"], number>> = { captured: 3, declared: 2, inferred: 1, none: 0 };
const SOURCE_ORDER: readonly Claim["source"][] = [
	"record",
	"git-ai-note",
	"agent-trace",
	"trailer",
	"identity",
	"none",
];

export interface Combined {
	readonly claim: Claim;
	/** What disagrees, in words; null when nothing does. */
	readonly conflict: string | null;
}

function describe(claim: Claim): string {
	return `${claim.source} says ${claim.origin}${claim.tool === null ? "" : ` (${claim.tool})`}`;
}

function describeAll(claims: readonly Claim[]): string {
	return [...new Set(claims.map(describe))].join(", ");
}

/** Details come from one claim, never a tool from here and a model from there; only the person may be another's word. */
function merge(peers: readonly Claim[], origin: Claim["origin"]): Claim {
	const lead = peers.find((claim) => claim.tool !== null) ?? peers[0] ?? NO_EVIDENCE;
	const person = lead.person ?? peers.find((claim) => claim.person !== null)?.person ?? null;
	return { ...lead, origin, person };
}

/** A weaker claim contradicts only where one says `human` and the other `ai`; `mixed` is compatible with both. */
function contradicts(claim: Claim, origin: Claim["origin"]): boolean {
	return (claim.origin === "ai" && origin === "human") || (claim.origin === "human" && origin === "ai");
}

/**
 * What all claims about one line come to. The strongest grade wins; equals that disagree make `mixed`. A claim of
 * `unknown` is no statement about origin, so any other claim comes before it.
 */
export function combineClaims(claims: readonly Claim[]): Combined {
	const ordered = claims.toSorted(
		(a, b) =>
			STRENGTH[b.grade] - STRENGTH[a.grade] ||
			SOURCE_ORDER.indexOf(a.source) - SOURCE_ORDER.indexOf(b.source),
	);
	const speaking = ordered.filter((claim) => claim.origin !== "unknown");
	const [first] = speaking;
	if (!first) return { claim: ordered[0] ?? NO_EVIDENCE, conflict: null };
	const peers = speaking.filter((claim) => claim.grade === first.grade);
	if (new Set(peers.map((claim) => claim.origin)).size > 1) {
		return { claim: merge(peers, "mixed"), conflict: `${describeAll(peers)}; taken as mixed` };
	}
	const contrary = speaking.filter((claim) => contradicts(claim, first.origin));
	const conflict =
		contrary.length === 0
			? null
			: `${describeAll([...peers, ...contrary])}; taken as ${first.origin}, because ${first.grade} outranks declared`;
	return { claim: merge(peers, first.origin), conflict };
}

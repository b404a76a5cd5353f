import { groupBy } from "../kit/index.ts";
import type { ObjectId } from "../model/index.ts";
import type { ClaimSpan, PlacedClaim } from "./claim.ts";
import { paintClaims } from "./paint-claims.ts";

/** Claims of one source and one origin: sorted and disjoint. Different layers may overlap; that is a disagreement. */
export interface Layer {
	readonly name: string;
	readonly runs: readonly ClaimSpan[];
}

/** Layers by commit (null: the head side) and path. */
export interface ClaimIndex {
	find(commit: ObjectId | null, path: string): readonly Layer[];
}

function keyOf(commit: ObjectId | null, path: string): string {
	return `${commit ?? "head"}\0${path}`;
}

function buildLayers(claims: readonly PlacedClaim[]): readonly Layer[] {
	const groups = groupBy(claims, ({ claim }) => `${claim.source} ${claim.origin}`);
	return [...groups].map(([name, spans]) => ({ name, runs: paintClaims(spans) }));
}

/** Of claims that overlap and agree in source and origin, the earlier in the list is kept. */
export function indexClaims(claims: readonly PlacedClaim[]): ClaimIndex {
	const groups = groupBy(claims, ({ commit, path }) => keyOf(commit, path));
	const layers = new Map([...groups].map(([key, group]) => [key, buildLayers(group)]));
	return { find: (commit, path) => layers.get(keyOf(commit, path)) ?? [] };
}

import type { SensitiveArea } from "@countersign/core/model";
import type { FlowFacts, Span } from "../flow/facts.ts";

export interface NamedSpan extends Span {
	readonly name: string;
}

/** A search rule's match, before it has a path. */
export interface LocalFinding extends Span {
	readonly ruleId: string;
	/** Where the metavariables stand that the rule's message and fix speak of. */
	readonly names: readonly NamedSpan[];
}

export interface LocalArea {
	readonly ruleId: string;
	readonly area: SensitiveArea;
	readonly startLine: number;
	readonly endLine: number;
}

/** A comment that accepts findings on its own line or, when it stands alone, on the next one. */
export interface Suppression {
	readonly line: number;
	/** Rule ids; empty means all. */
	readonly ruleIds: readonly string[];
	readonly reason: string;
}

/** A module as written in an import, with the line it stands on. */
export interface ModuleImport {
	readonly module: string;
	readonly line: number;
}

/** Everything one file says by itself; free of paths, so that equal files share it. */
export interface FileArtifact {
	readonly lines: number;
	/** Regions the grammar could not parse. */
	readonly errors: number;
	readonly findings: readonly LocalFinding[];
	readonly areas: readonly LocalArea[];
	readonly suppressions: readonly Suppression[];
	readonly imports: readonly ModuleImport[];
	readonly flow: FlowFacts;
}

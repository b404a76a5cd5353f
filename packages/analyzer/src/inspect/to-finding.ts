import { sha256Hex } from "@countersign/core/kit";
import type { Finding, FlowStep, TextRange } from "@countersign/core/model";
import type { Span } from "../flow/facts.ts";
import type { Flow, LinkedStep } from "../flow/link.ts";
import type { Rule } from "../rules/rule.ts";
import type { Secret } from "../secrets/scan-secrets.ts";
import { createLineIndex, type LineIndex } from "../tree/line-index.ts";
import type { LocalFinding } from "./artifact.ts";
import { fillText } from "./fill-text.ts";

const MAX_SNIPPET_LINES = 5;
const MAX_SNIPPET_LINE = 160;

/** Source and lines of one file, made when a finding first needs them. */
export interface FileText {
	readonly path: string;
	readonly source: string;
	readonly lines: LineIndex;
}

export function createFileText(path: string, source: string): FileText {
	return { path, source, lines: createLineIndex(source) };
}

export function rangeOf(file: FileText, span: Span): TextRange {
	const from = file.lines.positionAt(span.start);
	const to = file.lines.positionAt(span.end);
	return {
		startLine: from.line,
		startColumn: from.column,
		endLine: to.line,
		endColumn: Math.max(to.column, 1),
	};
}

function snippetOf(file: FileText, span: Span): string {
	const start = file.source.lastIndexOf("\n", span.start - 1) + 1;
	const lines = file.source.slice(start, start + 2_000).split("\n");
	const { startLine, endLine } = rangeOf(file, span);
	const count = Math.min(endLine - startLine + 1, MAX_SNIPPET_LINES);
	return lines
		.slice(0, count)
		.map((line) => line.slice(0, MAX_SNIPPET_LINE).trimEnd())
		.join("\n");
}

/** Equal findings of one file are told apart by their order, so that moving or editing other code changes nothing. */
export class Fingerprints {
	readonly #seen = new Map<string, number>();

	next(ruleId: string, path: string, text: string): string {
		const body = `${ruleId}\0${text.replace(/\s+/g, " ").trim()}`;
		const key = `${path}\0${body}`;
		const ordinal = this.#seen.get(key) ?? 0;
		this.#seen.set(key, ordinal + 1);
		return sha256Hex(`${body}\0${ordinal}`);
	}
}

export function fromLocal(
	rule: Rule,
	local: LocalFinding,
	context: { readonly file: FileText; readonly fingerprints: Fingerprints },
): Finding {
	const { file } = context;
	return {
		ruleId: rule.id,
		category: rule.category,
		message: fillText(rule.message, local.names, file.source),
		severity: rule.severity,
		confidence: rule.confidence,
		cwe: rule.cwe,
		path: file.path,
		range: rangeOf(file, local),
		snippet: snippetOf(file, local),
		flow: [],
		fingerprint: context.fingerprints.next(rule.id, file.path, file.source.slice(local.start, local.end)),
		fix: rule.fix === null ? null : fillText(rule.fix, local.names, file.source),
	};
}

function stepsOf(flow: Flow): readonly LinkedStep[] {
	const steps: LinkedStep[] = [];
	for (let at = flow.steps; at; at = at.prev) steps.unshift(at);
	return steps;
}

function flowStep(file: FileText, span: Span, what: { role: FlowStep["role"]; note: string }): FlowStep {
	return {
		path: file.path,
		range: rangeOf(file, span),
		...what,
		snippet: snippetOf(file, span).split("\n")[0]?.trim() ?? "",
	};
}

function flowSteps(flow: Flow, textOf: (path: string) => FileText): readonly FlowStep[] {
	const source = flowStep(textOf(flow.source.path), flow.source.at, {
		role: "source",
		note: "untrusted data enters",
	});
	const sink = flowStep(textOf(flow.sink.path), flow.sink.at, { role: "sink", note: "used here" });
	const between = stepsOf(flow)
		.filter((step) => step.note !== "")
		.map((step) => flowStep(textOf(step.path), step.at, { role: "step", note: step.note }));
	return [source, ...between, sink];
}

export function fromFlow(
	rule: Rule,
	flow: Flow,
	context: { readonly textOf: (path: string) => FileText; readonly fingerprints: Fingerprints },
): Finding {
	const file = context.textOf(flow.sink.path);
	const span = flow.sink.at;
	return {
		ruleId: rule.id,
		category: rule.category,
		message: fillText(rule.message, [], file.source),
		severity: rule.severity,
		confidence: rule.confidence,
		cwe: rule.cwe,
		path: file.path,
		range: rangeOf(file, span),
		snippet: snippetOf(file, span),
		flow: flowSteps(flow, context.textOf),
		fingerprint: context.fingerprints.next(rule.id, file.path, file.source.slice(span.start, span.end)),
		fix: rule.fix,
	};
}

/** The finding for a secret; `file` must hold the text with secrets hidden. */
export function toSecretFinding(file: FileText, secret: Secret): Finding {
	const message = secret.message.charAt(0).toUpperCase() + secret.message.slice(1);
	return {
		ruleId: secret.ruleId,
		category: "hardcoded-secret",
		message: `${message}. Revoke it, remove it from the history, and read it from the environment or a secret store.`,
		severity: "critical",
		confidence: "high",
		cwe: ["CWE-798"],
		path: file.path,
		range: rangeOf(file, secret),
		snippet: snippetOf(file, secret),
		flow: [],
		fingerprint: sha256Hex(`${secret.ruleId}\0${secret.digest}`),
		fix: null,
	};
}

import type { ProvenanceRecord } from "../../model/index.ts";
import { cleanLabel, parseModelName } from "../label.ts";
import type { AgentEvent } from "./agent-event.ts";
import type { CaptureSettings } from "./git-settings.ts";
import type { SessionState } from "./session-state.ts";

/** What all records of one event share. */
export interface RecordFrame {
	readonly event: AgentEvent;
	readonly state: SessionState;
	readonly settings: CaptureSettings;
	readonly now: Date;
	/** Redacted. */
	readonly command: string | null;
	readonly model: string | null;
	readonly version: string | null;
}

/** What one edit adds to it. */
export type EditFacts = Pick<
	ProvenanceRecord,
	"path" | "contentBefore" | "contentAfter" | "refinement" | "runs" | "gap"
>;

function label(text: string | null): string | null {
	return text === null ? null : cleanLabel(text);
}

export function buildRecord(
	{ event, state, settings, now, command, model, version }: RecordFrame,
	facts: EditFacts,
): ProvenanceRecord {
	return {
		schema: "countersign/provenance-1",
		kind: event.kind,
		at: now.toISOString(),
		tool: { name: label(event.tool) ?? "unknown", version: label(version) },
		model: model === null ? null : parseModelName(model),
		session: label(event.session),
		call: label(event.call),
		person: settings.person,
		permissionMode: label(event.permissionMode),
		proposalChanged: event.proposalChanged,
		command,
		prompt: event.kind === "ai" ? state.prompt : null,
		...facts,
	};
}

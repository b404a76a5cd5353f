export type { AgentEdit, AgentEvent, AgentPhase, Replacement } from "./agent-event.ts";
export { capture } from "./capture.ts";
export { decodeInput, MAX_INPUT_BYTES } from "./decode-input.ts";
export { CAPTURE_ERRORS, CaptureError, type CaptureErrorCode } from "./errors.ts";
export type { CaptureOutcome, Heartbeat } from "./heartbeat.ts";
export { CAPTURE_AGENTS, parseAgentEvent } from "./parse-agent-event.ts";
export type { CaptureRequest } from "./scene.ts";

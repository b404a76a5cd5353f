export { assertSigned } from "./assert-signed.ts";
export { createEnvelope } from "./create-envelope.ts";
export { createEvidenceEnvelope, type EvidenceEnvelope } from "./create-evidence-envelope.ts";
export { parseEnvelope, parseStatement } from "./parse-envelope.ts";
export { renderEnvelope } from "./render-envelope.ts";

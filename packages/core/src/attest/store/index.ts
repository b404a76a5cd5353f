export { listEnvelopes, readEnvelope, STATEMENTS_REF, storeEnvelope } from "./statement-store.ts";

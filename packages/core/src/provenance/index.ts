export { PROVENANCE_ERRORS, ProvenanceError, type ProvenanceErrorCode } from "./errors.ts";
export { type ProvenanceInput, readProvenance } from "./read-provenance.ts";

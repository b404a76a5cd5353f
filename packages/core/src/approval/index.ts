export { Act, Comment, ReasonText, type SignedHunk } from "./act.ts";
export { ACT_PREDICATE_TYPES, buildActStatement, parseActStatement } from "./act-statement.ts";
export { type ActGround, type ActWish, buildAct } from "./build-act.ts";
export { APPROVAL_ERRORS, ApprovalError, type ApprovalErrorCode } from "./errors.ts";
export { judgeSigner, type StoredAct } from "./judge-signer.ts";
export { type HunkSource, listHunks } from "./list-hunks.ts";
export { type Review, type ReviewInput, reviewChange } from "./review-change.ts";
export { BOARD_ROLES, MAX_WAIVER_DAYS, VETO_ROLES, WAIVER_ROLES } from "./roles.ts";

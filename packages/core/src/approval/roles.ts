import type { Role } from "../model/index.ts";

/** The review board. */
export const BOARD_ROLES: readonly Role[] = ["security", "privacy", "product"];

/** Who may stop a change. To say no is cheap to undo, so it takes less than to overrule one. */
export const VETO_ROLES: readonly Role[] = [...BOARD_ROLES, "senior", "release"];

/** Who may let a clause be broken for a time. */
export const WAIVER_ROLES: readonly Role[] = ["security", "senior"];

/** The longest time that a waiver may last. */
export const MAX_WAIVER_DAYS = 90;

/** How many of the board overrule a veto together. */
export const OVERRULING = 2;

/**
 * `installed`: every hook as `init` writes it. `changed`: some are missing, or were edited since. `unreadable`: the file is
 * not as the assistant reads it.
 */
export type HookState = "installed" | "changed" | "missing" | "unreadable";

import type { Family } from "../rules/rule.ts";

/** Names that settings and suppressions accept for all rules of a kind. */
export const families: readonly Family[] = ["ffi", "exit", "handles", "locks", "build", "suppression"];

/** The registry: every rule once, in the order of ids, one line each. */

import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [];

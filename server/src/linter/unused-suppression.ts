import type { Rule } from "../rules/rule.ts";

/**
 * A rule about the comments that silence rules. Its findings come from `lint`, which alone knows what was silenced;
 * it is a `Rule` so that settings, pages and reports treat it like every other.
 */
export const unusedSuppression: Rule = Object.freeze({
  id: "unused-suppression",
  family: "suppression",
  since: "0.1.0",
  severity: "hint",
  isOnByDefault: true,
  summary: "Suppression comment that names no rule, an unknown rule, or silences nothing",
  why: `
    A comment that silences a rule outlives the code it was written for. One that silences nothing hides the next real
    finding on its line, and one without an id hides findings of rules that did not exist when it was written.
  `,
  examples: [
    {
      bad: `
        import subprocess

        # seamlint: ignore[discarded-exit-statuses]
        subprocess.check_call(["make"])
      `,
      good: `
        import subprocess

        subprocess.check_call(["make"])
      `,
    },
  ],
  check: () => [],
} as const satisfies Rule);

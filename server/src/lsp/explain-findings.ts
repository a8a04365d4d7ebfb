/** What a rule is about, shown where it found something: the diagnostic says what is wrong here, this says why it matters. */

import type { Hover } from "../assist/assistance.ts";
import type { Diagnostic } from "../linter/lint.ts";
import { dedent } from "../text/dedent.ts";

export function explainFindings(findings: readonly Diagnostic[], offset: number): Hover | undefined {
  const here = findings.filter(({ span }) => span.start <= offset && offset <= span.end);
  const [first] = here;
  if (first === undefined) return undefined;

  const rules = [...new Set(here.map((it) => it.rule))];
  const markdown = rules
    .map(({ id, summary, why }) => `**${id}**: ${summary}.\n\n${dedent(why).trim()}`)
    .join("\n\n---\n\n");
  return { span: first.span, markdown };
}

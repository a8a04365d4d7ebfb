import type { Severity } from "../../../rules/rule.ts";

/** Shape, word and colour: none of them alone tells. */
export const severitySigns: Readonly<Record<Severity, string>> = { error: "✕", warning: "▲", hint: "●" };

export function severityBadge(severity: Severity): string {
  return `<span class="badge ${severity}"><span aria-hidden="true">${severitySigns[severity]}</span> ${severity}</span>`;
}

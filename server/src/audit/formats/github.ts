import type { Report } from "../report.ts";

const commands = { error: "error", warning: "warning", hint: "notice" } as const;

/** Workflow commands, which GitHub shows as annotations beside the code. */
export function toGitHub({ findings }: Report): string {
  return findings
    .map((it) => {
      const columns = it.line === it.endLine ? [`col=${it.column}`, `endColumn=${it.endColumn}`] : [];
      const place = [`file=${property(it.path)}`, `line=${it.line}`, `endLine=${it.endLine}`, ...columns];
      return `::${commands[it.severity]} ${place.join(",")},title=${property(it.rule.id)}::${text(it.message)}\n`;
    })
    .join("");
}

function text(value: string): string {
  return value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(value: string): string {
  return text(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

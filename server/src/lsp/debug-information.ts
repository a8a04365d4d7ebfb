import { allRules } from "../linter/lint.ts";
import { hostName } from "../workspace/runtime.ts";
import type { ClientFeatures } from "./client-features.ts";
import type { Session } from "./session.ts";

/** Lines for a bug report. Counts and settings, no paths and no code. */
export function debugInformation(session: Session, features: ClientFeatures, version: string): string {
  const folders = session.workspace.folders();
  const lines = [
    `- Seamlint ${version}, ${hostName()}`,
    `- ${allRules.length} rules`,
    `- ${session.openUris().length} open documents`,
    `- ${folders.length} folders: ${folders.map((it) => `${it.discovery().paths.length} files`).join(", ") || "none"}`,
    `- configuration problems: ${folders.reduce((sum, it) => sum + it.configurationProblems().length, 0)}`,
    ...folders.map((it) => `- settings: ${JSON.stringify(session.settingsFor(it))}`),
    `- client: ${Object.entries(features)
      .map(([name, value]) => `${name} ${value ? "yes" : "no"}`)
      .join(", ")}`,
  ];
  return `${lines.join("\n")}\n`;
}

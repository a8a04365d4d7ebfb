/** What the editor's settings say. Rules and targets are configured in files only, so that the command line agrees. */

import type { Severity } from "../rules/rule.ts";

export interface EditorSettings {
  readonly isEnabled: boolean;
  readonly checksWorkspace: boolean;
  /** How severities are shown here and nowhere else, by rule id or family. */
  readonly severityOverrides: Readonly<Record<string, Severity | "off">>;
}

export const defaultSettings: EditorSettings = { isEnabled: true, checksWorkspace: false, severityOverrides: {} };

/** A value of the wrong type counts as absent: an editor shows such mistakes where they are made. */
export function parseSettings(value: unknown): EditorSettings {
  const settings = recordOf(value);
  const overrides = Object.entries(recordOf(settings["severityOverrides"])).flatMap(([name, severity]) =>
    isSeverity(severity) ? [[name, severity] as const] : [],
  );
  return {
    isEnabled: settings["enable"] !== false,
    checksWorkspace: settings["diagnosticMode"] === "workspace",
    severityOverrides: Object.fromEntries(overrides),
  };
}

function isSeverity(value: unknown): value is Severity | "off" {
  return value === "error" || value === "warning" || value === "hint" || value === "off";
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

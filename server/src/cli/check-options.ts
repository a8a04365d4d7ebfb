/** The options of `seamlint check`, from words to values. What cannot be understood is a sentence, never an exception. */

import { type FormatName, formatNames } from "../audit/formats/formats.ts";
import { families } from "../linter/families.ts";
import { allRules } from "../linter/lint.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import { allPlatforms, type Platform, type VersionRange } from "../semantics/target.ts";
import { closestTo } from "../text/closest.ts";
import { parseVersionRanges } from "../workspace/configuration/version-ranges.ts";

/** As commander hands them over. */
export interface CheckFlags {
  readonly outputFormat?: string;
  readonly outputFile?: string;
  readonly report?: string;
  readonly targetVersion?: string;
  readonly targetPlatforms?: string;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly exclude?: readonly string[];
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
  readonly exitZero?: boolean;
  readonly quiet?: boolean;
  readonly hints?: boolean;
  readonly minSeverity?: string;
  readonly statistics?: boolean;
  readonly color?: string;
  readonly config?: string;
  readonly isolated?: boolean;
  readonly forceExclude?: boolean;
  readonly stdinFilename?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly strictBaseline?: boolean;
}

export interface CheckOptions {
  readonly format: FormatName | "text";
  readonly versions: readonly VersionRange[] | undefined;
  readonly platforms: readonly Platform[] | undefined;
  readonly rules: readonly Rule[];
  readonly severities: Readonly<Record<string, Severity | "off" | "on">>;
  readonly minSeverity: Severity;
  /** Sentences about what was ignored. */
  readonly warnings: readonly string[];
}

const severityOrder: readonly Severity[] = ["hint", "warning", "error"];

/** The options, or the sentence that says why nothing can be done. */
export function readOptions(flags: CheckFlags): CheckOptions | string {
  const format = flags.outputFormat ?? "text";
  const known = format === "text" ? "text" : formatNames.find((it) => it === format);
  if (known === undefined) return unknownWord("output format", format, ["text", ...formatNames], "--output-format");

  const versions = flags.targetVersion === undefined ? undefined : parseVersionRanges(flags.targetVersion);
  if (flags.targetVersion !== undefined && versions === undefined) {
    return `"${flags.targetVersion}" names no version of Python; write --target-version 2.7 or --target-version ">=3.6,<3.14".`;
  }

  const platforms = flags.targetPlatforms === undefined ? undefined : readPlatforms(flags.targetPlatforms);
  if (typeof platforms === "string") return platforms;

  const minSeverity = severityOrder.find((it) => it === (flags.minSeverity ?? "warning"));
  if (minSeverity === undefined)
    return unknownWord("severity", flags.minSeverity ?? "", severityOrder, "--min-severity");

  const color = flags.color ?? "auto";
  if (!["auto", "always", "never"].includes(color))
    return unknownWord("color mode", color, ["auto", "always", "never"], "--color");

  return withRules(flags, { format: known, versions, platforms, minSeverity });
}

function withRules(
  { select, ignore }: CheckFlags,
  options: Omit<CheckOptions, "rules" | "severities" | "warnings">,
): CheckOptions | string {
  const names = [...allRules.map((it) => it.id), ...families];
  const unknown = [...(select ?? []), ...(ignore ?? [])].filter((it) => !names.includes(it));
  const warnings = unknown.map((it) => {
    const closest = closestTo(it, names);
    return `There is no rule or family "${it}"; ${closest === undefined ? "`seamlint rule --all` lists them." : `did you mean "${closest}"?`}`;
  });
  const selected = select?.filter((it) => names.includes(it));
  if (selected?.length === 0) return warnings.join(" ");

  const rules = allRules.filter((it) => isNamed(it, selected, true) && !isNamed(it, ignore, false));
  // A rule that is off by default runs when it is named itself, or when its family is.
  const severities = Object.fromEntries((selected ?? []).map((it) => [it, "on"] as const));
  return { ...options, rules, severities, warnings };
}

function isNamed({ id, family }: Rule, names: readonly string[] | undefined, otherwise: boolean): boolean {
  return names === undefined ? otherwise : names.includes(id) || names.includes(family);
}

function readPlatforms(text: string): readonly Platform[] | string {
  const platforms: Platform[] = [];
  for (const name of text.split(/[\s,]+/).filter((it) => it !== "")) {
    const platform = allPlatforms.find((it) => it === name);
    if (platform === undefined) return unknownWord("platform", name, allPlatforms, "--target-platforms");
    platforms.push(platform);
  }
  return platforms.length === 0
    ? `Name at least one platform after --target-platforms: ${allPlatforms.join(", ")}.`
    : platforms;
}

function unknownWord(what: string, word: string, words: readonly string[], flag: string): string {
  const closest = closestTo(word, words);
  return `There is no ${what} "${word}" for ${flag}; ${closest === undefined ? `write one of ${words.join(", ")}.` : `did you mean "${closest}"?`}`;
}

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severityOrder.indexOf(severity) >= severityOrder.indexOf(least);
}

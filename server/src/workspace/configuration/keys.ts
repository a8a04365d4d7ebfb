/** How each key of a configuration file is read. A reader says what is wrong and then answers `undefined`. */

import { families } from "../../linter/families.ts";
import { allRules } from "../../linter/lint.ts";
import type { LockFactory } from "../../semantics/options.ts";
import { allPlatforms, type Platform } from "../../semantics/target.ts";
import { closestTo } from "../../text/closest.ts";
import type { Span } from "../../text/span.ts";
import type { Settings } from "./configuration.ts";
import type { TomlValue } from "./toml.ts";
import { parseVersionRanges } from "./version-ranges.ts";

export type Complain = (span: Span, message: string) => void;

type Severities = NonNullable<Settings["rules"]>;

/** Every key, with what it adds to the settings. */
export const keys: ReadonlyMap<string, (value: TomlValue, complain: Complain) => Settings> = new Map([
  ["target-version", (value, complain): Settings => ({ targetVersions: readVersions(value, complain) })],
  ["target-platforms", (value, complain) => ({ targetPlatforms: readPlatforms(value, complain) })],
  ["parallel-build", (value, complain) => ({ parallelBuild: readParallelBuild(value, complain) })],
  ["build-scripts", (value, complain) => ({ buildScripts: readStrings(value, complain) })],
  ["allow-ignored-commands", (value, complain) => ({ allowIgnoredCommands: readStrings(value, complain) })],
  ["lock-factories", (value, complain) => ({ lockFactories: readLockFactories(value, complain) })],
  ["headers", (value, complain) => ({ headers: readHeaders(value, complain) })],
  ["exclude", (value, complain) => ({ exclude: readStrings(value, complain) })],
  ["include", (value, complain) => ({ include: readStrings(value, complain) })],
  ["rules", (value, complain) => ({ rules: readRules(value, complain) })],
  ["max-file-size", (value, complain) => ({ maxFileSize: readSize(value, complain) })],
  ["baseline", (value, complain) => ({ baseline: readString(value, complain) })],
]);

/** What a severity in a configuration file may be. */
export const severityWords: readonly string[] = ["error", "warning", "hint", "on", "off"];

function readVersions(value: TomlValue, complain: Complain): Settings["targetVersions"] {
  if (value.kind !== "string") return complaint(complain, value, 'is written as text, such as "2.7" or ">=3.6,<3.14"');

  const ranges = parseVersionRanges(value.value);
  return (
    ranges ?? complaint(complain, value, `"${value.value}" names no version of Python; write "2.7" or ">=3.6,<3.14"`)
  );
}

function readPlatforms(value: TomlValue, complain: Complain): Settings["targetPlatforms"] {
  const names = value.kind === "string" ? [value] : value.kind === "array" ? value.elements : undefined;
  if (names === undefined) return complaint(complain, value, `is a list of ${allPlatforms.join(", ")}`);

  const platforms: Platform[] = [];
  for (const name of names) {
    const platform = name.kind === "string" ? allPlatforms.find((it) => it === name.value) : undefined;
    if (platform !== undefined) platforms.push(platform);
    else complaint(complain, name, unknownWord("platform", name, allPlatforms));
  }
  return platforms.length === 0 ? undefined : platforms;
}

function readParallelBuild(value: TomlValue, complain: Complain): Settings["parallelBuild"] {
  if (value.kind === "boolean") return value.value;
  if (value.kind === "string" && value.value === "auto") return "auto";
  return complaint(complain, value, 'is true, false or "auto"');
}

function readLockFactories(value: TomlValue, complain: Complain): readonly LockFactory[] | undefined {
  const wanted = 'is a list of { name = "package.make_lock", reentrant = false }';
  if (value.kind !== "array") return complaint(complain, value, wanted);

  return value.elements.flatMap((element): readonly LockFactory[] => {
    if (element.kind === "string") return [{ name: element.value, reentrant: false }];
    const name = element.kind === "table" ? element.entries.get("name")?.value : undefined;
    const reentrant = element.kind === "table" ? element.entries.get("reentrant")?.value : undefined;
    if (name?.kind !== "string") {
      complaint(complain, element, wanted);
      return [];
    }
    if (reentrant !== undefined && reentrant.kind !== "boolean")
      complaint(complain, reentrant, "`reentrant` is true or false");
    return [{ name: name.value, reentrant: reentrant?.kind === "boolean" && reentrant.value }];
  });
}

function readHeaders(value: TomlValue, complain: Complain): Settings["headers"] {
  if (value.kind !== "table") return complaint(complain, value, 'is a table such as { mylib = ["include/mylib.h"] }');

  const headers: [string, readonly string[]][] = [];
  for (const [stem, entry] of value.entries) {
    const globs = entry.value.kind === "string" ? [entry.value.value] : readStrings(entry.value, complain);
    if (globs !== undefined) headers.push([stem, globs]);
  }
  return Object.fromEntries(headers);
}

function readRules(value: TomlValue, complain: Complain): Severities | undefined {
  if (value.kind !== "table") return complaint(complain, value, 'is a table such as { unwaited-child = "off" }');

  const known = [...allRules.map((it) => it.id), ...families];
  const severities: [string, Severities[string]][] = [];
  for (const [name, { keySpan, value: severity }] of value.entries) {
    if (!known.includes(name)) {
      const closest = closestTo(name, known);
      complain(
        keySpan,
        `there is no rule or family "${name}"; ${closest === undefined ? "`seamlint rule --all` lists them" : `did you mean "${closest}"?`}`,
      );
      continue;
    }
    const word =
      severity.kind === "boolean" ? (severity.value ? "on" : "off") : severity.kind === "string" ? severity.value : "";
    if (isSeverity(word)) severities.push([name, word]);
    else complaint(complain, severity, unknownWord("severity", severity, severityWords));
  }
  return Object.fromEntries(severities);
}

export function isSeverity(word: string): word is Severities[string] {
  return severityWords.includes(word);
}

const UNITS: Readonly<Record<string, number>> = { "": 1, b: 1, kb: 1_000, mb: 1_000_000, gb: 1_000_000_000 };

function readSize(value: TomlValue, complain: Complain): number | undefined {
  if (value.kind === "number" && value.value > 0) return value.value;
  const match =
    value.kind === "string" ? /^(?<count>\d+(?:\.\d+)?)\s*(?<unit>[kmg]?b)?$/i.exec(value.value)?.groups : undefined;
  const unit = UNITS[match?.["unit"]?.toLowerCase() ?? ""];
  if (match === undefined || unit === undefined)
    return complaint(complain, value, 'is a number of bytes, or text such as "2 MB"');
  return Number(match["count"]) * unit;
}

function readStrings(value: TomlValue, complain: Complain): readonly string[] | undefined {
  if (value.kind !== "array") return complaint(complain, value, 'is a list of texts, such as ["one", "two"]');

  return value.elements.flatMap((it) => {
    if (it.kind === "string") return [it.value];
    complaint(complain, it, "holds texts only; put this into quotes");
    return [];
  });
}

function readString(value: TomlValue, complain: Complain): string | undefined {
  return value.kind === "string" ? value.value : complaint(complain, value, "is written as text, in quotes");
}

function complaint(complain: Complain, value: TomlValue, message: string): undefined {
  complain(value.span, message);
  return undefined;
}

function unknownWord(what: string, value: TomlValue, words: readonly string[]): string {
  if (value.kind !== "string") return `a ${what} is one of ${words.join(", ")}`;
  const closest = closestTo(value.value, words);
  return `there is no ${what} "${value.value}"; ${closest === undefined ? `write one of ${words.join(", ")}` : `did you mean "${closest}"?`}`;
}

/** Versions of Python as people write them: `2.7`, `>=3.6,<3.14`, `~=3.8`, `2.7, >=3.4`, `^3.8`. */

import { compareVersions, type Version, type VersionRange } from "../../semantics/target.ts";

const CLAUSE =
  /^(?<operator>>=|<=|==|!=|~=|>|<|\^|~|=)?\s*v?(?<major>\d+)(?:\.(?<minor>\d+|\*))?(?:\.(?:\d+|\*))*(?:(?:a|b|rc|\.dev)\d*)?(?:\.\*)?$/;

/**
 * The versions that meet a specifier of PEP 440, where `2.7` alone means that version. Alternatives, as Poetry and setup
 * scripts write them, are separated by `||`. `undefined` for what cannot be read.
 */
export function parseVersionRanges(specifier: string): readonly VersionRange[] | undefined {
  const alternatives = specifier.split("||").map((it) => parseConjunction(it));
  const ranges: VersionRange[] = [];
  for (const alternative of alternatives) {
    if (alternative === undefined) return undefined;
    ranges.push(...alternative);
  }
  return ranges.length === 0 ? undefined : mergeRanges(ranges);
}

/** Clauses with an operator narrow; bare versions, such as `2.7, 3.6`, add up. */
function parseConjunction(text: string): readonly VersionRange[] | undefined {
  const clauses = text
    .replace(/([<>=!~^])\s+/g, "$1")
    .split(/,|\s+(?=[<>=!~^\d])/)
    .map((it) => it.trim());
  const joined = clauses.filter((it) => it !== "" && it !== "*");
  if (joined.length === 0) return text.trim() === "*" ? everything : undefined;

  let narrowed = everything;
  const listed: VersionRange[] = [];
  for (const clause of joined) {
    const match = CLAUSE.exec(clause)?.groups;
    if (match === undefined) return undefined;

    const major = Number(match["major"]);
    const minor = match["minor"] === undefined || match["minor"] === "*" ? undefined : Number(match["minor"]);
    const operator = match["operator"];
    if (operator === undefined || operator === "=") listed.push(exactly(major, minor));
    else if (operator !== "!=") narrowed = intersect(narrowed, rangesOf(operator, major, minor, clause));
  }
  const result = listed.length === 0 ? narrowed : intersect(narrowed, listed);
  return result.length === 0 ? undefined : result;
}

const everything: readonly VersionRange[] = [{ from: [2, 0], below: undefined }];

function exactly(major: number, minor: number | undefined): VersionRange {
  if (minor !== undefined) return { from: [major, minor], below: next(major, minor) };
  // Nobody targets a Python 2 before 2.7 by naming Python 2.
  return major === 2 ? { from: [2, 7], below: [3, 0] } : { from: [major, 0], below: [major + 1, 0] };
}

function rangesOf(operator: string, major: number, minor: number | undefined, clause: string): readonly VersionRange[] {
  const version: Version = [major, minor ?? (major === 2 && operator === ">=" ? 7 : 0)];
  switch (operator) {
    case ">=":
      return [{ from: version, below: undefined }];
    case ">":
      return [{ from: isWholeSeries(clause) ? next(major, minor ?? 0) : version, below: undefined }];
    case "<":
      return [{ from: [2, 0], below: version }];
    case "<=":
      return [{ from: [2, 0], below: minor === undefined ? [major + 1, 0] : next(major, minor) }];
    case "~=":
    case "^":
      return [
        {
          from: version,
          below: /\.\d+\.\d+/.test(clause) && operator === "~=" ? next(major, minor ?? 0) : [major + 1, 0],
        },
      ];
    case "~":
      return [minor === undefined ? exactly(major, undefined) : exactly(major, minor)];
    default:
      return [exactly(major, minor)];
  }
}

/** `>3.6` leaves 3.6 out; `>3.6.1` does not. */
function isWholeSeries(clause: string): boolean {
  return !/\d+\.\d+\.\d/.test(clause);
}

/** The series after a version. After 2.7 comes 3.0. */
function next(major: number, minor: number): Version {
  return major === 2 && minor >= 7 ? [3, 0] : [major, minor + 1];
}

function intersect(a: readonly VersionRange[], b: readonly VersionRange[]): readonly VersionRange[] {
  return a.flatMap((one) =>
    b.flatMap((other): readonly VersionRange[] => {
      const from = compareVersions(one.from, other.from) > 0 ? one.from : other.from;
      const below = earlier(one.below, other.below);
      return below === undefined || compareVersions(from, below) < 0 ? [{ from, below }] : [];
    }),
  );
}

function earlier(a: Version | undefined, b: Version | undefined): Version | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareVersions(a, b) < 0 ? a : b;
}

/** Disjoint and ascending, as a target wants them. */
export function mergeRanges(ranges: readonly VersionRange[]): readonly VersionRange[] {
  const merged: VersionRange[] = [];
  for (const range of ranges.toSorted((a, b) => compareVersions(a.from, b.from))) {
    const last = merged.at(-1);
    if (last === undefined || (last.below !== undefined && compareVersions(last.below, range.from) < 0)) {
      merged.push(range);
    } else {
      const below =
        last.below === undefined || range.below === undefined
          ? undefined
          : compareVersions(last.below, range.below) < 0
            ? range.below
            : last.below;
      merged[merged.length - 1] = { from: last.from, below };
    }
  }
  return merged;
}

/** As a person would write them. */
export function formatVersionRanges(ranges: readonly VersionRange[]): string {
  return ranges
    .map(({ from, below }) => {
      const start = from.join(".");
      if (below === undefined) return `>=${start}`;
      const following = next(from[0], from[1]);
      return compareVersions(following, below) === 0 ? start : `>=${start},<${below.join(".")}`;
    })
    .join(" || ");
}

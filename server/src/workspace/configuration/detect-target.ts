/**
 * What a project's own metadata says about the Python it runs on: `pyproject.toml`, `setup.cfg`, `setup.py`. Read as text;
 * nothing of it is ever run.
 */

import {
  compareVersions,
  defaultPlatforms,
  defaultTarget,
  type Platform,
  type Version,
  type VersionRange,
} from "../../semantics/target.ts";
import { isProblem, parseToml, stringAt, stringsAt } from "./toml.ts";
import { mergeRanges, parseVersionRanges } from "./version-ranges.ts";

export interface Metadata {
  /** `undefined` where nothing is said. */
  readonly versions: readonly VersionRange[] | undefined;
  readonly platforms: readonly Platform[] | undefined;
  /** Whether it describes a package that others install. */
  readonly isPackage: boolean;
}

interface Statements {
  readonly requiresPython: string | undefined;
  readonly classifiers: readonly string[];
  readonly isPackage: boolean;
}

/** Files that hold metadata; what the first one says wins over the next. */
export const metadataNames: readonly string[] = ["pyproject.toml", "setup.cfg", "setup.py"];

const readers: Readonly<Record<string, (text: string) => Statements>> = {
  "pyproject.toml": readPyproject,
  "setup.cfg": readSetupCfg,
  "setup.py": readSetupPy,
};

export function readMetadata(name: string, text: string): Metadata {
  const statements = readers[name]?.(text);
  if (statements === undefined) return { versions: undefined, platforms: undefined, isPackage: false };

  const { requiresPython, classifiers, isPackage } = statements;
  return { versions: versionsOf(requiresPython, classifiers), platforms: platformsOf(classifiers), isPackage };
}

function readPyproject(text: string): Statements {
  const table = parseToml(text);
  if (isProblem(table)) return { requiresPython: undefined, classifiers: [], isPackage: false };

  const poetry = ["tool", "poetry"];
  return {
    requiresPython:
      stringAt(table, "project", "requires-python") ??
      stringAt(table, ...poetry, "dependencies", "python") ??
      stringAt(table, ...poetry, "dependencies", "python", "version") ??
      stringAt(table, "tool", "flit", "metadata", "requires-python"),
    classifiers: [
      ...stringsAt(table, "project", "classifiers"),
      ...stringsAt(table, ...poetry, "classifiers"),
      ...stringsAt(table, "tool", "flit", "metadata", "classifiers"),
    ],
    isPackage: table.entries.has("project") || stringAt(table, ...poetry, "name") !== undefined,
  };
}

function readSetupCfg(text: string): Statements {
  return {
    requiresPython: /^\s*python[_-]requires\s*[=:]\s*(?<versions>.+?)\s*$/im.exec(text)?.groups?.["versions"],
    classifiers: classifiersIn(text),
    isPackage: /^\[metadata\]/m.test(text),
  };
}

function readSetupPy(text: string): Statements {
  return {
    requiresPython: /\bpython_requires\s*=\s*(?:["'](?<versions>[^"'\n]+)["'])/.exec(text)?.groups?.["versions"],
    classifiers: classifiersIn(text),
    isPackage: /\bsetup\s*\(/.test(text),
  };
}

/** One on a line of its own, or in quotes. A comment does not count. */
function classifiersIn(text: string): readonly string[] {
  const matches = text.matchAll(/^[^#\n]*?(?<trove>(?:Programming Language|Operating System) ::[^"'\n]*)/gm);
  return [...matches].map((it) => it.groups?.["trove"]?.trim() ?? "");
}

function versionsOf(
  requiresPython: string | undefined,
  classifiers: readonly string[],
): readonly VersionRange[] | undefined {
  const listed = versionsInClassifiers(classifiers);
  const required = requiresPython === undefined ? undefined : parseVersionRanges(requiresPython);
  if (required === undefined) return listed;
  if (hasLowerBound(requiresPython ?? "")) return required;

  // `<4` says where it ends; where it begins is said by the classifiers, or not at all.
  const [first] = required;
  if (first?.below !== undefined && compareVersions(first.below, [3, 0]) <= 0) return required;
  const start = listed?.[0]?.from ?? defaultTarget.versions[0]?.from;
  return start === undefined ? required : [{ from: start, below: required.at(-1)?.below }];
}

function hasLowerBound(specifier: string): boolean {
  return specifier.split(/\|\||,|\s+(?=[<>=!~^])/).some((it) => /^\s*(?:>|=|~|\^|\d)/.test(it));
}

/** Python 3 is assumed to go on after the last version that is named. */
function versionsInClassifiers(classifiers: readonly string[]): readonly VersionRange[] | undefined {
  const named = classifiers.flatMap((it): readonly { readonly major: number; readonly minor: number | undefined }[] => {
    const match = /^Programming Language :: Python :: (?<major>[23])(?:\.(?<minor>\d+))?(?: :: Only)?$/.exec(
      it,
    )?.groups;
    if (match === undefined) return [];
    return [
      { major: Number(match["major"]), minor: match["minor"] === undefined ? undefined : Number(match["minor"]) },
    ];
  });
  if (named.length === 0) return undefined;

  const earliest = (major: number, otherwise: Version): Version | undefined => {
    const ofMajor = named.filter((it) => it.major === major);
    if (ofMajor.length === 0) return undefined;
    const minors = ofMajor.flatMap((it) => (it.minor === undefined ? [] : [it.minor]));
    return minors.length === 0 ? otherwise : [major, Math.min(...minors)];
  };
  const two = earliest(2, [2, 7]);
  const three = earliest(3, two === undefined ? [3, 9] : [3, 3]);
  return mergeRanges([
    ...(two === undefined ? [] : [{ from: two, below: [3, 0] } satisfies VersionRange]),
    ...(three === undefined ? [] : [{ from: three, below: undefined } satisfies VersionRange]),
  ]);
}

/** Only a project that names one side leaves out the other. */
function platformsOf(classifiers: readonly string[]): readonly Platform[] | undefined {
  const systems = classifiers.filter((it) => it.startsWith("Operating System :: ")).map((it) => it.slice(20));
  if (systems.length === 0 || systems.some((it) => it.startsWith("OS Independent"))) return undefined;

  const windows = systems.some((it) => it.startsWith("Microsoft"));
  const linux = systems.some((it) => /^(?:POSIX|Unix|Linux)/.test(it));
  const macos = systems.some((it) => it.startsWith("MacOS") || it === "POSIX" || it === "Unix");
  const platforms = defaultPlatforms.filter((it) =>
    it.startsWith("win32") ? windows : it.startsWith("macos") ? macos : linux,
  );
  return platforms.length === 0 || platforms.length === defaultPlatforms.length ? undefined : platforms;
}

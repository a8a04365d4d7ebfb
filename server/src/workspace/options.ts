/** From configuration, metadata, name and text of a file to the options its analysis runs with. */

import type { Options } from "../semantics/options.ts";
import {
  compareVersions,
  defaultTarget,
  narrowVersions,
  type Platform,
  type Target,
  type VersionRange,
} from "../semantics/target.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import type { Configuration } from "./configuration/configuration.ts";
import type { Metadata } from "./configuration/detect-target.ts";
import { isBuildScriptName, isTestPath, majorVersionOfShebang } from "./file-names.ts";
import { createMatcher, type Matcher } from "./globs.ts";
import { oldestVersionOf } from "./oldest-version.ts";
import { join, nameOf, relativeTo } from "./paths.ts";
import { needsPython2 } from "./python2-only.ts";

/** What the command line says; it wins over every file. */
export interface TargetOverrides {
  readonly versions?: readonly VersionRange[] | undefined;
  readonly platforms?: readonly Platform[] | undefined;
}

/** Build scripts by name, relative to the root of the workspace; those by content are recognised elsewhere. */
const isBuildScriptByDefault = createMatcher([
  "site_scons",
  "setup.py",
  "tasks.py",
  "noxfile.py",
  "conanfile.py",
  "dodo.py",
  "fabfile.py",
  "hatch_build.py",
  "**/build*/**/*.py",
  "scripts/**",
]);

const matchers = new WeakMap<object, Matcher>();

export interface OptionsQuestion {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root. */
  readonly path: string;
  readonly source: SourceFile | undefined;
  readonly configuration: Configuration;
  readonly metadata: Metadata;
  /** What the files of the project have in common, for where nothing is stated. */
  readonly common: readonly VersionRange[] | undefined;
  readonly headers: readonly string[];
  readonly overrides: TargetOverrides;
}

export function optionsOf(question: OptionsQuestion): Options {
  const { root, path, source, configuration, metadata, headers } = question;
  const { settings } = configuration;
  return {
    root: configuration.file === undefined ? "" : (relativeTo(root, configuration.folder) ?? ""),
    target: targetOf(question, source),
    isTargetStated: statedVersions(question) !== undefined,
    parallelBuild: settings.parallelBuild ?? "auto",
    isBuildScript: isBuildScript(root, path, configuration),
    isTest: isTestPath(path),
    isPackage: metadata.isPackage,
    allowIgnoredCommands: settings.allowIgnoredCommands ?? [],
    lockFactories: settings.lockFactories ?? [],
    headers: headersOf(root, configuration, headers),
  };
}

function statedVersions({ overrides, configuration }: OptionsQuestion): readonly VersionRange[] | undefined {
  return overrides.versions ?? configuration.settings.targetVersions;
}

function targetOf(question: OptionsQuestion, source: SourceFile | undefined): Target {
  const { settings } = question.configuration;
  const stated = statedVersions(question);
  const platforms = question.overrides.platforms ?? settings.targetPlatforms;
  const target: Target = {
    versions: stated ?? question.metadata.versions ?? question.common ?? defaultTarget.versions,
    platforms: platforms ?? question.metadata.platforms ?? defaultTarget.platforms,
    isPlatformExplicit: platforms !== undefined,
    isWindowsUnlisted:
      platforms === undefined && question.metadata.platforms?.every((it) => !it.startsWith("win32")) === true,
  };
  return narrowToFile(target, stated !== undefined, source);
}

/** What the file itself tells of its Python. It corrects what was guessed; what was stated it only narrows. */
function narrowToFile(target: Target, isStated: boolean, source: SourceFile | undefined): Target {
  if (source === undefined) return target;

  const shebang = majorVersionOfShebang(source.text);
  const isPython2 = source.isPython2 || shebang === 2 || (shebang !== 3 && isForPython2(source));
  const narrowed = isPython2
    ? narrowVersions(target, [2, 0], [3, 0])
    : narrowToOldest(shebang === 3 ? narrowVersions(target, [3, 0], undefined) : target, source);
  if (narrowed.versions.length > 0) return narrowed;
  if (isStated) return target;
  return { ...target, versions: isPython2 ? [{ from: [2, 7], below: [3, 0] }] : defaultTarget.versions };
}

/** What needs both has a module of its own by an old name. */
function isForPython2(source: SourceFile): boolean {
  return needsPython2(source) && compareVersions(oldestVersionOf(source), [3, 0]) < 0;
}

/** A file with an f-string cannot run on Python 2, whatever the metadata lists. */
function narrowToOldest(target: Target, source: SourceFile): Target {
  const narrowed = narrowVersions(target, oldestVersionOf(source), undefined);
  return narrowed.versions.length === 0 ? target : narrowed;
}

function isBuildScript(root: string, path: string, { folder, settings }: Configuration): boolean {
  if (isBuildScriptName(nameOf(path)) || isBuildScriptByDefault(path)) return true;
  const patterns = settings.buildScripts;
  const relative = relativeTo(folder, join(root, path));
  if (patterns === undefined || relative === undefined) return false;

  const matcher = matchers.get(patterns) ?? createMatcher(patterns);
  matchers.set(patterns, matcher);
  return matcher(relative);
}

const noHeaders: Options["headers"] = {};
const resolvedHeaders = new WeakMap<
  object,
  { readonly headers: readonly string[]; readonly resolved: Options["headers"] }
>();

/** Globs are matched against the headers of the workspace once for each configuration. */
function headersOf(root: string, { folder, settings }: Configuration, headers: readonly string[]): Options["headers"] {
  const wanted = settings.headers;
  if (wanted === undefined) return noHeaders;
  const known = resolvedHeaders.get(wanted);
  if (known?.headers === headers) return known.resolved;

  const resolved = Object.fromEntries(
    Object.entries(wanted).map(([stem, globs]) => {
      const matches = createMatcher(globs);
      return [stem, headers.filter((it) => matches(relativeTo(folder, join(root, it)) ?? ""))];
    }),
  );
  resolvedHeaders.set(wanted, { headers, resolved });
  return resolved;
}

/** `now`, as the object it was before where it says the same. */
export function sameOptions(before: Options | undefined, now: Options): Options {
  return before !== undefined && before.headers === now.headers && JSON.stringify(before) === JSON.stringify(now)
    ? before
    : now;
}

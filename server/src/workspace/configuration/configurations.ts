/** Which configuration file counts for a folder: the nearest one, here or in a folder around it. */

import type { FileSystem } from "../file-system.ts";
import { isFailure } from "../file-system.ts";
import { folderOf, foldersUpFrom, join, nameOf } from "../paths.ts";
import type { Configuration, ConfigurationProblem, Settings } from "./configuration.ts";
import { type Metadata, metadataNames, readMetadata } from "./detect-target.ts";
import { configurationNames, readConfiguration } from "./read-configuration.ts";

export interface Configurations {
  /** The configuration for files in `folder`. */
  nearestTo(folder: string): Configuration;
  /** What the metadata nearest to `folder` says; the search ends at the repository or at `root`. */
  metadataFor(folder: string, root: string): Metadata;
  /** Mistakes in every configuration file that was read so far, sorted by place. */
  problems(): readonly ConfigurationProblem[];
  /** Read everything again when it is asked for next. A file that broke meanwhile keeps its last good settings. */
  refresh(): void;
}

export interface ConfigurationSource {
  readonly files: FileSystem;
  /** Leave every configuration file alone. */
  readonly isIsolated?: boolean | undefined;
  /** Absolute path of the one file that counts, for every folder. */
  readonly onlyFile?: string | undefined;
}

const LARGEST_FILE = 5_000_000;

export function createConfigurations({ files, isIsolated = false, onlyFile }: ConfigurationSource): Configurations {
  const lastGood = new Map<string, Settings>();
  let byFolder = new Map<string, Configuration>();
  let metadataByFolder = new Map<string, Metadata | undefined>();
  let problems = new Map<string, readonly ConfigurationProblem[]>();

  const readText = (path: string): string | undefined => {
    const bytes = files.read(path, LARGEST_FILE);
    return isFailure(bytes) ? undefined : new TextDecoder().decode(bytes);
  };

  const read = (file: string): Configuration | undefined => {
    const text = readText(file);
    if (text === undefined) return undefined;

    const result = readConfiguration(file, text);
    problems.set(file, result.problems);
    if (result.settings !== undefined) lastGood.set(file, result.settings);
    else if (result.problems.length === 0) return undefined;
    return { file, folder: folderOf(file) ?? "", settings: result.settings ?? lastGood.get(file) ?? {} };
  };

  const nearestTo = (folder: string): Configuration => {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;

    const passed: string[] = [];
    let found: Configuration | undefined;
    for (const it of foldersUpFrom(folder)) {
      found = byFolder.get(it);
      for (const name of configurationNames) found ??= read(join(it, name));
      if (found !== undefined) break;
      passed.push(it);
    }
    const nearest = found ?? { file: undefined, folder: "", settings: {} };
    for (const it of [folder, ...passed]) byFolder.set(it, nearest);
    return nearest;
  };

  const metadataIn = (folder: string): Metadata | undefined => {
    if (metadataByFolder.has(folder)) return metadataByFolder.get(folder);
    const texts = metadataNames.map((name) => ({ name, text: readText(join(folder, name)) }));
    const read = texts.flatMap(({ name, text }) => (text === undefined ? [] : [readMetadata(name, text)]));
    const metadata = read.length === 0 ? undefined : combine(read);
    metadataByFolder.set(folder, metadata);
    return metadata;
  };

  let only: Configuration | undefined;
  return {
    nearestTo(folder) {
      if (isIsolated) return { file: undefined, folder: "", settings: {} };
      if (onlyFile === undefined) return nearestTo(folder);
      only ??= read(onlyFile) ?? { file: onlyFile, folder: folderOf(onlyFile) ?? "", settings: {} };
      return only;
    },
    metadataFor(folder, root) {
      const gathered: Metadata[] = [];
      for (const it of foldersUpFrom(folder)) {
        const metadata = metadataIn(it);
        if (metadata !== undefined) gathered.push(metadata);
        if (metadata?.versions !== undefined) break;
        const isTop = it.length <= root.length && (it !== root || files.kindOf(join(it, ".git")) !== undefined);
        if (isTop || gathered.length > 3) break;
      }
      return combine(gathered);
    },
    problems: () =>
      [...problems.values()].flat().sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)),
    refresh() {
      byFolder = new Map();
      metadataByFolder = new Map();
      problems = new Map();
      only = undefined;
    },
  };
}

/** Whether a change of the file can change what is configured. */
export function isConfigurationPath(path: string): boolean {
  const name = nameOf(path);
  return configurationNames.includes(name) || metadataNames.includes(name);
}

/** The first that says something wins. */
function combine(metadata: readonly Metadata[]): Metadata {
  return {
    versions: metadata.find((it) => it.versions !== undefined)?.versions,
    platforms: metadata.find((it) => it.platforms !== undefined)?.platforms,
    isPackage: metadata.some((it) => it.isPackage),
  };
}

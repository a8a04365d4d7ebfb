import { resolve } from "node:path";
import {
  type Baseline,
  baselineOf,
  isBaselineProblem,
  openBaseline,
  readBaseline,
  writeBaseline,
} from "../audit/baseline.ts";
import type { Report } from "../audit/report.ts";
import { counted } from "../audit/totals.ts";
import { type FileSystem, isFailure } from "../workspace/file-system.ts";
import type { Folder } from "../workspace/folder.ts";
import { folderOf, join } from "../workspace/paths.ts";
import type { CheckFlags } from "./check-options.ts";
import { type Output, writeFile } from "./output.ts";
import { relativeFrom } from "./project-root.ts";

export interface OpenedBaseline {
  readonly known: Baseline;
  /** From a path in the folder to the path in the baseline. */
  pathOf(path: string): string;
}

const LARGEST_BASELINE = 200_000_000;

/** The baseline named on the command line or in the configuration of the folder; `undefined` without one. */
export function baselineFor(
  folder: Folder,
  flags: CheckFlags,
  files: FileSystem,
  output: Output,
): OpenedBaseline | undefined {
  const file = baselinePath(folder, flags);
  if (file === undefined || flags.updateBaseline === true) return undefined;

  const bytes = files.read(file, LARGEST_BASELINE);
  if (isFailure(bytes)) {
    output.complain(`the baseline ${file} ${bytes.failure}, so every finding is new; write it with --update-baseline.`);
    return undefined;
  }
  const entries = readBaseline(new TextDecoder().decode(bytes));
  if (isBaselineProblem(entries)) {
    output.complain(`${file} ${entries.problem}.`);
    return undefined;
  }
  const home = folderOf(file) ?? "";
  const isGone = (path: string): boolean => files.kindOf(join(home, path)) === undefined;
  return { known: openBaseline(entries, isGone), pathOf: (path) => relativeFrom(home, join(folder.root, path)) };
}

export function writeBaselineFile(
  report: Report,
  folder: Folder,
  flags: CheckFlags,
  cwd: string,
  output: Output,
): 0 | 2 {
  const file = baselinePath(folder, flags) ?? join(folder.root, "seamlint-baseline.json");
  const home = folderOf(file) ?? "";
  const pathOf = (shown: string): string => relativeFrom(home, resolve(cwd, shown).replaceAll("\\", "/"));
  if (!writeFile(file, writeBaseline(baselineOf(report.findings, pathOf)), output)) return 2;
  output.complain(`${relativeFrom(cwd, file)} now knows ${counted(report.findings.length, "finding")}.`);
  return 0;
}

function baselinePath(folder: Folder, { baseline }: CheckFlags): string | undefined {
  if (baseline !== undefined) return resolve(baseline).replaceAll("\\", "/");
  const { settings, folder: home } = folder.configurationFor("x.py");
  return settings.baseline === undefined ? undefined : join(home, settings.baseline);
}

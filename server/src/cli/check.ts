/** `seamlint check`: from the words of a command line to findings, files and an exit status. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { audit } from "../audit/audit.ts";
import { repairFiles } from "../audit/fix-files.ts";
import { formats } from "../audit/formats/formats.ts";
import type { Report } from "../audit/report.ts";
import type { Crash } from "../linter/lint.ts";
import { createFolder, type Folder, type Overrides } from "../workspace/folder.ts";
import { createNodeEngine, packageVersion } from "../workspace/node-engine.ts";
import { folderOf, nameOf } from "../workspace/paths.ts";
import { baselineFor, writeBaselineFile } from "./baseline-file.ts";
import { type CheckFlags, type CheckOptions, isAtLeast, readOptions } from "./check-options.ts";
import { type Output, writeFile } from "./output.ts";
import { type Asked, askedPaths, openProject, projectRoot, relativeFrom } from "./project-root.ts";
import type { ColorMode } from "./terminal.ts";
import { toText } from "./text-format.ts";
import { diffOf, writeRepair } from "./write-repair.ts";

/** Nothing found, something found, nothing could be done. */
export type ExitStatus = 0 | 1 | 2;

export async function check(paths: readonly string[], flags: CheckFlags, output: Output): Promise<ExitStatus> {
  const options = readOptions(flags);
  if (typeof options === "string") return failed(options, output);
  for (const warning of options.warnings) output.complain(warning);

  const cwd = slashes(process.cwd());
  const engine = await createNodeEngine();
  const onlyFile = flags.config === undefined ? undefined : slashes(resolve(flags.config));
  if (onlyFile !== undefined && engine.files.kindOf(onlyFile) !== "file") {
    return failed(`${flags.config} does not exist; check the path after --config.`, output);
  }

  const fromStdin = flags.stdinFilename !== undefined || paths.includes("-");
  const asked = fromStdin
    ? [stdinPath(flags)]
    : existing(paths.length === 0 ? ["."] : paths, engine.files.kindOf, output);
  if (asked.length === 0) return 2;

  const started = performance.now();
  const root = projectRoot(asked, cwd, engine.files);
  // Two places far from each other are two projects; what lies between them is nobody's business.
  const roots = asked.map((it) => projectRoot([it], cwd, engine.files));
  const repairs = flags.fix === true || flags.diff === true || flags.unsafeFixes === true;
  const overrides: Overrides = {
    isReadOnce: !repairs,
    within: roots.includes(root) ? undefined : roots,
    versions: options.versions,
    platforms: options.platforms,
    rules: options.rules,
    severities: options.severities,
    exclude: flags.exclude,
    isIsolated: flags.isolated,
    onlyFile,
  };
  const folder = openProject(root, asked, engine.files, (depth) => createFolder(root, engine, { ...overrides, depth }));
  const [first] = asked;
  if (fromStdin && first !== undefined) folder.open(relativeFrom(folder.root, first.path), readFileSync(0, "utf8"));

  const wanted = askedPaths(folder, asked, flags.forceExclude === true);
  const crashes = new Set<string>();
  const log = (crash: Crash): void => reportCrash(crash, crashes, output);
  if (repairs) {
    const repair = repairFiles(folder, wanted, flags.unsafeFixes === true, log);
    if (flags.diff === true) {
      await output.print(diffOf(repair, (path) => relativeFrom(cwd, `${folder.root}/${path}`)));
      return repair.texts.size > 0 && flags.exitZero !== true ? 1 : 0;
    }
    if (fromStdin && first !== undefined) {
      await output.print(folder.textOf(relativeFrom(folder.root, first.path)) ?? "");
      return 0;
    }
    writeRepair(repair, folder, engine.files, output);
  }

  const baseline = baselineFor(folder, flags, engine.files, output);
  const report = await audit(folder, {
    version: packageVersion(),
    subject: nameOf(folder.root) || folder.root,
    paths: wanted,
    shown: (path) => relativeFrom(cwd, `${folder.root}/${path}`),
    baseline: flags.updateBaseline === true ? undefined : baseline?.known,
    baselinePath: baseline?.pathOf ?? ((path) => path),
    rules: options.rules,
    log,
  });
  const complete = withConfigurationProblems(withinAsked(report, asked, cwd), folder, cwd, output);
  if (flags.updateBaseline === true) return writeBaselineFile(complete, folder, flags, cwd, output);

  await show(complete, flags, options, (performance.now() - started) / 1000, output);
  if (report.files === 0 && wanted.length > 0) return 2;
  if (flags.strictBaseline === true && report.stale > 0) return 1;
  const counts = report.findings.some((it) => isAtLeast(it.severity, options.minSeverity));
  return counts && flags.exitZero !== true ? 1 : 0;
}

async function show(
  report: Report,
  flags: CheckFlags,
  { format, minSeverity }: CheckOptions,
  seconds: number,
  output: Output,
): Promise<void> {
  const toFile = flags.outputFile !== undefined;
  const color = toFile ? "never" : colorMode(flags.color);
  const text = (mode: ColorMode): string =>
    toText(report, {
      paint: output.paint(mode),
      showsHints: flags.hints === true || minSeverity === "hint",
      isQuiet: flags.quiet === true,
      isStatistics: flags.statistics === true,
      seconds,
    });
  const written = format === "text" ? text(color) : formats[format](report);
  // What cannot be written to its file is worth more on the terminal than nowhere.
  if (flags.outputFile === undefined || !writeFile(flags.outputFile, written, output)) await output.print(written);
  else if (format !== "text" && flags.quiet !== true && output.isTerminal)
    await output.print(text(colorMode(flags.color)));

  if (flags.report !== undefined && writeFile(flags.report, formats.html(report), output) && format === "text") {
    if (flags.quiet !== true) await output.print(`Report: ${flags.report}\n`);
  }
}

/** Paths that are there; of the others a sentence is said, and the rest of the work is done. */
function existing(
  paths: readonly string[],
  kindOf: (path: string) => Asked["kind"] | undefined,
  output: Output,
): readonly Asked[] {
  return paths.flatMap((path): readonly Asked[] => {
    const absolute = slashes(resolve(path)).replace(/(?<=.)\/$/, "");
    const kind = kindOf(absolute);
    if (kind !== undefined) return [{ path: absolute, kind }];
    output.complain(`${path} does not exist or may not be read; check the spelling of the path and its permissions.`);
    return [];
  });
}

function stdinPath({ stdinFilename }: CheckFlags): Asked {
  return { path: slashes(resolve(stdinFilename ?? "stdin.py")), kind: "file" };
}

/** Of the whole project that was read, only what was asked for is reported as not checked. */
function withinAsked(report: Report, asked: readonly Asked[], cwd: string): Report {
  const shown = asked.map((it) => relativeFrom(cwd, it.path));
  const isAsked = (path: string): boolean => shown.some((it) => it === "." || it === path || path.startsWith(`${it}/`));
  return { ...report, notChecked: report.notChecked.filter((it) => isAsked(it.path)) };
}

function withConfigurationProblems(report: Report, folder: Folder, cwd: string, output: Output): Report {
  const problems = folder.configurationProblems();
  for (const { file, line, column, message } of problems) {
    output.complain(`${relativeFrom(cwd, file)}:${line}:${column}: ${message}`);
  }
  const skipped = problems.map(({ file, line, message }) => ({
    path: relativeFrom(cwd, file),
    reason: `is in force only in part: line ${line}: ${message}`,
  }));
  return { ...report, notChecked: [...report.notChecked, ...skipped] };
}

function reportCrash({ rule, path, error }: Crash, seen: Set<string>, output: Output): void {
  const reason = error instanceof Error ? error.message : String(error);
  const key = `${rule.id}\n${path}`;
  if (seen.has(key)) return;
  seen.add(key);
  const details = process.env["SEAMLINT_DEBUG"] !== undefined && error instanceof Error ? `\n${error.stack}` : "";
  output.complain(
    `the rule ${rule.id} failed in ${path}; the other rules went on. Please report it: ${reason}${details}`,
  );
}

function failed(sentence: string, output: Output): 2 {
  output.complain(sentence);
  return 2;
}

function colorMode(color: string | undefined): ColorMode {
  return color === "always" || color === "never" ? color : "auto";
}

export function slashes(path: string): string {
  return path.replaceAll("\\", "/");
}

/** The folder of a path as the command line got it. */
export function folderOfFile(path: string): string {
  return folderOf(slashes(resolve(path))) ?? "";
}

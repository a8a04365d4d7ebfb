#!/usr/bin/env node
/** The command line. */

import { Command } from "commander";
import { packageVersion } from "../workspace/node-engine.ts";
import { BrokenInstallation } from "../workspace/packed-files.ts";
import { check } from "./check.ts";
import type { CheckFlags } from "./check-options.ts";
import { showConfiguration } from "./config-command.ts";
import { processOutput as output } from "./output.ts";
import { explainRule } from "./rule-command.ts";
import { startServer } from "./server-command.ts";
import { explainSignature, type SignatureFlags } from "./signature-command.ts";
import { listAllSignatures, type SignaturesFlags } from "./signatures-command.ts";

const list = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...value.split(/[\s,]+/).filter((it) => it !== ""),
];

const program = new Command("seamlint")
  .description("Lints the seams of Python: ctypes and cffi, child processes, inherited handles, locks, build scripts.")
  .version(packageVersion(), "-V, --version")
  .showSuggestionAfterError()
  .exitOverride((error) => {
    // Wrong usage is 2; commander would say 1.
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

program
  .command("check")
  .description("check files and folders; without a path, the current folder")
  .argument("[path...]", "files and folders; - reads from standard input")
  .option("--output-format <format>", "text, json, sarif, github, gitlab, junit, markdown or html", "text")
  .option("-o, --output-file <file>", "write the findings to a file")
  .option("--report <file>", "also write the HTML report")
  .option("--target-version <range>", 'versions of Python, such as 2.7 or ">=3.6,<3.14"')
  .option("--target-platforms <names>", "win32-x64, win32-x86, win32-arm64, linux, macos-x64, macos-arm64")
  .option("--select <names>", "run only these rules and families", list)
  .option("--ignore <names>", "do not run these rules and families", list)
  .option("--exclude <globs>", "leave out files, beside what the configuration leaves out", list)
  .option("--force-exclude", "leave out excluded files even when they are named")
  .option("--fix", "repair what can be repaired safely")
  .option("--unsafe-fixes", "also apply suggestions, which may change behaviour")
  .option("--diff", "print what --fix would change, and change nothing")
  .option("--hints", "show hints, too")
  .option(
    "--min-severity <severity>",
    "the least severity that makes the exit status 1: error, warning or hint",
    "warning",
  )
  .option("--statistics", "count findings by rule")
  .option("--exit-zero", "exit with 0 even with findings")
  .option("-q, --quiet", "print findings only")
  .option("--color <when>", "auto, always or never", "auto")
  .option("--config <file>", "use this configuration file for everything")
  .option("--isolated", "use no configuration file")
  .option("--stdin-filename <file>", "the name under which standard input is checked")
  .option("--baseline <file>", "leave out findings that this file knows")
  .option("--update-baseline", "write all findings into the baseline")
  .option("--strict-baseline", "fail when the baseline knows findings that are gone")
  .action(async (paths: readonly string[], flags: CheckFlags) => {
    process.exitCode = await check(paths, flags, output);
  });

program
  .command("rule")
  .description("explain a rule")
  .argument("[id]", "the rule")
  .option("--all", "list all rules")
  .action(async (id: string | undefined, { all }: { readonly all?: boolean }) => {
    process.exitCode = await explainRule(all === true ? undefined : id, output);
  });

const config = program.command("config").description("say what configuration is in force");
config
  .command("show")
  .description("show which configuration file applies to a file, and what it says")
  .argument("<file>", "a Python file or a folder")
  .action(async (file: string) => {
    process.exitCode = await showConfiguration(file, output);
  });

program
  .command("signature")
  .description("print what C says of a function, and its declaration for ctypes")
  .argument("<name>", "the function")
  .option("--dll <name>", "only this library, as a program spells it")
  .option("--target <range>", "versions of Python the declaration is for", ">=3.9")
  .action(async (name: string, flags: SignatureFlags) => {
    process.exitCode = await explainSignature(name, flags, output);
  });

program
  .command("signatures")
  .description("print everything that is known of C functions, or of structures")
  .option("--format <format>", "jsonl: one JSON object a line", "jsonl")
  .option("--arch <name>", "x64 or x86", "x64")
  .option("--structs", "structures instead of functions")
  .action(async (flags: SignaturesFlags) => {
    process.exitCode = await listAllSignatures(flags, output);
  });

program
  .command("server")
  .alias("lsp")
  .description("start the language server")
  .option("--stdio", "speak over standard input and output")
  .option("--node-ipc", "speak over the channel of a Node parent process")
  .allowUnknownOption()
  .action(() => startServer());

// Whoever reads only the beginning of the output, such as `head`, has seen enough.
process.stdout.on("error", (error) => {
  if ("code" in error && error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  output.complain(error instanceof BrokenInstallation ? error.message : bugReport(error));
  process.exitCode = 2;
}

function bugReport(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `this is a bug of Seamlint; please report it with the lines below.\n${details}`;
}

/*
 * Runs the built command line as a process, as a user would, and reads its JSON. `corpus-score.ts` and whoever measures
 * something else over fetched code start here.
 */

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly rule: string;
  readonly family: string;
  readonly severity: string;
  readonly confidence: string;
  readonly message: string;
}

export interface Run {
  readonly findings: readonly Finding[];
  readonly seconds: number;
  /** What went wrong, when the exit status is neither 0 nor 1 or the output is no JSON. */
  readonly failure: string | undefined;
  readonly notChecked: number;
}

/** Checks a folder from within, so that paths come back relative to it. */
export function check(cli: string, folder: string, targetVersion: string | undefined): Promise<Run> {
  const version = targetVersion === undefined ? [] : ["--target-version", targetVersion];
  const started = performance.now();
  return new Promise((done) => {
    const args = [cli, "check", ".", "--output-format", "json", ...version];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on("data", (it: Buffer) => output.push(it));
    child.stderr.on("data", (it: Buffer) => complaints.push(it));
    child.on("close", (status, signal) => {
      const seconds = (performance.now() - started) / 1000;
      if (status === 0 || status === 1) done(parseRun(Buffer.concat(output).toString("utf8"), seconds));
      else {
        const complaint = Buffer.concat(complaints).toString("utf8").trim().slice(-200);
        done({ findings: [], seconds, failure: `ended with ${status ?? signal}: ${complaint}`, notChecked: 0 });
      }
    });
  });
}

function parseRun(json: string, seconds: number): Run {
  try {
    const report = record(JSON.parse(json));
    const findings = list(report["findings"]).map((it): Finding => {
      const found = record(it);
      return {
        path: string(found["path"]).replaceAll("\\", "/"),
        line: Number(found["line"]),
        endLine: Number(found["endLine"]),
        rule: string(found["rule"]),
        family: string(found["family"]),
        severity: string(found["severity"]),
        confidence: string(found["confidence"]),
        message: string(found["message"]),
      };
    });
    return { findings, seconds, failure: undefined, notChecked: list(report["notChecked"]).length };
  } catch (error) {
    return { findings: [], seconds, failure: `output is no JSON: ${String(error)}`, notChecked: 0 };
  }
}

/** Where the manifest says the command is, after a build. */
export function builtCommandLine(): string {
  const root = dirname(import.meta.dirname);
  const manifest = record(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  return join(root, string(record(manifest["bin"])["seamlint"]));
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function numbers(value: unknown): readonly number[] {
  return list(value).filter((it) => typeof it === "number");
}

export function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}

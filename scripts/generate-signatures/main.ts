/**
 * Writes `server/data/signatures.txt` from Debian's packages of Windows and Linux headers.
 *
 *     packages ─▶ gcc -E ─▶ declarations ─▶ tables ─▶ checks ─▶ text
 *
 * Run with `npm run generate:signatures` on Debian or Ubuntu. The committed data is replaced only when everything,
 * checks included, has succeeded.
 */

import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildWindows } from "./build-windows.ts";
import { createEncoder, sectionsOf } from "./encode.ts";
import { frequentTypes } from "./frequency.ts";
import { fetchPackages, MissingRequirement, PACKAGE_NAMES } from "./packages.ts";
import { buildPortable } from "./portable.ts";
import { buildPosix } from "./posix.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const destination = join(root, "server/data/signatures.txt");

const LARGEST_RAW = 2_200_000;
const LARGEST_GZIPPED = 600_000;

function main(): void {
  const folder = process.env["SEAMLINT_SIGNATURES_WORK"] ?? mkdtempSync(join(tmpdir(), "seamlint-signatures-"));
  try {
    const packages = fetchPackages(folder);
    const windows = buildWindows(packages, folder);
    const posix = buildPosix(packages, folder);
    const portable = buildPortable(packages, [windows.x64, posix.linux], folder);

    const encoder = createEncoder();
    for (const type of frequentTypes([windows.x64, posix.linux])) encoder.idOf(type);
    const sections = [
      ...sectionsOf(encoder, "windows", windows.x64),
      ...sectionsOf(encoder, "windows-x86", windows.x86),
      ...sectionsOf(encoder, "posix", posix.linux),
      ...posix.macos(encoder),
      ...portable.sections(encoder),
    ];
    const text = [
      "seamlint signatures 1",
      "@packages",
      ...PACKAGE_NAMES.map((name) => `${name} ${packages[name].version}`),
      "@types",
      ...encoder.types(),
      ...sections,
      "",
    ].join("\n");

    const gzipped = gzipSync(text, { level: 9 }).length;
    if (text.length > LARGEST_RAW || gzipped > LARGEST_GZIPPED) {
      throw new Error(`The data has grown to ${text.length} bytes, ${gzipped} gzipped; see LARGEST_RAW.`);
    }
    mkdirSync(dirname(destination), { recursive: true });
    const next = `${destination}.next`;
    writeFileSync(next, text);
    renameSync(next, destination);
    report([...windows.report, ...posix.report, portable.report, `${text.length} bytes, ${gzipped} gzipped`]);
  } finally {
    if (process.env["SEAMLINT_SIGNATURES_WORK"] === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function report(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

try {
  main();
} catch (error) {
  console.error(error instanceof MissingRequirement ? error.message : error);
  console.error(`Nothing was written; ${describeData()}.`);
  process.exitCode = 1;
}

function describeData(): string {
  try {
    return `the data of ${readFileSync(destination, "utf8").split("\n")[2] ?? ""} stays as it was`;
  } catch {
    return "there is no committed data yet";
  }
}

/**
 * Writes the data of the systems, `server/data/signatures.txt`, from Debian's packages of Windows and Linux headers, and that
 * of libraries which are part of no system, `server/data/portable.txt`, from the packages of their headers.
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
import { packed } from "../pack-files.ts";
import { buildWindows } from "./build-windows.ts";
import { createEncoder, type Encoder, sectionsOf } from "./encode.ts";
import { frequentTypes } from "./frequency.ts";
import {
  fetchPackages,
  MissingRequirement,
  type PackageName,
  type Packages,
  SYSTEM_PACKAGE_NAMES,
} from "./packages.ts";
import { buildPortable } from "./portable.ts";
import { PORTABLE_PACKAGE_NAMES } from "./portable-libraries.ts";
import { buildPosix } from "./posix.ts";
import type { Family } from "./tables.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const data = join(root, "server/data");

interface Document {
  readonly name: string;
  readonly packages: readonly PackageName[];
  readonly families: readonly Family[];
  readonly sections: (encoder: Encoder) => readonly string[];
  /** In bytes; what grows beyond is to be looked at before it is shipped. */
  readonly largest: { readonly raw: number; readonly packed: number };
}

function main(): void {
  const folder = process.env["SEAMLINT_SIGNATURES_WORK"] ?? mkdtempSync(join(tmpdir(), "seamlint-signatures-"));
  try {
    const packages = fetchPackages(folder);
    const windows = buildWindows(packages, folder);
    const posix = buildPosix(packages, folder);
    const portable = buildPortable(packages, [windows.x64, posix.linux], folder);
    const documents: readonly Document[] = [
      {
        name: "signatures.txt",
        packages: SYSTEM_PACKAGE_NAMES,
        families: [windows.x64, posix.linux],
        sections: (encoder) => [
          ...sectionsOf(encoder, "windows", windows.x64),
          ...sectionsOf(encoder, "windows-x86", windows.x86),
          ...sectionsOf(encoder, "posix", posix.linux),
          ...posix.macos(encoder),
        ],
        largest: { raw: 2_000_000, packed: 400_000 },
      },
      {
        name: "portable.txt",
        packages: PORTABLE_PACKAGE_NAMES,
        families: [portable.family],
        sections: portable.sections,
        largest: { raw: 800_000, packed: 180_000 },
      },
    ];
    const written = documents.map((it) => ({ ...it, text: textOf(it, packages) }));
    const sizes = written.map(({ name, text, largest }) => sizeOf(name, text, largest));
    mkdirSync(data, { recursive: true });
    for (const { name, text } of written) writeFileSync(join(data, `${name}.next`), text);
    for (const { name } of written) renameSync(join(data, `${name}.next`), join(data, name));
    report([...windows.report, ...posix.report, portable.report, ...sizes]);
  } finally {
    if (process.env["SEAMLINT_SIGNATURES_WORK"] === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function textOf({ packages: names, families, sections }: Document, packages: Packages): string {
  const encoder = createEncoder();
  for (const type of frequentTypes(families)) encoder.idOf(type);
  const lines = sections(encoder);
  return [
    "seamlint signatures 1",
    "@packages",
    ...names.map((name) => `${name} ${packages[name].version}`),
    "@types",
    ...encoder.types(),
    ...lines,
    "",
  ].join("\n");
}

function sizeOf(name: string, text: string, largest: Document["largest"]): string {
  const bytes = packed(text).length;
  const size = `${name}: ${text.length} bytes, ${bytes} packed`;
  if (text.length > largest.raw || bytes > largest.packed) throw new Error(`${size} is more than is shipped.`);
  return size;
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
    return `the data of ${readFileSync(join(data, "signatures.txt"), "utf8").split("\n")[2] ?? ""} stays as it was`;
  } catch {
    return "there is no committed data yet";
  }
}

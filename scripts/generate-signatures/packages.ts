/** Fetches the Debian packages whose facts go into the data, and unpacks them into a temporary folder. */

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PORTABLE_PACKAGE_NAMES } from "./portable-libraries.ts";

export interface Package {
  readonly name: string;
  readonly version: string;
  /** Where its files are unpacked. */
  readonly root: string;
}

export const SYSTEM_PACKAGE_NAMES = [
  "mingw-w64-common",
  "mingw-w64-x86-64-dev",
  "mingw-w64-i686-dev",
  "libc6",
  "libc6-dev",
  "linux-libc-dev",
] as const;

const PACKAGE_NAMES = [...SYSTEM_PACKAGE_NAMES, ...PORTABLE_PACKAGE_NAMES] as const;

export type PackageName = (typeof PACKAGE_NAMES)[number];

export type Packages = Readonly<Record<PackageName, Package>>;

/** What stops the generator, in words that say what to install or to switch on. */
export class MissingRequirement extends Error {}

export function fetchPackages(folder: string): Packages {
  for (const tool of ["apt-get", "dpkg", "gcc"]) requireTool(tool);

  const downloads = join(folder, "packages");
  mkdirSync(downloads, { recursive: true });
  download(downloads);
  const files = readdirSync(downloads).filter((it) => it.endsWith(".deb"));
  const unpack = (name: PackageName): Package => {
    const file = files.find((it) => it.startsWith(`${name}_`));
    if (file === undefined) throw new MissingRequirement(`apt-get download gave no package ${name}.`);
    const root = join(folder, name);
    run("dpkg", ["-x", join(downloads, file), root], folder);
    return { name, version: decodeURIComponent(file.split("_")[1] ?? "?"), root };
  };
  const packages: Partial<Record<PackageName, Package>> = {};
  for (const name of PACKAGE_NAMES) packages[name] = unpack(name);
  if (!isComplete(packages)) throw new Error("A package is neither there nor missed.");
  return packages;
}

function isComplete(packages: Partial<Record<PackageName, Package>>): packages is Packages {
  return PACKAGE_NAMES.every((it) => packages[it] !== undefined);
}

function download(downloads: string): void {
  const fetchAll = (): void => void run("apt-get", ["download", "-q", ...PACKAGE_NAMES], downloads);
  try {
    fetchAll();
  } catch {
    // Package lists grow old: an archive drops a version when the next one arrives.
    try {
      run("apt-get", ["update", "-q"], downloads);
      fetchAll();
    } catch (error) {
      throw new MissingRequirement(
        `The Debian packages ${PACKAGE_NAMES.join(", ")} cannot be downloaded. The generator needs a Debian or Ubuntu ` +
          `machine with network access to its package archive ("apt-get update" must work).\n${messageOf(error)}`,
      );
    }
  }
}

function requireTool(tool: string): void {
  try {
    run(tool, ["--version"], ".");
  } catch {
    throw new MissingRequirement(
      tool === "gcc"
        ? 'The C compiler "gcc" is missing. Install it with: apt-get install gcc'
        : `The program "${tool}" is missing. The generator runs on Debian and Ubuntu only.`,
    );
  }
}

export function run(program: string, args: readonly string[], folder: string): string {
  return execFileSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
  });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

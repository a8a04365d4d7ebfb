import type { Encoder } from "./encode.ts";
import type { Package, PackageName } from "./packages.ts";
import type { Family } from "./tables.ts";

export interface PosixTables {
  readonly linux: Family;
  readonly macos: (encoder: Encoder) => readonly string[];
  readonly report: readonly string[];
}

export function buildPosix(_packages: Readonly<Record<PackageName, Package>>, _folder: string): PosixTables {
  return { linux: { typedefs: new Map(), records: new Map(), libraries: new Map() }, macos: () => [], report: [] };
}

/** The family of 64-bit Linux, and what macOS has otherwise. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extentOf } from "../../server/src/signatures/c-parser/layout.ts";
import { type Declarations, parseDeclarations } from "../../server/src/signatures/c-parser/parse-declarations.ts";
import type { TypeNode } from "../../server/src/signatures/c-parser/type-node.ts";
import { exportedFunctions } from "./elf.ts";
import { type Encoder, functionLine, recordLine, sortedKeys, typedefLine } from "./encode.ts";
import { buildFrameworks, type FrameworkTables } from "./macos-frameworks.ts";
import { type Package, type PackageName, run } from "./packages.ts";
import { compilerIncludes, preprocessPosix } from "./preprocess.ts";
import { supplementPath } from "./supplement.ts";
import { type Family, type FunctionRow, nameUntagged, reachableFrom, tagOf } from "./tables.ts";
import { posixUmbrella } from "./umbrellas.ts";

export interface PosixTables {
  readonly linux: Family;
  readonly macos: (encoder: Encoder) => readonly string[];
  readonly report: readonly string[];
}

/** Names for arithmetic types of TS 18661-3, which repeat the ordinary functions, and entry points of the compiler. */
const NOT_WANTED = /f(?:32|64|128)x?(?:_r)?$|_finite$|_chk$|^__(?:nldbl|isoc|sig|strto|wcsto|fpclass|fin|isnan|isinf)/;

/** The alignment belongs to the typedef, not to the structure: no caller of libc can tell. */
const ALIGNED_BY_TYPEDEF = new Set(["__pthread_unwind_buf_t"]);

export function buildPosix(packages: Readonly<Record<PackageName, Package>>, folder: string): PosixTables {
  const base = join(packages["libc6-dev"].root, "usr/include");
  const kernel = join(packages["linux-libc-dev"].root, "usr/include");
  const triple = readdirSync(base).find((it) => it.endsWith("-linux-gnu"));
  if (triple === undefined) throw new Error("libc6-dev has no folder for a Linux architecture.");
  const includes = [join(base, triple), base, join(kernel, triple), kernel];

  const umbrella = posixUmbrella((header) => includes.some((it) => existsSync(join(it, header))));
  const raw = parseDeclarations(preprocessPosix(umbrella, includes, folder), "linux");
  const declarations = nameUntagged(raw);
  const exports = new Set(
    ["libc.so.6", "libm.so.6"].flatMap((it) => [...exportedFunctions(sharedObject(packages.libc6.root, triple, it))]),
  );
  const rows = new Map<string, FunctionRow>();
  for (const { name, type } of declarations.functions) {
    if (exports.has(name) && !rows.has(name) && !NOT_WANTED.test(name)) rows.set(name, { type, cdecl: false });
  }
  const seeds: TypeNode[] = [...rows.values()].map((it) => it.type);
  // Some structures travel through a `void *` or a generic pointer, as those of sockets and locks do.
  for (const name of declarations.records.keys()) {
    if (!/(?:^| )_|[.#]/.test(name)) seeds.push({ kind: "named", name, constant: false });
  }
  const { typedefs, records } = reachableFrom(declarations, seeds, () => true);
  const linux: Family = { typedefs, records, libraries: new Map([["libc", rows]]) };
  const frameworks = buildFrameworks(declarations);
  return {
    linux,
    macos: (encoder) => macosSections(encoder, linux, declarations, frameworks),
    report: [
      `${rows.size} functions of libc and libm, ${typedefs.size} typedefs, ${records.size} records`,
      checkSizes(linux, declarations, umbrella, includes, folder),
      frameworks.report,
    ],
  };
}

function sharedObject(root: string, triple: string, name: string): string {
  const path = [`lib/${triple}`, `usr/lib/${triple}`].map((it) => join(root, it, name)).find((it) => existsSync(it));
  if (path === undefined) throw new Error(`The package libc6 has no ${name}.`);
  return path;
}

/** Lets gcc say how large every structure is that has a name. */
function checkSizes(
  family: Family,
  declarations: Declarations,
  umbrella: string,
  includes: readonly string[],
  folder: string,
): string {
  const wanted: string[] = [];
  const lines: string[] = [];
  for (const [tag, record] of family.records) {
    if (tag.includes(".") || ALIGNED_BY_TYPEDEF.has(tag)) continue;
    const spelling = declarations.typedefs.has(tag) || !record.name.includes(" ") ? tag : record.name;
    const extent = extentOf({ kind: "named", name: record.name, constant: false }, declarations.scope);
    if (extent === undefined) continue;
    wanted.push(`${spelling} ${extent.size} ${extent.alignment}`);
    lines.push(`  printf("${spelling} %zu %zu\\n", sizeof(${spelling}), _Alignof(${spelling}));`);
  }
  const source = join(folder, "sizes.c");
  const program = join(folder, "sizes");
  writeFileSync(source, `${umbrella}int main(void) {\n${lines.join("\n")}\n  return 0;\n}\n`);
  const searched = [...includes, compilerIncludes(folder)].flatMap((it) => ["-I", it]);
  run("gcc", ["-w", "-std=gnu11", "-D_GNU_SOURCE=1", "-nostdinc", ...searched, source, "-o", program], folder);
  const said = run(program, [], folder).trim().split("\n");
  const wrong = wanted.filter((it, index) => it !== said[index]);
  if (wrong.length > 0) throw new Error(`Other sizes than gcc's: ${wrong.join("; ")}`);
  return `${wanted.length} sizes of structures agree with gcc`;
}

/** Structures that POSIX or C fix, member by member; of all others the layout on macOS is known only from macos.h. */
const SAME_ON_MACOS = new Set(
  `timeval timespec tm itimerval timezone iovec pollfd rlimit rusage winsize group hostent linger in_addr in6_addr div_t
  ldiv_t lldiv_t utimbuf tms`.split(/\s+/),
);

/** Types and functions that macOS declares otherwise, and "NAME -" for what it does not have. */
function macosSections(
  encoder: Encoder,
  linux: Family,
  declarations: Declarations,
  frameworks: FrameworkTables,
): readonly string[] {
  const header = readFileSync(supplementPath("macos.h"), "utf8");
  const macos = parseDeclarations(header, "macos", {
    typedefOf: (name) => declarations.typedefs.get(name),
    recordOf: (name) => declarations.records.get(name),
  });
  if (macos.problems.length > 0)
    throw new Error(`macos.h: ${macos.problems.map((it) => header.slice(it.start, it.start + 60))}`);

  const functions = new Map<string, string>();
  for (const { name, type } of macos.functions)
    functions.set(name, functionLine(encoder, name, { type, cdecl: false }));
  const absent = readFileSync(supplementPath("not-on-macos.txt"), "utf8").split("\n");
  const patterns = absent.filter((it) => it !== "" && !it.startsWith("#")).map((it) => new RegExp(`^(?:${it})$`));
  for (const name of linux.libraries.get("libc")?.keys() ?? []) {
    if (!functions.has(name) && patterns.some((it) => it.test(name))) functions.set(name, `${name} -`);
  }
  const typedefs = new Map([...macos.typedefs].map(([name, type]) => [name, typedefLine(encoder, name, type)]));
  const records = new Map<string, string>();
  for (const tag of linux.records.keys()) {
    // A part without a name of its own is only reached through the whole.
    if (!SAME_ON_MACOS.has(tag) && !tag.includes(".")) records.set(tag, `${tag} -`);
  }
  for (const record of [...macos.records.values(), ...frameworks.records.values()])
    records.set(tagOf(record.name), recordLine(encoder, tagOf(record.name), record));
  return [
    "@macos typedefs",
    ...sortedKeys(typedefs).map((it) => typedefs.get(it) ?? ""),
    "@macos records",
    ...sortedKeys(records).map((it) => records.get(it) ?? ""),
    "@macos library libc",
    ...sortedKeys(functions).map((it) => functions.get(it) ?? ""),
    ...frameworks.sections(encoder),
  ];
}

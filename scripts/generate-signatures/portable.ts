/**
 * Libraries that are no part of any system, and are what programs call by ctypes all the same. Their names begin with a
 * prefix of their library, so a function is found by its name alone, in whatever file a program looks for it.
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { baseTypeOf } from "../../server/src/signatures/c-parser/layout.ts";
import { type Declarations, parseDeclarations } from "../../server/src/signatures/c-parser/parse-declarations.ts";
import type { FunctionNode, TypeNode } from "../../server/src/signatures/c-parser/type-node.ts";
import { type Encoder, functionLine, sortedKeys } from "./encode.ts";
import type { PackageName, Packages } from "./packages.ts";
import { PORTABLE_LIBRARIES } from "./portable-libraries.ts";
import { preprocessPortable } from "./preprocess.ts";
import { supplementPath } from "./supplement.ts";
import type { Family, FunctionRow } from "./tables.ts";

/** Where Debian keeps what differs between architectures; this generator reads the packages of one. */
const TRIPLE = "x86_64-linux-gnu";

/** What GLib and libtiff call by names of their own: sizes, of a width that differs between systems. */
const SAME_AS: ReadonlyMap<string, string> = new Map([
  ["gsize", "size_t"],
  ["gssize", "ssize_t"],
  ["tmsize_t", "ssize_t"],
]);

export interface PortableTables {
  readonly family: Family;
  readonly sections: (encoder: Encoder) => readonly string[];
  readonly report: string;
}

export function buildPortable(packages: Packages, systems: readonly Family[], folder: string): PortableTables {
  const rootOf = (name: PackageName): string => packages[name].root;
  const base = join(rootOf("libc6-dev"), "usr/include");
  const kernel = join(rootOf("linux-libc-dev"), "usr/include");
  const includes = [join(base, TRIPLE), base, join(kernel, TRIPLE), kernel];
  const rows = new Map<string, FunctionRow>();
  const counts: string[] = [];
  const take = (declarations: Declarations, names: RegExp): void => {
    for (const { name, type, hasBody } of declarations.functions) {
      if (!names.test(name) || hasBody || rows.has(name)) continue;
      const plain = withoutOwnTypes(type, declarations, systems);
      if (plain?.kind === "function") rows.set(name, { type: plain, cdecl: false });
    }
  };
  for (const { packages, folders = [], headers, absent = [], names } of PORTABLE_LIBRARIES) {
    const empty = emptyHeaders(absent, folder);
    const roots = packages.map(rootOf).flatMap((it) => {
      const base = join(it, "usr/include");
      const inner = [TRIPLE, ...folders].map((name) => join(base, name));
      return [...inner, base, ...folders.map((name) => join(it, "usr/lib", TRIPLE, name, "include"))];
    });
    const umbrella = headers.map((it) => `#include <${it}>\n`).join("");
    const declarations = parseDeclarations(
      preprocessPortable(umbrella, [...roots, ...includes, empty], folder),
      "linux",
    );
    const before = rows.size;
    take(declarations, names);
    if (rows.size === before) throw new Error(`${packages.join(", ")}: no function is understood.`);
    counts.push(`${packages[0] ?? ""} ${rows.size - before}`);
  }
  take(supplement(systems), /./);
  return {
    family: { typedefs: new Map(), records: new Map(), libraries: new Map([["", rows]]) },
    sections: (encoder) => [
      // All are cdecl, which the reader knows of this section.
      "@portable functions",
      ...sortedKeys(rows).map((name) => functionLine(encoder, name, rowOf(rows, name))),
    ],
    report: `${rows.size} functions of ${PORTABLE_LIBRARIES.length} libraries: ${counts.join(", ")}`,
  };
}

/** What no package of Debian has the headers of. */
function supplement(systems: readonly Family[]): Declarations {
  const header = readFileSync(supplementPath("portable.h"), "utf8");
  const declarations = parseDeclarations(header, "linux", {
    typedefOf: (name) => systems.flatMap((it) => it.typedefs.get(name) ?? []).at(-1),
    recordOf: () => undefined,
  });
  if (declarations.problems.length > 0) throw new Error("portable.h is not understood.");
  return declarations;
}

function rowOf(rows: ReadonlyMap<string, FunctionRow>, name: string): FunctionRow {
  const row = rows.get(name);
  if (row === undefined) throw new Error(`${name} vanished while it was written.`);
  return row;
}

function emptyHeaders(names: readonly string[], folder: string): string {
  const root = join(folder, "empty-headers");
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), "");
  }
  return root;
}

/**
 * A type in names that every system knows. Structures are left without description: programs have them by pointer. What
 * is passed by value needs one, so such a function is left out.
 */
function withoutOwnTypes(
  node: TypeNode,
  declarations: Declarations,
  systems: readonly Family[],
  isBehindPointer = false,
): TypeNode | undefined {
  const plain = (it: TypeNode, inner = false): TypeNode | undefined =>
    withoutOwnTypes(it, declarations, systems, inner);
  if (node.kind === "pointer") {
    const to = plain(node.to, true);
    return to && { ...node, to };
  }
  if (node.kind === "array") {
    const to = plain(node.of, true);
    return to && { kind: "pointer", to, constant: false };
  }
  if (node.kind === "function") return plainFunction(node, plain);
  const name = SAME_AS.get(node.name) ?? node.name;
  if (baseTypeOf(name) !== undefined) return node;
  if (/_t$/.test(name) && systems.every((it) => it.typedefs.has(name))) return { ...node, name };
  if (name.startsWith("enum ")) return { ...node, name: "int" };
  if (/^(?:struct|union) /.test(name)) {
    return isBehindPointer ? { ...node, name: name.includes("#") ? "struct ?" : name } : undefined;
  }
  const typedef = declarations.typedefs.get(name);
  const under = typedef && plain(typedef, isBehindPointer);
  if (under === undefined) return isBehindPointer ? { ...node, name: "void" } : undefined;
  if (under.kind === "named" && under.name === "struct ?") return { ...node, name: `struct ${name}` };
  return node.constant && under.kind === "named" ? { ...under, constant: true } : under;
}

function plainFunction(node: FunctionNode, plain: (it: TypeNode) => TypeNode | undefined): FunctionNode | undefined {
  const result = plain(node.result);
  if (result === undefined) return undefined;
  const parameters: { readonly name: string; readonly type: TypeNode }[] = [];
  for (const { name, type } of node.parameters) {
    const known = plain(type);
    if (known === undefined) return undefined;
    parameters.push({ name, type: known });
  }
  return { ...node, result, parameters };
}

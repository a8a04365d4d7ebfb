/** The frameworks of macOS, each a library of its own in the data, from a supplement: no package has their headers. */

import { readFileSync } from "node:fs";
import { type Declarations, parseDeclarations } from "../../server/src/signatures/c-parser/parse-declarations.ts";
import type { FunctionNode, RecordNode, TypeNode } from "../../server/src/signatures/c-parser/type-node.ts";
import { type Encoder, functionLine, sortedKeys } from "./encode.ts";
import { supplementPath } from "./supplement.ts";

export interface FrameworkTables {
  /** What passes by value, by name with keyword. */
  readonly records: ReadonlyMap<string, RecordNode>;
  readonly sections: (encoder: Encoder) => readonly string[];
  readonly report: string;
}

export function buildFrameworks(linux: Declarations): FrameworkTables {
  const header = readFileSync(supplementPath("macos-frameworks.h"), "utf8");
  const declarations = parseDeclarations(header, "macos", {
    typedefOf: (name) => linux.typedefs.get(name),
    recordOf: () => undefined,
  });
  const misread = declarations.problems.map((it) => header.slice(it.start, it.start + 60));
  if (misread.length > 0) throw new Error(`macos-frameworks.h: ${misread.join("; ")}`);
  // What names an unknown type is left out of every header; here it would be a slip.
  const understood = new Set(declarations.functions.map((it) => it.name));
  const written = [...header.matchAll(/^(?!typedef)[^#/].*?(\w+)\((?!\*).*\);$/gm)].flatMap((it) => it[1] ?? []);
  const lost = written.filter((it) => !understood.has(it));
  if (lost.length > 0) throw new Error(`macos-frameworks.h has unknown types in ${lost.join(", ")}`);

  const libraries = new Map<string, Map<string, FunctionNode>>();
  const names = new Set<string>();
  for (const { name, type, file } of declarations.functions) {
    if (names.has(name)) throw new Error(`macos-frameworks.h declares ${name} twice.`);
    names.add(name);
    const library = libraries.get(file) ?? new Map<string, FunctionNode>();
    libraries.set(file, library);
    library.set(name, plainFunction(type, declarations));
  }
  const records = [...declarations.records].map(([name, record]) => {
    const fields = record.fields.map((it) => ({ ...it, type: plainType(it.type, declarations) }));
    return [name, { ...record, fields }] as const;
  });
  return {
    records: new Map(records),
    sections: (encoder) =>
      sortedKeys(libraries).flatMap((library) => {
        const functions = libraries.get(library) ?? new Map<string, FunctionNode>();
        const lines = sortedKeys(functions).flatMap((name) => {
          const type = functions.get(name);
          return type === undefined ? [] : functionLine(encoder, name, { type, cdecl: false });
        });
        return [`@macos framework ${library}`, ...lines];
      }),
    report: `${names.size} functions of ${libraries.size} frameworks of macOS`,
  };
}

/** A type without the names that only this header gives it: the data has them for no other system, and so no width. */
function plainType(node: TypeNode, declarations: Declarations): TypeNode {
  if (node.kind === "pointer") return { ...node, to: plainType(node.to, declarations) };
  if (node.kind === "array") return { ...node, of: plainType(node.of, declarations) };
  if (node.kind === "function") return plainFunction(node, declarations);
  const target = declarations.typedefs.get(node.name);
  if (target === undefined) return node;
  const plain = plainType(target, declarations);
  return node.constant && plain.kind === "named" ? { ...plain, constant: true } : plain;
}

function plainFunction(node: FunctionNode, declarations: Declarations): FunctionNode {
  return {
    ...node,
    result: plainType(node.result, declarations),
    parameters: node.parameters.map((it) => ({ ...it, type: plainType(it.type, declarations) })),
  };
}

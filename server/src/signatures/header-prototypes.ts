/** Prototypes from a header of the user's own, for libraries that the data does not know. */

import { type Declarations, parseHeader } from "./c-parser/parse-declarations.ts";
import type { FunctionNode } from "./c-parser/type-node.ts";
import { ctypeOf, parameterTypeOf, type Scopes } from "./c-type.ts";
import { type Signatures, scopesFor } from "./signatures.ts";
import type { Abi, Parameter, Platform, Prototype } from "./types.ts";

/**
 * The functions that a header declares, by name. Types it does not declare itself, such as `size_t` and `FILE`, are those
 * of the systems; a function with any other unknown type is left out.
 */
export function prototypesInHeader(
  signatures: Signatures,
  text: string,
  library: string,
  platforms: readonly Platform[],
): ReadonlyMap<string, Prototype> {
  const parsed = (abi: Abi): Declarations => parseHeader(text, abi, scopesFor(signatures, abi)[abi]);
  const byAbi = { x64: parsed("x64"), x86: parsed("x86"), linux: parsed("linux"), macos: parsed("macos") };
  const scopes: Scopes = {
    x64: byAbi.x64.scope,
    x86: byAbi.x86.scope,
    linux: byAbi.linux.scope,
    macos: byAbi.macos.scope,
  };
  const main: Abi = platforms.includes("linux") ? "linux" : platforms.includes("macos") ? "macos" : "x64";
  const prototypes = new Map<string, Prototype>();
  for (const { name, type, isStatic, hasBody } of byAbi[main].functions) {
    if (isStatic || hasBody) continue;
    prototypes.set(name, prototypeFrom(library, name, type, scopes, main, platforms));
  }
  return prototypes;
}

function prototypeFrom(
  library: string,
  name: string,
  type: FunctionNode,
  scopes: Scopes,
  main: Abi,
  available: readonly Platform[],
): Prototype {
  return {
    library,
    isPortable: false,
    name,
    result: ctypeOf(type.result, scopes, main),
    parameters: type.parameters.map(
      (it): Parameter => ({
        name: it.name,
        type: parameterTypeOf(it.type, scopes, main),
        direction: undefined,
        lengthOf: undefined,
        lengthUnit: undefined,
        nullable: undefined,
        acceptsInteger: false,
        retainsCallback: undefined,
      }),
    ),
    variadic: type.variadic,
    convention: "cdecl",
    retainsCallback: false,
    frees: undefined,
    owned: undefined,
    errorConvention: undefined,
    available,
  };
}

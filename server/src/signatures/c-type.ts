/** From a spelled type to what the rules know of it. */

import { baseTypeOf, extentOf, isWindows, pointerSize } from "./c-parser/layout.ts";
import {
  type FunctionNode,
  LONGEST_TYPEDEF_CHAIN,
  spellingOf,
  type TypeNode,
  type TypeScope,
  underlying,
} from "./c-parser/type-node.ts";
import { handleClassByName } from "./handles.ts";
import type { Abi, Callback, CType, CTypeKind } from "./types.ts";

/** The scopes of all data models; those that do not apply to a library repeat one that does. */
export type Scopes = Readonly<Record<Abi, TypeScope>>;

/** A pointer deeper than this is described as leading to something unknown. */
const DEEPEST_POINTER = 16;

/** Unions of 64 bits that are numbers in all but their declaration; ctypes calls them so too. */
const INTEGER_UNIONS: ReadonlyMap<string, { readonly signed: boolean }> = new Map([
  ["LARGE_INTEGER", { signed: true }],
  ["ULARGE_INTEGER", { signed: false }],
]);

/** A callback counts as much depth as this: their parameters multiply, and nobody asks deeper than three. */
const CALLBACK_WEIGHT = 6;

/** Structure tags that `DECLARE_HANDLE` makes: `struct HWND__`. */
const HANDLE_TAG = /^struct H\w*__$/;

export function ctypeOf(node: TypeNode, scopes: Scopes, main: Abi, depth = 0): CType {
  const scope = scopes[main];
  const chain = namesOf(node, scope);
  const target = underlying(node, scope);
  const name = spellingOf(node);
  const constant = node.kind !== "array" && node.kind !== "function" && node.constant;
  const plain = {
    name,
    constant,
    signed: false,
    bits: bitsOf(node, scopes),
    pointee: undefined,
    length: undefined,
    structure: undefined,
    callback: undefined,
    handleClass: undefined,
  } satisfies Partial<CType>;

  const integer = INTEGER_UNIONS.get(spelledName(node));
  if (integer !== undefined) return { ...plain, kind: "int", signed: integer.signed };

  const handleClass = handleClassByName(chain);
  if (target.kind === "pointer") {
    const inner = underlying(target.to, scope);
    if (inner.kind === "function") {
      const callback = callbackFrom(chain.at(-1) ?? name, inner, scopes, main, depth + CALLBACK_WEIGHT);
      return { ...plain, kind: "callback", callback, handleClass: "P" };
    }
    const isHandle = handleClass !== undefined || (inner.kind === "named" && HANDLE_TAG.test(inner.name));
    if (isHandle) return { ...plain, kind: "handle", handleClass: handleClass ?? "P" };

    const pointee = depth < DEEPEST_POINTER ? ctypeOf(target.to, scopes, main, depth + 1) : undefined;
    return { ...plain, kind: "pointer", pointee, handleClass: "P" };
  }
  if (target.kind === "function") {
    // A parameter of function type is a pointer to that function.
    const callback = callbackFrom(chain.at(-1) ?? name, target, scopes, main, depth + CALLBACK_WEIGHT);
    return { ...plain, kind: "callback", callback, bits: bitsEach((abi) => pointerSize(abi) * 8), handleClass: "P" };
  }
  if (target.kind === "array") {
    const pointee = depth < DEEPEST_POINTER ? ctypeOf(target.of, scopes, main, depth + 1) : undefined;
    return { ...plain, kind: "array", pointee, length: target.length ?? 0 };
  }

  const base = baseTypeOf(target.name);
  if (base !== undefined) {
    if (handleClass !== undefined && base.kind === "int") return { ...plain, kind: "handle", handleClass };
    const wide = base.kind === "int" && plain.bits[main] === 64;
    const kind: CTypeKind = base.kind;
    return {
      ...plain,
      kind,
      signed: base.signed,
      handleClass: wide && isAsWideAsPointer(plain.bits, main) ? "P" : undefined,
    };
  }
  if (target.name.startsWith("enum ")) return { ...plain, kind: "enum", signed: true };
  if (/^(?:struct|union) /.test(target.name) || scope.recordOf(target.name) !== undefined) {
    return { ...plain, kind: "struct", structure: target.name };
  }
  return { ...plain, kind: "unknown" };
}

/** A parameter as C passes it: arrays and functions become pointers. */
export function parameterTypeOf(node: TypeNode, scopes: Scopes, main: Abi): CType {
  const target = underlying(node, scopes[main]);
  if (target.kind !== "array") return ctypeOf(node, scopes, main);
  return ctypeOf({ kind: "pointer", to: target.of, constant: false }, scopes, main);
}

export function callbackFrom(name: string, node: FunctionNode, scopes: Scopes, main: Abi, depth: number): Callback {
  const plain = depth < DEEPEST_POINTER;
  return {
    name,
    result: ctypeOf(node.result, scopes, main, depth),
    parameters: plain
      ? node.parameters.map((it) => ({ name: it.name, type: ctypeOf(it.type, scopes, main, depth) }))
      : [],
    variadic: node.variadic,
    convention: node.convention,
  };
}

function spelledName(node: TypeNode): string {
  return node.kind === "named" ? node.name : "";
}

/** Typedef names from the outermost to the innermost. */
function namesOf(node: TypeNode, scope: TypeScope): readonly string[] {
  const names: string[] = [];
  let it: TypeNode | undefined = node;
  while (it?.kind === "named" && names.length < LONGEST_TYPEDEF_CHAIN) {
    const next: TypeNode | undefined = scope.typedefOf(it.name);
    if (next !== undefined) names.push(it.name);
    it = next;
  }
  return names;
}

function bitsOf(node: TypeNode, scopes: Scopes): Readonly<Record<Abi, number>> {
  return bitsEach((abi) => (extentOf(node, scopes[abi])?.size ?? 0) * 8);
}

function bitsEach(width: (abi: Abi) => number): Readonly<Record<Abi, number>> {
  return { x64: width("x64"), x86: width("x86"), linux: width("linux"), macos: width("macos") };
}

/** On Windows an integer follows the pointer when it shrinks with it; on POSIX every 64-bit integer is as wide. */
function isAsWideAsPointer(bits: Readonly<Record<Abi, number>>, main: Abi): boolean {
  return !isWindows(main) || bits.x86 === 32;
}

/**
 * What an expression passes to C when its function has no `argtypes`: a ctypes object passes itself, an int is passed
 * as a C int, whatever it means.
 */

import { type Constant, type Frame, keyOf, type Value } from "../../semantics/values.ts";
import type { Expression } from "../../syntax/ast.ts";
import { inFrame } from "../pairs.ts";
import type { Project } from "../project.ts";
import { contentsBehind } from "./contents.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { checkedResults } from "./errcheck-results.ts";
import { heldByForeignResult, resultHeld } from "./foreign-results.ts";
import { type ForeignFunction, foreignFunctionOf } from "./functions.ts";
import { libraryOf } from "./libraries.ts";
import { storedOnLibrary, typeOnLibrary } from "./library-attributes.ts";
import { typeMade } from "./made-types.ts";
import { ctypesNameOf } from "./names.ts";
import { sourceOfInteger } from "./pointer-sources.ts";
import { fieldTypeOf } from "./structures.ts";
import { ctypesTypeOf } from "./type-of.ts";

export type Held =
  /** A ctypes object: converted by its own type. `type` is undefined for byref() and where it is not known. */
  | {
      readonly kind: "instance";
      readonly type: CtypesType | undefined;
      readonly value: Value;
      /** Whether a foreign function returned it, or the program made it. */
      readonly source?: "foreign";
    }
  | {
      readonly kind: "integer";
      /** `undefined`: not a constant. */
      readonly constant: bigint | undefined;
      /** Why the number is an address or handle, in words: "the address of an object". */
      readonly source: PointerSource | undefined;
      readonly value: Value;
    }
  /** The result of a foreign function without `restype`: a C int, cut if the function returned more. */
  | { readonly kind: "undeclaredResult"; readonly function: ForeignFunction; readonly value: Value }
  | { readonly kind: "none" | "bytes" | "text" | "float" | "boolean"; readonly value: Value }
  /** Some Python object that ctypes takes by `_as_parameter_`, or refuses. */
  | { readonly kind: "object"; readonly value: Value }
  | { readonly kind: "unknown"; readonly value: Value };

export interface PointerSource {
  /** "the address of an object", "a handle". */
  readonly what: string;
  readonly value: Value;
  /** Whether a foreign function returned it, declared as a pointer. */
  readonly isResult?: boolean;
}

const deepest = 6;

/** Everything that an expression may hold. */
export function heldIn(project: Project, expression: Expression, frame?: Frame, depth = 0): readonly Held[] {
  return project
    .evaluate(expression, frame)
    .flatMap((it) => throughContainer(project, it))
    .map((it) => heldBy(project, it, depth));
}

/** What comes out of a container of the program is what was put in, where that is visible. */
function throughContainer(project: Project, value: Value): readonly Value[] {
  const contents = contentsBehind(project, value);
  return contents === undefined || contents.length === 0 ? [value] : contents;
}

export function heldBy(project: Project, value: Value, depth = 0): Held {
  if (depth > deepest) return { kind: "unknown", value };
  switch (value.kind) {
    case "constant":
      return heldByConstant(value);
    case "result":
      return heldByResult(project, value, depth);
    case "instance":
      return heldByInstance(project, value, depth);
    case "member":
      return heldByMember(project, value, depth);
    case "computed":
      return project.memoInCycle(HELD, inFrame(value.node, value.frame), () => heldByComputed(project, value), {
        kind: "unknown",
        value,
      });
    case "argument":
      return heldByAnnotation(project, value);
    case "item":
    case "element":
      return heldByPart(project, value, depth);
    case "external":
      // `math.pi`, `win32con.WM_CLOSE`: constants of modules that we do not read. A ctypes type would not be passed.
      return { kind: "unknown", value };
    case "collection":
    case "pair":
    case "class":
    case "function":
    case "module":
      return { kind: "object", value };
    case "unknown":
      return { kind: "unknown", value };
  }
}

function heldByConstant(value: Constant): Held {
  switch (value.type) {
    case "int":
      return { kind: "integer", constant: value.value, source: undefined, value };
    case "str":
      return { kind: "text", value };
    case "bool":
      return { kind: "boolean", value };
    case "ellipsis":
      return { kind: "object", value };
    case "none":
    case "bytes":
    case "float":
      return { kind: value.type, value };
  }
}

/** Functions of ctypes that make an object which knows how to pass itself. */
const makers = new Set(["byref", "pointer", "cast", "create_string_buffer", "create_unicode_buffer", "c_buffer"]);

const integerBuiltins = new Set(["len", "int", "ord", "long", "sum", "round", "hash"].map((it) => `builtins.${it}`));

function heldByResult(project: Project, value: Extract<Value, { kind: "result" }>, depth: number): Held {
  const { callee, call, frame } = value;
  const fn = foreignFunctionOf(project, callee);
  if (fn !== undefined) {
    const kept = typeOnLibrary(project, callee);
    return kept === undefined ? heldByForeignResult(project, fn, value) : { kind: "instance", type: kept, value };
  }

  const source = sourceOfInteger(project, value);
  if (source !== undefined) return { kind: "integer", constant: undefined, source, value };

  const type = ctypesTypeOf(project, callee);
  if (type !== undefined) return { kind: "instance", type, value };

  const name = ctypesNameOf(callee);
  if (name !== undefined) {
    if (makers.has(name)) return { kind: "instance", type: typeMade(project, name, value, depth), value };
    if (name === "sizeof" || name === "alignment" || name === "get_errno" || name === "get_last_error") {
      return { kind: "integer", constant: undefined, source: undefined, value };
    }
    // ctypes.c_int.from_address(...), from_buffer, from_param, in_dll
    const [type_] = /^(.+)\.(?:from_\w+|in_dll)$/.exec(name)?.slice(1) ?? [];
    if (type_ !== undefined) {
      return { kind: "instance", type: ctypesTypeOf(project, { kind: "external", path: `ctypes.${type_}` }), value };
    }
  }
  if (callee.kind === "member") {
    if (/^(?:from_(?:address|buffer|buffer_copy|param)|in_dll)$/.test(callee.name)) {
      return { kind: "instance", type: ctypesTypeOf(project, callee.object), value };
    }
    if (callee.name === "encode") return { kind: "bytes", value };
    if (callee.name === "format" || callee.name === "decode") return { kind: "text", value };
    // What `replace` is given, and what it gives back, is of one kind.
    const [given] = callee.name === "replace" ? call.arguments : [];
    if (given?.value.kind === "string") return { kind: given.value.isBytes ? "bytes" : "text", value };
    if (callee.name === "fileno") return { kind: "integer", constant: undefined, source: undefined, value };
  }
  if (callee.kind === "external") {
    if (integerBuiltins.has(callee.path)) {
      // int(x) of an address is that address.
      const [first] = call.arguments;
      const inner = first === undefined ? [] : heldIn(project, first.value, frame, depth + 1);
      const from = inner.find((it) => it.kind === "integer" && it.source !== undefined);
      const inherited = callee.path === "builtins.len" || from?.kind !== "integer" ? undefined : from.source;
      return { kind: "integer", constant: undefined, source: inherited, value };
    }
    if (/^builtins\.(?:str|unicode|repr)$/.test(callee.path)) return { kind: "text", value };
    if (callee.path === "builtins.bytes" || callee.path === "builtins.bytearray") return { kind: "bytes", value };
    if (callee.path === "builtins.bool") return { kind: "boolean", value };
    if (callee.path === "builtins.float") return { kind: "float", value };
  }
  return { kind: "unknown", value };
}

function heldByInstance(project: Project, value: Extract<Value, { kind: "instance" }>, depth: number): Held {
  const { definition } = value;
  const type = ctypesTypeOf(project, { kind: "class", definition });
  if (type !== undefined) return { kind: "instance", type, value };

  // `class Handle(int)` is passed as the number it is.
  if (project.hierarchyOf(definition).externals.some((it) => /^builtins\.(?:int|long)$/.test(it))) {
    return { kind: "integer", constant: undefined, source: undefined, value };
  }
  const stores = project
    .memberOf(value, "_as_parameter_")
    .filter((it) => it.kind !== "member" && it.kind !== "unknown");
  const [first] = stores;
  if (first === undefined) return { kind: "object", value };
  const held = heldBy(project, first, depth + 1);
  return held.kind === "integer" || held.kind === "undeclaredResult" ? held : { kind: "object", value };
}

function heldByMember(project: Project, value: Extract<Value, { kind: "member" }>, depth: number): Held {
  const source = sourceOfInteger(project, value);
  if (source !== undefined) return { kind: "integer", constant: undefined, source, value };
  const stored = storedOnLibrary(project, value).flatMap((it) => heldIn(project, it, undefined, depth + 1));
  if (stored.length > 0) return onlyHeld(stored, value);
  const isForeign = libraryOf(project, value) !== undefined || foreignFunctionOf(project, value) !== undefined;
  if (isForeign) return { kind: "object", value };

  const owner = heldBy(project, value.object, depth + 1);
  if (owner.kind !== "instance" || owner.type === undefined) return { kind: "unknown", value };
  const { type } = owner;
  if (value.name === "value") {
    if (type.kind === "array") return { kind: /wchar|WCHAR/.test(type.pointee?.name ?? "") ? "text" : "bytes", value };
    // Of a subclass too, `.value` is a plain Python object.
    return resultHeld(undefined, { ...type, definition: undefined }, value);
  }
  if (value.name === "contents") return { kind: "instance", type: type.pointee, value };
  if (value.name === "raw") return { kind: "bytes", value };
  const field = type.definition === undefined ? undefined : fieldTypeOf(project, type.definition, value.name);
  return field === undefined ? { kind: "unknown", value } : resultHeld(undefined, field, value);
}

/** What all of several stores hold, or all of several functions return. */
function onlyHeld([first, ...others]: readonly Held[], value: Value): Held {
  const isOne = others.every((it) => it.kind === first?.kind && hasSource([it]) === hasSource([first]));
  return first !== undefined && isOne ? first : { kind: "unknown", value };
}

const integerOperators = new Set(["+", "-", "*", "//", "%", "|", "&", "^", "<<", ">>"]);

/** What a container holds may be computed of what it holds: every sum is looked at once. */
const HELD = Symbol("what a computed value holds");

function heldByComputed(project: Project, value: Extract<Value, { kind: "computed" }>): Held {
  const { node, frame } = value;
  if (node.kind === "formatted") return { kind: "text", value };
  if (node.kind === "comparison") return { kind: "boolean", value };
  if (node.kind === "unaryOperation") {
    if (node.operator === "not") return { kind: "boolean", value };
    const held = heldIn(project, node.operand, frame);
    return held.every((it) => it.kind === "integer")
      ? { kind: "integer", constant: undefined, source: undefined, value }
      : { kind: "unknown", value };
  }
  if (node.kind !== "binaryOperation" || !integerOperators.has(node.operator)) return { kind: "unknown", value };

  const left = heldIn(project, node.left, frame);
  const right = heldIn(project, node.right, frame);
  const both = [...left, ...right];
  if (node.operator === "%" && left.some((it) => it.kind === "text" || it.kind === "bytes")) {
    return { kind: left.some((it) => it.kind === "bytes") ? "bytes" : "text", value };
  }
  if (both.some((it) => it.kind === "text")) return { kind: "text", value };
  if (both.some((it) => it.kind === "bytes")) return { kind: "bytes", value };
  if (both.some((it) => it.kind === "float")) return { kind: "float", value };
  // An address plus an offset is an address; the difference of two is a size, and a mask makes a part of one.
  const source = both.find((it) => it.kind === "integer" && it.source !== undefined);
  if (source?.kind === "integer" && source.source !== undefined) {
    const isAddress = node.operator === "+" || (node.operator === "-" && !hasSource(right));
    return { kind: "integer", constant: undefined, source: isAddress ? source.source : undefined, value };
  }
  const areIntegers = both.every(
    (it) => it.kind === "integer" || it.kind === "boolean" || it.kind === "undeclaredResult",
  );
  return areIntegers ? { kind: "integer", constant: undefined, source: undefined, value } : { kind: "unknown", value };
}

function hasSource(held: readonly Held[]): boolean {
  return held.some((it) => it.kind === "integer" && it.source !== undefined);
}

function heldByAnnotation(project: Project, value: Extract<Value, { kind: "argument" }>): Held {
  const { annotation } = value.parameter;
  if (annotation === undefined) return heldByErrcheck(project, value);
  const keys = project.evaluate(annotation).map(keyOf);
  const [only] = keys.length === 1 ? keys : [];
  if (only === "external:builtins.int") return { kind: "integer", constant: undefined, source: undefined, value };
  if (only === "external:builtins.str") return { kind: "text", value };
  if (only === "external:builtins.bytes") return { kind: "bytes", value };
  for (const it of project.evaluate(annotation)) {
    const type = ctypesTypeOf(project, it);
    if (type !== undefined && type.kind !== "none") return { kind: "instance", type, value };
  }
  return { kind: "unknown", value };
}

/** The first parameter of an `errcheck` is the result of the function it checks. */
function heldByErrcheck(project: Project, value: Extract<Value, { kind: "argument" }>): Held {
  const all = checkedResults(project, value.parameter).map((it) => resultHeld(it.function, it.type, value));
  return onlyHeld(all, value);
}

/** An element of an array of ctypes. */
function heldByPart(project: Project, value: Extract<Value, { kind: "item" | "element" }>, depth: number): Held {
  const source = sourceOfInteger(project, value);
  if (source !== undefined) return { kind: "integer", constant: undefined, source, value };
  const owner = heldBy(project, value.object, depth + 1);
  if (owner.kind !== "instance") return { kind: "unknown", value };
  const element = owner.type?.pointee;
  return element === undefined ? { kind: "unknown", value } : resultHeld(undefined, element, value);
}

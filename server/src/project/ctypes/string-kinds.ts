/**
 * Text where C reads bytes, and bytes where it reads wide characters. Without `argtypes` ctypes passes a `str` as
 * `wchar_t *` and `bytes` as `char *`, whatever C reads; with a type it refuses the other kind. On Python 2 both convert.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import type { BindingOrigin } from "../../semantics/scopes.ts";
import { includesFrom, isDead } from "../../semantics/target.ts";
import type { CType } from "../../signatures/types.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, prototypeOf, targetOfCall } from "./calls.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { declaredAt, parameterTypesAt } from "./declared.ts";
import { titleOf } from "./functions.ts";
import { heldIn } from "./held.ts";
import { isAskedWhatItIs } from "./kind-tests.ts";
import { ctypesNameOf } from "./names.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface WrongString {
  readonly node: Expression;
  /** What it should be. */
  readonly wanted: "bytes" | "text";
  readonly message: string;
}

export type StringKind = "bytes" | "text";

export function* wrongStrings(project: Project, file: ModuleModel): Iterable<WrongString> {
  if (!runsOnPython3(project, file)) return;
  for (const call of foreignCallsIn(project, file)) yield* wrongArguments(project, call);
  for (const node of walk(file.source.module)) {
    const found = node.kind === "call" ? wrongConstruction(project, node) : undefined;
    if (found !== undefined) yield found;
  }
}

/** A file among files of Python 2 is one itself, whatever its own syntax says. */
export function runsOnPython3(project: Project, file: ModuleModel): boolean {
  return project.connected(file).every((path) => {
    const module = project.module(path);
    return module === undefined || includesFrom(module.options.target, [3, 0]);
  });
}

function* wrongArguments(project: Project, call: ForeignCall): Iterable<WrongString> {
  const { function: fn } = call;
  const target = targetOfCall(project, call, fn);
  if (isDead(target) || !includesFrom(target, [3, 0])) return;
  const name = titleOf(fn);
  if (call.functions.every((it) => declaredAt(project, it, "argtypes", call.call).state === "unset")) {
    const prototype = prototypeOf(project, fn, target);
    for (const [index, node] of call.arguments.entries()) {
      const parameter = prototype?.parameters[index];
      const wanted = parameter === undefined ? undefined : kindOfC(parameter.type);
      // What C writes into is another rule's subject.
      if (wanted === undefined || parameter?.direction === "out" || parameter?.direction === "inout") continue;
      const given = kindOfString(project, node);
      if (given === undefined || given === wanted || (given === "text" && isEmpty(project, node))) continue;
      const effect =
        wanted === "bytes"
          ? "goes as wide characters: C sees the first one only"
          : "goes as bytes, and C reads two or four of them for each character";
      const what = given === "text" ? "a `str`" : "`bytes`";
      yield { node, wanted, message: `\`${name}\` has no \`argtypes\`: argument ${index + 1}, ${what}, ${effect}.` };
    }
    return;
  }
  if (call.functions.length > 1) return;
  for (const [index, type] of parameterTypesAt(project, fn, call.call)?.entries() ?? []) {
    const node = call.arguments[index];
    const wanted = type === undefined ? undefined : kindOfCtypes(type);
    if (node === undefined || wanted === undefined || type === undefined) continue;
    const given = kindOfString(project, node);
    if (given === undefined || given === wanted) continue;
    yield { node, wanted, message: refused(given, `\`${type.name}\`, argument ${index + 1} of \`${name}\`,`) };
  }
}

/** `c_char_p("text")`, `create_string_buffer("text")` */
function wrongConstruction(project: Project, call: Call): WrongString | undefined {
  const [first] = call.arguments;
  if (first === undefined || first.unpack !== undefined || first.name !== undefined) return undefined;
  if (call.callee.kind !== "name" && call.callee.kind !== "attribute") return undefined;
  if (!/char_p|string_buffer|unicode_buffer|c_buffer|STR$/.test(textOfCallee(call))) return undefined;
  const [callee, ...others] = project.evaluate(call.callee);
  if (callee === undefined || others.length > 0) return undefined;
  const name = ctypesNameOf(callee);
  const type = ctypesTypeOf(project, callee);
  const wanted =
    name === "create_string_buffer" || name === "c_buffer"
      ? "bytes"
      : name === "create_unicode_buffer"
        ? "text"
        : type && kindOfCtypes(type);
  if (wanted === undefined) return undefined;
  const target = project.targetAt(call);
  if (isDead(target) || !includesFrom(target, [3, 0])) return undefined;
  const given = kindOfString(project, first.value);
  if (given === undefined || given === wanted) return undefined;
  return { node: first.value, wanted, message: refused(given, `\`${type?.name ?? name}\``) };
}

function textOfCallee({ callee }: Call): string {
  return callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : "";
}

function refused(given: StringKind, by: string): string {
  const what = given === "text" ? "a `str`" : "`bytes`";
  return `${by} refuses ${what}: the call raises, on Python 3.`;
}

/** What an expression is for certain: every possibility the same, None aside. */
export function kindOfString(project: Project, node: Expression): StringKind | undefined {
  // A part of a string is one of its kind.
  if (node.kind === "subscript" && node.index.kind === "slice") return kindOfString(project, node.object);
  const held = heldIn(project, node).filter((it) => it.kind !== "none");
  const [first] = held;
  if (first?.kind !== "text" && first?.kind !== "bytes") return undefined;
  return held.every((it) => it.kind === first.kind) && isMadeHere(node) && !isAskedWhatItIs(node)
    ? first.kind
    : undefined;
}

/** The zero that ends an empty wide string ends an empty one of bytes too. */
function isEmpty(project: Project, node: Expression): boolean {
  return heldIn(project, node).every(
    ({ value }) => value.kind === "constant" && (value.type === "none" || (value.type === "str" && value.value === "")),
  );
}

const makingMethods = /^(?:encode|decode|format|join|tobytes|upper|lower|strip|replace)$/;

/**
 * Whether the string is made in sight: what a method returns may be another kind in a subclass, and what an attribute
 * holds in another program.
 */
function isMadeHere(node: Expression, depth = 0): boolean {
  switch (node.kind) {
    case "string":
    case "formatted":
    case "binaryOperation":
      return true;
    case "conditional":
      return isMadeHere(node.body, depth) && isMadeHere(node.orelse, depth);
    case "call": {
      const { callee } = node;
      if (callee.kind === "name") return /^(?:str|bytes|repr|hex|bin|ascii)$/.test(callee.id);
      return callee.kind === "attribute" && makingMethods.test(callee.name);
    }
    case "name":
      return depth < 3 && (reachingBindings(node) ?? []).every(({ origin }) => isOriginInSight(origin, depth));
    default:
      return false;
  }
}

function isOriginInSight(origin: BindingOrigin, depth: number): boolean {
  if (origin.kind === "parameter") return origin.parameter.annotation !== undefined;
  if (origin.kind !== "value" || origin.path.length > 0) return false;
  return origin.value.kind === "none" || isMadeHere(origin.value, depth + 1);
}

function kindOfC(type: CType): StringKind | undefined {
  const pointee = type.kind === "pointer" ? type.pointee : undefined;
  if (pointee?.kind !== "int") return undefined;
  if (pointee.bits.x64 === 8 && /^(?:const )?(?:char|CHAR)$/.test(pointee.name)) return "bytes";
  return pointee.bits.x64 === 16 && /^(?:const )?(?:wchar_t|WCHAR|OLECHAR)$/.test(pointee.name) ? "text" : undefined;
}

function kindOfCtypes(type: CtypesType): StringKind | undefined {
  // A subclass may convert what it is given.
  if (type.kind !== "string" || type.definition !== undefined) return undefined;
  return /wchar|LPC?WSTR|OLESTR/.test(type.name) ? "text" : "bytes";
}

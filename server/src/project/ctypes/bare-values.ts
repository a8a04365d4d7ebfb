/**
 * Arguments that lose bits when their function has no `argtypes`: ctypes passes a bare int as a C int.
 */

import { includesBelow, includesFrom, type Target } from "../../semantics/target.ts";
import type { Value } from "../../semantics/values.ts";
import type { CType, Parameter, Prototype } from "../../signatures/types.ts";
import type { Expression, Parameter as SyntaxParameter } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { arrivesAsObject } from "./callback-parameters.ts";
import { prototypeOf } from "./calls.ts";
import { abisOf } from "./ctypes-type.ts";
import { type Held, heldIn, type PointerSource } from "./held.ts";
import { isNullField } from "./null-fields.ts";

export interface BareArgument {
  readonly index: number;
  readonly node: Expression;
  readonly held: Held;
  /** What C expects there; `undefined` for functions nobody described. */
  readonly parameter: Parameter | undefined;
  readonly severity: "error" | "warning" | "hint";
  readonly confidence: "high" | "medium" | "low";
  /** What is lost, for the message. */
  readonly loss: string;
}

/** Integer parameters that carry handles and pointers in messages. */
const messageParameter = /^(?:WPARAM|LPARAM)$/;

/** `void *` parameters that are addresses of another process, or of a mapping: a number, not a buffer. */
const addressName = /address|^addr$/i;

/** Numbers that a function hands on and nobody reads. */
const cookieName = /extra_?info|user_?data|cookie|dwInstance|dwContext/i;

/** Pointers whose target is nobody's business. */
const opaquePointer = /\b(?:FILE|DIR|PSID)\b/;

/** The argument of a call without `argtypes` that matters most. */
export function bareArgument(
  project: Project,
  prototype: Prototype | undefined,
  values: readonly Expression[],
  target: Target,
): BareArgument | undefined {
  const found: BareArgument[] = [];
  for (const [index, node] of values.entries()) {
    const parameter = prototype?.parameters[index];
    // What follows the fixed part of a variadic function is another rule's subject.
    if (prototype !== undefined && parameter === undefined) break;
    const held = heldIn(project, node);
    const judged =
      parameter === undefined ? judgeUnknown(project, held) : judge(project, held, parameter, index, target);
    if (judged !== undefined && !isNullField(project, node)) found.push({ ...judged, index, node, parameter });
  }
  return found.find((it) => it.severity === "error") ?? found[0];
}

type Judgement = Omit<BareArgument, "index" | "node" | "parameter">;

/** Of a function nobody described, only values that are surely addresses speak. */
function judgeUnknown(project: Project, all: readonly Held[]): Judgement | undefined {
  if (all.some((it) => it.kind === "instance")) return undefined;
  const [only] = all;
  if (all.length === 1 && only?.value.kind === "argument") {
    const source = sourceOfSibling(project, only.value.parameter);
    if (source !== undefined) {
      return { held: only, severity: "warning", confidence: "medium", loss: `only 32 bits of ${source.what}` };
    }
  }
  for (const held of all) {
    if (held.kind !== "integer" || held.source === undefined) continue;
    return { held, severity: "error", confidence: "high", loss: `only 32 bits of ${held.source.what}` };
  }
  return undefined;
}

/**
 * A method nobody calls here, among methods that are: what their parameters of the same name are given is what this one
 * will be given too.
 */
function sourceOfSibling(project: Project, parameter: SyntaxParameter): PointerSource | undefined {
  const method = parameter.parent;
  if (method?.kind !== "functionDef" || method.parent?.kind !== "classDef" || parameter.name === undefined)
    return undefined;
  for (const sibling of method.parent.body) {
    if (sibling.kind !== "functionDef" || sibling === method) continue;
    const namesake = sibling.parameters.find((it) => it.name?.id === parameter.name?.id);
    if (namesake === undefined) continue;
    for (const argument of project.callersOf(sibling).argumentsFor(namesake)) {
      const [held, ...others] = heldIn(project, argument);
      if (held?.kind === "integer" && others.length === 0 && held.source?.isResult === true) return held.source;
    }
  }
  return undefined;
}

function judge(
  project: Project,
  all: readonly Held[],
  parameter: Parameter,
  index: number,
  target: Target,
): Judgement | undefined {
  const { type } = parameter;
  if (!isPointerSized(type, target)) return undefined;
  // A ctypes object on some way says that somebody takes care; the other ways may never meet this call.
  if (all.some((it) => it.kind === "instance" || passesItself(project, it))) return undefined;

  for (const held of all) {
    const isConstant = held.kind === "integer" && held.constant !== undefined;
    // The default of a parameter is often what a test above the call keeps away from it.
    if (isConstant && all.length > 1) continue;
    const loss = lossOf(project, held, parameter, index, target);
    if (loss === undefined) continue;
    const isSmall = isConstant && (held.constant ?? -1n) >= 0n;
    if (isMostlyWhole(project, held, parameter, index, target)) {
      return { held, severity: "hint", confidence: "medium", loss };
    }
    if (type.handleClass === "K" && (!isConstant || isSmall)) {
      const isSure = isOnStack(index, target) || hasOldWindows(target);
      return { held, severity: "warning", confidence: isSure ? "high" : "medium", loss };
    }
    // A small number in an integer parameter is wrong in its upper half only, which many functions do not look at.
    const isMild = isSmall && type.kind === "int";
    if (isMild && cookieName.test(parameter.name)) return { held, severity: "hint", confidence: "low", loss };
    return { held, severity: isMild ? "warning" : "error", confidence: "high", loss };
  }
  return undefined;
}

/**
 * What arrives differs from what was meant in the upper half only, and the system does not look at that, or only the
 * Windows libraries of old Pythons leave it undefined.
 */
function isMostlyWhole(project: Project, held: Held, { type }: Parameter, index: number, target: Target): boolean {
  const constant = held.kind === "integer" ? held.constant : undefined;
  if (type.name === "HKEY" && constant !== undefined) return isPredefinedKey(constant);
  const isNegative = constant !== undefined && (constant < 0n || constant > 0x7fff_ffffn);
  if (isNegative) return false;
  const isMessage = messageParameter.test(type.name);
  if (isOnAnyStack(index, target)) return false;
  // Where none but old Pythons run, what stands above a size is anything.
  const isSize = type.kind === "int" && !isMessage && !(held.kind === "integer" && held.source !== undefined);
  if (isSize) return includesFrom(target, NEW_LIBFFI);
  return constant !== undefined || (isMessage && isOfWindow(project, held, target));
}

/** HKEY_LOCAL_MACHINE and its kin: the system knows them by their lower half. */
function isPredefinedKey(constant: bigint): boolean {
  return BigInt.asUintN(32, constant) >> 8n === 0x80_0000n && constant < 1n << 32n && constant >= -(1n << 31n);
}

/** A window that was made or looked up is sent in a message. */
function isOfWindow(project: Project, held: Held, target: Target): boolean {
  if (held.kind !== "undeclaredResult") return false;
  const made = prototypeOf(project, held.function, target);
  return made?.result.handleClass === "K";
}

/** A pointer that C gave to a callback, or an object of the program whose `_as_parameter_` is seen, and is no bare number. */
function passesItself(project: Project, { kind, value }: Held): boolean {
  if (value.kind === "argument") return arrivesAsObject(project, value.parameter);
  if (kind !== "object" || value.kind !== "instance") return false;
  return project.memberOf(value, "_as_parameter_").some((it) => it.kind !== "member" && it.kind !== "unknown");
}

function lossOf(project: Project, held: Held, parameter: Parameter, index: number, target: Target): string | undefined {
  const { type } = parameter;
  const name = type.name.replace("WINBOOL", "BOOL");
  const isSize = type.kind === "int" && !messageParameter.test(type.name);
  switch (held.kind) {
    case "integer": {
      if (held.constant !== undefined) return constantLoss(held.constant, type, index, target);
      if (held.source !== undefined) return `only 32 bits of ${held.source.what}`;
      if (isSize && !isOnStack(index, target)) return undefined;
      return `only 32 bits of the ${name}`;
    }
    case "undeclaredResult":
      return isSize && !isOnStack(index, target) ? undefined : `only 32 bits of the ${name}`;
    case "unknown":
      return isBareUnknown(parameter) && !isOutOfContainer(project, held.value) && !hasOwnType(project, held, type)
        ? `only 32 bits of the ${name}`
        : undefined;
    default:
      return undefined;
  }
}

function constantLoss(constant: bigint, type: CType, index: number, target: Target): string | undefined {
  if (constant < 0n || constant > 0x7fff_ffffn) return `only 32 bits of ${constant}`;
  if (type.kind === "int" && type.handleClass === undefined) return undefined;
  // Small numbers arrive in registers; on the stack the upper half is what was there before.
  return isOnStack(index, target) ? `${constant} with whatever stood in the upper half of its stack slot` : undefined;
}

/** Values of unknown type are nearly always strings, buffers and byref() where data is wanted, and ints where a handle is. */
function isBareUnknown({ type, name }: Parameter): boolean {
  if (type.kind === "handle") return true;
  if (type.kind === "int") return messageParameter.test(type.name);
  if (type.kind !== "pointer") return false;
  if (opaquePointer.test(type.name)) return true;
  return type.pointee?.kind === "void" && addressName.test(name);
}

/** Where a file makes pointers to such an object, `POINTER(FILE)`, what it is handed is one of them. */
function hasOwnType(project: Project, { value }: Held, { name }: CType): boolean {
  const opaque = opaquePointer.exec(name)?.[0];
  if (opaque === undefined || value.kind !== "argument") return false;
  return new RegExp(`\\bPOINTER\\(\\s*${opaque}\\b`).test(project.fileOf(value.parameter).source.text);
}

/** What comes out of a container was put in somewhere: as often as not a ctypes object. */
function isOutOfContainer(project: Project, value: Value): boolean {
  if (value.kind === "item" || value.kind === "element") return true;
  if (value.kind === "argument") return isUnpackedInto(project, value.parameter);
  if (value.kind !== "result" || value.callee.kind !== "member") return false;
  return /^(?:pop|popitem|popleft|get|get_nowait|setdefault)$/.test(value.callee.name);
}

/** `memory.free(*arguments)`, in the file that defines `free` as a method. */
function isUnpackedInto(project: Project, { parent: method }: SyntaxParameter): boolean {
  if (method?.kind !== "functionDef" || method.parent?.kind !== "classDef") return false;
  const { id } = method.name;
  return project.memoFor(UNPACKED, method, () => {
    for (const node of walk(project.fileOf(method).source.module)) {
      if (node.kind !== "call" || node.callee.kind !== "attribute" || node.callee.name !== id) continue;
      if (node.arguments.some((it) => it.unpack === "*")) return true;
    }
    return false;
  });
}

const UNPACKED = Symbol("whether a method is given what is unpacked");

function isPointerSized(type: CType, target: Target): boolean {
  if (type.kind === "float" || type.kind === "struct") return false;
  return abisOf(target).some((abi) => type.bits[abi] === 64);
}

/** Where the upper half of a C int is undefined: rules.md, `untyped-handle-argument` (c). */
function isOnStack(index: number, target: Target): boolean {
  return hasOldWindows(target) || isOnAnyStack(index, target);
}

function isOnAnyStack(index: number, target: Target): boolean {
  return target.platforms.some((it) => {
    if (it === "linux" || it === "macos-x64") return index >= 6;
    return it === "macos-arm64" && index >= 8;
  });
}

/** The Python whose Windows builds have a libffi that extends what it passes. */
const NEW_LIBFFI = [3, 8] as const;

function hasOldWindows(target: Target): boolean {
  return target.platforms.includes("win32-x64") && includesBelow(target, NEW_LIBFFI);
}

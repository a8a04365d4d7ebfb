/** Arguments that are ctypes objects too small for their parameter, or that point to memory too small for it. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includes64Bit, isDead, type Target } from "../../semantics/target.ts";
import type { CType, Parameter } from "../../signatures/types.ts";
import type { Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, prototypeOfCall, targetOfCall } from "./calls.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { declaredAt } from "./declared.ts";
import { type Held, heldIn } from "./held.ts";
import { isCtypes } from "./names.ts";
import { argumentTitle, isSize, type NarrowType, narrowness, REGISTERS } from "./narrow.ts";

export function* narrowArguments(project: Project, file: ModuleModel): Iterable<NarrowType> {
  for (const call of foreignCallsIn(project, file)) {
    const target = targetOfCall(project, call, call.function);
    if (isDead(target) || !includes64Bit(target)) continue;
    const prototype = prototypeOfCall(project, call, call.function, target);
    for (const [index, parameter] of prototype?.parameters.entries() ?? []) {
      const node = call.arguments[index];
      if (node === undefined) break;
      const found = narrowArgument(project, call, node, parameter, index, target);
      if (found !== undefined) yield found;
    }
  }
}

function narrowArgument(
  project: Project,
  call: ForeignCall,
  node: Expression,
  parameter: Parameter,
  index: number,
  target: Target,
): NarrowType | undefined {
  const held = heldIn(project, node);
  const [first, ...others] = held;
  // One possibility only: what else an argument may be is seldom as narrow.
  if (first?.kind !== "instance" || first.type === undefined || others.length > 0) return undefined;
  const what = `${argumentTitle(index, parameter.name)} of \`${call.function.name}\``;

  const pointee = parameter.type.kind === "pointer" ? parameter.type.pointee : undefined;
  if (pointee !== undefined && first.type.pointee !== undefined) {
    return narrowPointee(node, first.type, pointee, what, target);
  }
  // Where a pointer is declared, ctypes hands over the address of the object by itself.
  if (parameter.type.kind === "pointer" && declaredAt(project, call.function, "argtypes", call.call).state !== "unset")
    return undefined;
  // Whatever is declared: the value is cut when it is wrapped.
  const narrow = narrowness(first.type, parameter.type, target);
  if (narrow === undefined || isConstant(project, first) || (index < REGISTERS && isLength(project, first)))
    return undefined;
  const type = parameter.type.name.replace("WINBOOL", "BOOL");
  return {
    node,
    severity: index < REGISTERS && isSize(parameter.type) ? "hint" : narrow.severity,
    confidence: "high",
    message: `\`${first.type.name}\` has ${narrow.bits} bits, and ${what} is a ${type} of 64.`,
    wanted: undefined,
    cause: `narrow argument ${index} ${call.function.key}`,
  };
}

/** `(c_long * n)(*handles)` for `const HANDLE *`, `byref(c_ulong())` for `SIZE_T *`. */
function narrowPointee(
  node: Expression,
  given: CtypesType,
  wanted: CType,
  what: string,
  target: Target,
): NarrowType | undefined {
  const element = given.pointee?.kind === "array" ? given.pointee.pointee : given.pointee;
  if (element === undefined) return undefined;
  const narrow = narrowness(element, wanted, target);
  if (narrow === undefined) return undefined;
  const type = wanted.name.replace(/^const /, "");
  const place = given.kind === "array" ? "has elements" : "points to a value";
  return {
    node,
    severity: "error",
    confidence: "high",
    message: `\`${given.name}\` ${place} of ${narrow.bits} bits, and ${what} leads to ${type} of 64.`,
    wanted: undefined,
  };
}

/** `c_int(len(code))`: no buffer of Python is so long that a register would not hold all of it. */
function isLength(project: Project, { value }: Held): boolean {
  const [first] = value.kind === "result" ? value.call.arguments : [];
  if (first?.value.kind !== "call") return false;
  return project
    .evaluate(first.value.callee)
    .every((it) => (it.kind === "external" && it.path === "builtins.len") || isCtypes(it, "sizeof"));
}

/** `c_int(0)`: a number that fits is right in any register. */
function isConstant(project: Project, held: Held): boolean {
  if (held.value.kind !== "result") return true;
  const [first] = held.value.call.arguments;
  if (first === undefined) return true;
  return heldIn(project, first.value, held.value.frame).every(
    (it) => (it.kind === "integer" && it.constant !== undefined && it.constant >= 0n) || it.kind === "none",
  );
}

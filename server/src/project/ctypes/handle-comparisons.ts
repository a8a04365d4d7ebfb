/** Comparisons of handles and pointers with what they can never be. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { includes64Bit, isDead } from "../../semantics/target.ts";
import { isKnownLibrary } from "../../signatures/lookup.ts";
import type { Comparison, Expression, Name, Node } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { constantOf } from "../evaluate.ts";
import type { Project } from "../project.ts";
import { foreignCallOf, prototypeOf, targetOfCall } from "./calls.ts";
import { isCoveredByCondition } from "./covered-comparisons.ts";
import { type Held, heldIn } from "./held.ts";
import { ctypesTypeOf } from "./type-of.ts";
import { mayHoldUnseen } from "./unseen-stores.ts";

export interface WrongComparison {
  readonly node: Node;
  /** The message. */
  readonly message: string;
  /** The side that holds the handle, where a test for truth would do. */
  readonly truthOf: { readonly subject: Expression; readonly isNegated: boolean } | undefined;
  /** The call that made the handle. */
  readonly origin: Node | undefined;
  /** The -1 that a constant of this file stands for, where the handle is compared with one. */
  readonly constant?: { readonly value: Expression; readonly isOnlyForPointers: boolean } | undefined;
}

const allOnes64 = 0xffff_ffff_ffff_ffffn;

export function* wrongComparisons(project: Project, file: ModuleModel): Iterable<WrongComparison> {
  for (const node of walk(file.source.module)) {
    if (node.kind === "comparison" && node.operators.length === 1) {
      const found = judge(project, node);
      if (found === undefined) continue;
      // The other half of the condition sees the failure: this one is of no use, and does no harm.
      if (!isCoveredByCondition(project, node, (it) => judge(project, it) !== undefined)) yield found;
    } else if (node.kind === "unaryOperation" && node.operator === "not") {
      const found = onlyTruthTest(project, node.operand, node);
      if (found !== undefined) yield found;
    }
  }
}

function judge(project: Project, comparison: Comparison): WrongComparison | undefined {
  const [left, right] = comparison.operands;
  const [operator] = comparison.operators;
  if (left === undefined || right === undefined || operator === undefined) return undefined;
  if (!["==", "!=", "is", "is not", "<"].includes(operator)) return undefined;
  const named = misnamedConstant(project, left) ?? misnamedConstant(project, right);
  if (named !== undefined && operator !== "<") {
    return { node: comparison, message: named, truthOf: undefined, origin: undefined };
  }
  return (
    judgeSides(project, comparison, left, right, operator) ??
    (operator === "<" ? undefined : judgeSides(project, comparison, right, left, operator))
  );
}

/** A constant called INVALID_HANDLE_VALUE that is not it. */
function misnamedConstant(project: Project, side: Expression): string | undefined {
  const name = side.kind === "name" ? side.id : side.kind === "attribute" ? side.name : undefined;
  if (name !== "INVALID_HANDLE_VALUE") return undefined;
  const held = heldIn(project, side);
  const [only, ...others] = held;
  if (only === undefined || others.length > 0) return undefined;
  if (only.kind === "instance" && isPointerObject(only)) {
    return "`INVALID_HANDLE_VALUE` is a ctypes object here, which is equal to nothing but itself: failures are never seen";
  }
  if (only.kind !== "integer" || only.constant === undefined) return undefined;
  const target = project.targetAt(side);
  const value = only.constant;
  if (value === -1n || value === allOnes64) return undefined;
  if (value === 0xffff_ffffn && !includes64Bit(target)) return undefined;
  return `\`INVALID_HANDLE_VALUE\` is ${describeNumber(value)} here, and the value of a failed call is -1 in all its bits: failures are never seen`;
}

function judgeSides(
  project: Project,
  comparison: Comparison,
  subject: Expression,
  other: Expression,
  operator: string,
): WrongComparison | undefined {
  // Cheap first: what it is compared with.
  const others = heldIn(project, other);
  const [value, ...more] = others;
  if (value === undefined || more.length > 0) return undefined;
  const isNone = value.kind === "none";
  const number = numberOf(project, value);
  const isObject = value.kind === "instance" && isPointerObject(value);
  if (!isNone && number === undefined && !isObject) return undefined;
  if (isDead(project.targetAt(comparison)) || !includes64Bit(project.targetAt(comparison))) return undefined;

  const held = heldIn(project, subject);
  const kinds = held.map((it) => resultKind(it));
  const [kind] = kinds;
  if (kind === undefined || kinds.some((it) => it !== kind) || mayHoldUnseen(project, subject)) return undefined;
  const origin = held[0]?.value.kind === "result" ? held[0].value.call : undefined;
  const is = operator === "!=" || operator === "is not" ? "is always true" : "is never true";
  const report = (why: string, truthOf?: WrongComparison["truthOf"]) => ({
    node: comparison,
    message: `this comparison ${is}: ${why}`,
    truthOf,
    origin,
  });

  if (kind === "pointer" || kind === "number") {
    if (isObject) return report("a ctypes object is equal to nothing but itself");
    if (number === undefined) return undefined;
    if (number === 0n && operator !== "<") {
      // What `int` and arithmetic make of a result is never None.
      if (kind === "number") return undefined;
      const isNegated = operator === "==" || operator === "is";
      return report("a NULL result is None", { subject, isNegated });
    }
    if (number < 0n || (operator === "<" && number === 0n)) {
      const found = report(`a pointer result is unsigned, and -1 reads as ${allOnes64}`);
      return { ...found, constant: operator === "<" ? undefined : minusOneBehind(project, other) };
    }
    if (number === 0xffff_ffffn) return report(`in a 64-bit process -1 reads as ${allOnes64}`);
    return undefined;
  }
  if (kind === "typed") {
    // Ordering a pointer raises.
    if (!isNone && (number === undefined || !/^(?:==|!=|is|is not)$/.test(operator))) return undefined;
    return report("a POINTER result is an object even when it is NULL; test its truth", {
      subject,
      isNegated: operator === "==" || operator === "is",
    });
  }
  // Without `restype` the result is a signed int.
  if (number !== undefined && number > 0x7fff_ffffn) {
    return report(`without \`restype\` the result is a signed int, and -1 reads as -1`);
  }
  return undefined;
}

/** `INVALID_HANDLE_VALUE = -1`, and whether everything it is compared with is a pointer result. */
function minusOneBehind(project: Project, other: Expression): WrongComparison["constant"] {
  const resolution = other.kind === "name" ? resolveName(other) : undefined;
  const [binding, ...others] = resolution?.bindings ?? [];
  if (other.kind !== "name" || binding?.origin.kind !== "value" || others.length > 0) return undefined;
  const { value, path } = binding.origin;
  if (value.kind !== "unaryOperation" || path.length > 0) return undefined;
  const uses: Name[] = [];
  for (const node of walk(project.fileOf(other).source.module)) {
    if (node.kind === "name" && node.id === other.id && node !== binding.node) uses.push(node);
  }
  const isOnlyForPointers = uses.every(({ parent }) => {
    if (parent?.kind !== "comparison") return false;
    const subject = parent.operands.find((it) => it.kind !== "name" || it.id !== other.id);
    return subject !== undefined && heldIn(project, subject).every((it) => resultKind(it) === "pointer");
  });
  return { value, isOnlyForPointers };
}

/** A number, also that of `c_void_p(-1).value`. */
function numberOf(project: Project, held: Held): bigint | undefined {
  if (held.kind !== "integer") return undefined;
  const { value, constant: known } = held;
  if (known !== undefined) return known;
  if (value.kind !== "member" || value.name !== "value" || value.object.kind !== "result") return undefined;
  const { callee, call, frame } = value.object;
  const [first, ...others] = call.arguments;
  const type = ctypesTypeOf(project, callee);
  if (type?.kind !== "pointer" || type.pointee !== undefined || first === undefined || others.length > 0)
    return undefined;
  const constant = constantOf(project.evaluate(first.value, frame));
  return constant?.type === "int" && constant.value !== 0n ? BigInt.asUintN(64, constant.value) : undefined;
}

type ResultKind = "pointer" | "number" | "typed" | "default";

/** How a result or `.value` reads in Python. */
function resultKind(held: Held): ResultKind | undefined {
  const { value } = held;
  // A parameter is one where it is the first of an `errcheck`.
  const isChecked = value.kind === "argument";
  const isResult = isChecked || value.kind === "result" || (value.kind === "member" && value.name === "value");
  if (!isResult) return undefined;
  if (held.kind === "undeclaredResult") return "default";
  if (held.kind === "integer" && held.source !== undefined && /pointer/.test(held.source.what)) {
    return held.source.value === value ? "pointer" : "number";
  }
  if (
    (isChecked || value.kind === "result") &&
    held.kind === "instance" &&
    held.type?.kind === "pointer" &&
    held.source === "foreign"
  ) {
    return held.type.pointee === undefined ? undefined : "typed";
  }
  return undefined;
}

function isPointerObject(held: Held): boolean {
  return (
    held.kind === "instance" &&
    held.type?.kind === "pointer" &&
    held.value.kind === "result" &&
    held.source !== "foreign"
  );
}

/**
 * `if not handle` after a function that fails with INVALID_HANDLE_VALUE, which is true. Only where nothing else in the
 * function looks at the handle.
 */
function onlyTruthTest(project: Project, operand: Expression, test: Node): WrongComparison | undefined {
  if (operand.kind !== "name") return undefined;
  const scope = enclosingFunction(operand);
  if (scope === undefined) return undefined;
  const [value, ...others] = project.evaluate(operand);
  if (value?.kind !== "result" || others.length > 0) return undefined;
  const call = foreignCallOf(project, value.call);
  if (call === undefined) return undefined;
  const target = targetOfCall(project, call, call.function);
  if (isDead(target) || !isKnownLibrary(project.signatures, call.function.library.spelling)) return undefined;
  const prototype = prototypeOf(project, call.function, target);
  // GetStdHandle gives NULL too, when there is no handle.
  if (prototype?.errorConvention !== "invalid-handle" || prototype.name === "GetStdHandle") return undefined;
  if (isComparedElsewhere(scope, operand)) return undefined;
  return {
    node: test,
    message: `this test never fails: \`${prototype.name}\` returns INVALID_HANDLE_VALUE on failure, which is true`,
    truthOf: undefined,
    origin: value.call,
  };
}

function isComparedElsewhere(scope: Node, name: Name): boolean {
  for (const node of walk(scope)) {
    if (node.kind === "comparison" && node.operands.some((it) => it.kind === "name" && it.id === name.id)) return true;
  }
  return false;
}

function describeNumber(value: bigint): string {
  return value > 9n ? `0x${value.toString(16).toUpperCase()}` : String(value);
}

/** Views of a pointer that see only half of it: `c_int.from_address(addressof(callback))`. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includes64Bit, isDead } from "../../semantics/target.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { abisOf, type CtypesType, pointerBits } from "./ctypes-type.ts";
import { foreignFunctionsIn } from "./functions.ts";
import { heldIn } from "./held.ts";
import { isCtypes } from "./names.ts";
import type { NarrowType } from "./narrow.ts";
import { typeOfExpression } from "./type-of.ts";

export function* narrowViews(project: Project, file: ModuleModel): Iterable<NarrowType> {
  if (!project.mayHold(file, /from_address|from_buffer|\bcast\b/)) return;
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call") continue;
    const view = viewMade(project, node);
    if (view === undefined) continue;
    const target = project.targetAt(node);
    if (isDead(target) || !includes64Bit(target)) continue;
    const { type, subject } = view;
    const abi = abisOf(target).find((it) => pointerBits[it] === 64 && type.bits[it] > 0 && type.bits[it] < 64);
    if (abi === undefined || type.kind !== "integer") continue;
    const what = view.what ?? pointerSubject(project, subject);
    if (what === undefined) continue;
    yield {
      node,
      severity: "error",
      confidence: "high",
      message: `\`${type.name}\` sees ${type.bits[abi]} of the 64 bits of ${what}.`,
      wanted: undefined,
    };
  }
}

interface View {
  readonly type: CtypesType;
  /** The object that is looked at. */
  readonly subject: Expression;
  /** What it is, where its name says so. */
  readonly what?: string | undefined;
}

/** Names of exported variables that hold a function. */
const pointerVariable = /Pointer$|Ptr$|Hook$|Func(?:tion)?$|Callback$/;

/** `GetProcAddress(module, "PyOS_ReadlineFunctionPointer")`: a variable of the library, by its name a pointer. */
function exportedPointer(expression: Expression): string | undefined {
  if (expression.kind !== "call") return undefined;
  const { callee } = expression;
  const called = callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : "";
  const name = expression.arguments.at(-1)?.value;
  if (!/^(?:GetProcAddress|dlsym)$/.test(called) || name?.kind !== "string") return undefined;
  return pointerVariable.test(name.value) ? `the function pointer \`${name.value}\`` : undefined;
}

function viewMade(project: Project, call: Call): View | undefined {
  const [first, second] = call.arguments;
  if (first === undefined) return undefined;
  if (call.callee.kind === "attribute") {
    const type = typeOfExpression(project, call.callee.object);
    if (type !== undefined) {
      if (call.callee.name === "from_buffer") return { type, subject: first.value };
      if (call.callee.name !== "from_address") return undefined;
      const what = exportedPointer(first.value);
      const subject = what === undefined ? addressed(project, first.value) : first.value;
      return subject && { type, subject, what };
    }
  }
  // cast(byref(x), POINTER(T))
  if (second === undefined || !project.evaluate(call.callee).some((it) => isCtypes(it, "cast"))) return undefined;
  const type = typeOfExpression(project, second.value)?.pointee;
  const subject = addressed(project, first.value);
  return type && subject && { type, subject };
}

/** x, in addressof(x), byref(x) and pointer(x). */
function addressed(project: Project, expression: Expression): Expression | undefined {
  if (expression.kind !== "call") return undefined;
  const [first] = expression.arguments;
  const isAddress = project.evaluate(expression.callee).some((it) => isCtypes(it, "addressof", "byref", "pointer"));
  return isAddress ? first?.value : undefined;
}

function pointerSubject(project: Project, subject: Expression): string | undefined {
  if (foreignFunctionsIn(project, subject).length > 0) return "a function pointer";
  // What a name was before, such as None, is no ctypes object and has no address.
  const types = heldIn(project, subject).flatMap((it) => (it.kind === "instance" ? [it.type] : []));
  const [type] = types;
  if (type === undefined || types.some((it) => it?.kind !== type.kind)) return undefined;
  if (type.kind === "callback") return "a function pointer";
  const isVoid = type.kind === "pointer" && type.definition === undefined;
  return isVoid || type.kind === "string" ? `a \`${type.name}\`` : undefined;
}

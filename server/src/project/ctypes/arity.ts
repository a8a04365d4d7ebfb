/** How many arguments a function is declared with, called with, and takes. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { Prototype } from "../../signatures/types.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, narrowByLibrary, prototypeOf, targetOfCall } from "./calls.ts";
import { declarationsIn } from "./declarations.ts";
import { declaredAt, parameterTypesAt, typeElementsOf } from "./declared.ts";
import { foreignFunctionOf } from "./functions.ts";

export interface WrongArity {
  readonly node: Node;
  readonly severity: "error" | "warning" | "hint";
  readonly message: string;
  readonly declaration: Node | undefined;
}

export function* wrongArities(project: Project, file: ModuleModel): Iterable<WrongArity> {
  yield* wrongDeclarations(project, file);
  for (const call of foreignCallsIn(project, file)) {
    const found = wrongCall(project, call);
    if (found !== undefined) yield found;
  }
}

function* wrongDeclarations(project: Project, file: ModuleModel): Iterable<WrongArity> {
  for (const declaration of declarationsIn(project, file)) {
    const { attribute, value, frame, node, function: fn } = declaration;
    if (attribute !== "argtypes" || value === undefined) continue;
    const target = narrowByLibrary(project.targetAt(node), fn.library);
    const prototype = isDead(target) ? undefined : prototypeOf(project, fn, target);
    const elements = prototype && typeElementsOf(project, value, frame);
    if (prototype === undefined || prototype.isPortable || elements === undefined) continue;
    const expected = prototype.parameters.length;
    if (elements.length === expected) continue;
    // The variable part may be declared too, for one kind of call.
    if (prototype.variadic && elements.length > expected) continue;
    const place = value.kind === "sequence" ? value : node;
    const message = `\`${prototype.name}\` takes ${count(expected)}${prototype.variadic ? " before the variable ones" : ""}, and ${elements.length} ${elements.length === 1 ? "is" : "are"} declared.`;
    // What a test declares wrongly is as often as not what it is about.
    yield { node: place, severity: file.options.isTest ? "hint" : "error", message, declaration: undefined };
  }
}

function wrongCall(project: Project, call: ForeignCall): WrongArity | undefined {
  const { function: fn } = call;
  // Parameter flags give defaults and outputs, and keywords fill places by name.
  if (!call.isComplete || call.functions.length > 1 || (fn.made?.call.arguments.length ?? 0) > 1) return undefined;
  const target = targetOfCall(project, call, fn);
  if (isDead(target) || mayCallAnother(project, call)) return undefined;
  const prototype = prototypeOf(project, fn, target);
  const passed = call.arguments.length;
  const declared = parameterTypesAt(project, fn, call.call);
  if (declared !== undefined) return againstDeclaration(project, call, declared.length, prototype);
  if (prototype === undefined || prototype.isPortable) return undefined;
  if (declaredAt(project, fn, "argtypes", call.call).state !== "unset") return undefined;

  const expected = prototype.parameters.length;
  if (passed < expected) {
    const message = `\`${prototype.name}\` takes ${count(expected)}, and ${passed} ${passed === 1 ? "is" : "are"} passed: C reads the others from wherever they would be.`;
    return { node: call.callee, severity: "error", message, declaration: undefined };
  }
  if (passed > expected && !prototype.variadic) {
    const message = `\`${prototype.name}\` takes ${count(expected)}, and ${passed} are passed.`;
    return { node: call.callee, severity: "warning", message, declaration: undefined };
  }
  return undefined;
}

/** A name that is a function of an extension on one way, and the foreign one on the other: which, the call knows. */
function mayCallAnother(project: Project, { callee }: ForeignCall): boolean {
  return project.evaluate(callee).some((it) => it.kind !== "constant" && foreignFunctionOf(project, it) === undefined);
}

function againstDeclaration(
  project: Project,
  call: ForeignCall,
  declared: number,
  prototype: Prototype | undefined,
): WrongArity | undefined {
  const passed = call.arguments.length;
  const [declaration] = declaredAt(project, call.function, "argtypes", call.call).declarations;
  const name = call.function.name ?? "the function";
  if (passed < declared) {
    const message = `\`${name}\` is declared with ${count(declared)}, and ${passed} ${passed === 1 ? "is" : "are"} passed: the call raises \`TypeError\`.`;
    return { node: call.callee, severity: "error", message, declaration: declaration?.node };
  }
  // A declaration that names the fixed part is how a variadic function is called.
  const isFixed = prototype === undefined ? !variadicName.test(name) : !prototype.variadic;
  if (passed > declared && isFixed) {
    const message = `\`${name}\` is declared with ${count(declared)}, and ${passed} are passed.`;
    return { node: call.callee, severity: "warning", message, declaration: declaration?.node };
  }
  return undefined;
}

/** What variadic functions of libraries nobody described are called. */
const variadicName =
  /printf|scanf|log|print|error|warn|debug|format|setopt|getinfo|ioctl|fcntl|open|exec|syscall|message|option|config|control|args|msgSend|_set$|_get$/i;

function count(number: number): string {
  return number === 1 ? "1 argument" : `${number} arguments`;
}

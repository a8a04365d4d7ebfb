/** Parameters that are declared by value, or one pointer short, where C takes the address. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead, type Target } from "../../semantics/target.ts";
import type { Frame } from "../../semantics/values.ts";
import type { CType, Parameter } from "../../signatures/types.ts";
import { type Expression, type Node, textOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { callbackUses, prototypeCallOf } from "./callback-uses.ts";
import { foreignCallsIn, prototypeOf, prototypeOfCall, targetOfCall, targetOfFunction } from "./calls.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { declarationsIn } from "./declarations.ts";
import { declaredAt, typeElementsOf } from "./declared.ts";
import { passesSmallNumbers } from "./function-calls.ts";
import { type ForeignFunction, titleOf } from "./functions.ts";
import { type Held, heldIn } from "./held.ts";
import { layoutOfFields } from "./layout.ts";
import { argumentTitle } from "./narrow.ts";
import { ctypesTypeOf, typesOfExpression } from "./type-of.ts";

export interface WrongLevel {
  readonly node: Node;
  readonly severity: "error" | "warning" | "hint";
  readonly message: string;
}

export function* wrongLevels(project: Project, file: ModuleModel): Iterable<WrongLevel> {
  yield* wrongDeclarations(project, file);
  yield* wrongCallbacks(project, file);
  yield* wrongArguments(project, file);
}

function* wrongDeclarations(project: Project, file: ModuleModel): Iterable<WrongLevel> {
  for (const { attribute, value, frame, node, function: fn } of declarationsIn(project, file)) {
    if (attribute !== "argtypes" || value === undefined) continue;
    const target = targetOfFunction(project, node, fn);
    const prototype = isDead(target) ? undefined : prototypeOf(project, fn, target);
    const elements = isDead(target) ? undefined : typeElementsOf(project, value, frame);
    if (prototype === undefined) {
      const isWindows = fn.library.loader === "WinDLL" || fn.library.loader === "OleDLL";
      for (const it of isWindows ? (elements ?? []) : []) {
        if (!isIdentifier(project, it.node, it.frame)) continue;
        const message = `Windows takes the identifiers of classes and interfaces by address, and \`${textOf(it.node)}\` goes by value.`;
        yield { node: project.fileOf(it.node) === file ? it.node : node, severity: "warning", message };
      }
    }
    if (prototype === undefined || elements?.length !== prototype.parameters.length) continue;
    for (const [index, element] of elements.entries()) {
      const parameter = prototype.parameters[index];
      if (parameter === undefined) continue;
      const what = `${argumentTitle(index, parameter.name)} of \`${prototype.name}\``;
      const place = project.fileOf(element.node) === file ? element.node : node;
      const found = wrongLevel(project, element.node, element.frame, parameter.type, what, target);
      if (found !== undefined) {
        // Where nothing but None is ever passed, nothing can go wrong yet.
        const isUnused = passesSmallNumbers(project, file, fn, index) === true;
        yield { ...found, node: place, severity: isUnused ? "hint" : found.severity };
      } else if (isAddressOfNumber(project, element.node, element.frame, parameter.type, { file, fn, index })) {
        const message = `${what} is a ${parameter.type.name}, and is declared as a pointer to one: C takes the address for the number.`;
        yield { node: place, severity: "warning", message };
      }
    }
  }
}

/** A GUID: of the program, or the one of comtypes. */
function isIdentifier(project: Project, node: Expression, frame: Frame | undefined): boolean {
  return project.evaluate(node, frame).some((it) => {
    if (it.kind === "external") return it.path === "comtypes.GUID" || it.path === "comtypes.GUID.GUID";
    if (it.kind !== "class" || !/^_*(?:GUID|IID|CLSID)$/.test(it.definition.name.id)) return false;
    const type = ctypesTypeOf(project, it);
    return type !== undefined && isPassedByValue(project, type) && layoutOfFields(project, type, "x64")?.size === 16;
  });
}

/** What C hands to a callback made with a structure is the address of one. */
function* wrongCallbacks(project: Project, file: ModuleModel): Iterable<WrongLevel> {
  if (!project.mayHold(file, /FUNCTYPE/)) return;
  const all = project.memo(callbacksKey, () => [...collectCallbacks(project)]);
  for (const it of all) if (project.fileOf(it.node) === file) yield it;
}

const callbacksKey = Symbol("pointer levels of callbacks");

function* collectCallbacks(project: Project): Iterable<WrongLevel> {
  const seen = new Set<Node>();
  for (const { expression, frame, callback, prototype, target } of callbackUses(project)) {
    const made = prototypeCallOf(project, expression, frame);
    if (made === undefined || seen.has(made)) continue;
    seen.add(made);
    const [, ...parameters] = made.arguments.filter((it) => it.name === undefined).map((it) => it.value);
    if (parameters.length !== callback.parameters.length) continue;
    for (const [index, node] of parameters.entries()) {
      const type = callback.parameters[index]?.type;
      const what = `argument ${index + 1} of ${callback.name}, which \`${prototype.name}\` calls,`;
      const found = type && wrongLevel(project, node, undefined, type, what, target);
      if (found !== undefined) yield found;
    }
  }
}

/** `LPMSG()` points nowhere, and the structure that C fills is nowhere. */
function isNullForOutput(
  project: Project,
  node: Expression,
  { value }: Held,
  { type, ...parameter }: Parameter,
): boolean {
  if (parameter.direction !== "out" || parameter.nullable === true || type.pointee?.kind !== "struct") return false;
  if (value.kind !== "result" || value.call.arguments.length > 0) return false;
  if (ctypesTypeOf(project, value.callee)?.kind !== "pointer") return false;
  // `pointer.contents = structure` fills it.
  return (
    node.kind !== "name" || !project.matches(project.fileOf(node).path, new RegExp(`\\b${node.id}\\.contents\\s*=[^=]`))
  );
}

/** Without `argtypes` a structure is copied into the call, and a null pointer is one with and without them. */
function* wrongArguments(project: Project, file: ModuleModel): Iterable<WrongLevel> {
  for (const call of foreignCallsIn(project, file)) {
    const isDeclared = call.functions.some((it) => declaredAt(project, it, "argtypes", call.call).state !== "unset");
    const target = targetOfCall(project, call, call.function);
    const prototype = isDead(target) ? undefined : prototypeOfCall(project, call, call.function, target);
    for (const [index, node] of call.arguments.entries()) {
      const parameter = prototype?.parameters[index];
      if (parameter?.type.kind !== "pointer") continue;
      const [held, ...others] = heldIn(project, node);
      if (others.length > 0 || held?.kind !== "instance" || held.type === undefined) continue;
      const what = `${argumentTitle(index, parameter.name)} of \`${titleOf(call.function)}\``;
      if (isNullForOutput(project, node, held, parameter)) {
        const message = `\`${held.type.name}()\` is a null pointer, and ${what} is where C writes: make the structure and pass \`byref\` of it.`;
        yield { node, severity: "warning", message };
      }
      if (isDeclared || !isPassedByValue(project, held.type)) continue;
      const message = `\`${held.type.name}\` goes by value, and ${what} is its address: C reads and writes elsewhere.`;
      yield { node, severity: parameter.direction === "in" ? "warning" : "error", message };
    }
  }
}

function wrongLevel(
  project: Project,
  node: Expression,
  frame: Frame | undefined,
  wanted: CType,
  what: string,
  target: Target,
): WrongLevel | undefined {
  const types = typesOfExpression(project, node, frame);
  const [type, ...others] = types ?? [];
  if (type === undefined || others.some((it) => it.kind !== type.kind)) return undefined;
  if (wanted.kind === "pointer" && isPassedByValue(project, type)) {
    // Large structures go by reference there, so that the address arrives by accident.
    const isWindows = target.platforms.every((it) => it.startsWith("win32"));
    const message = `\`${type.name}\` is a structure by value, and ${what} is a ${wanted.name}: \`POINTER(${type.name})\`.`;
    return { node, severity: isWindows ? "warning" : "error", message };
  }
  if (wanted.pointee?.kind === "pointer" && type.kind === "string" && type.definition === undefined) {
    const message = `\`${type.name}\` is a string, and ${what} is a ${wanted.name}, which leads to one: \`POINTER(${type.name})\`.`;
    return { node, severity: "error", message };
  }
  return undefined;
}

/** A structure that is more than a pointer in other clothes, and has no conversion of its own. */
function isPassedByValue(project: Project, type: CtypesType): boolean {
  if (type.kind !== "structure") return false;
  if (type.definition === undefined) return true;
  if (project.methodOf(type.definition, "from_param") !== undefined) return false;
  const layout = layoutOfFields(project, type, "x64");
  const isWord = layout?.fields.length === 1 && layout.size === 8;
  return layout !== undefined && layout.size > 0 && !isWord;
}

/** `POINTER(DWORD)` for a DWORD; None as what is reserved is a zero in any type. */
function isAddressOfNumber(
  project: Project,
  node: Expression,
  frame: Frame | undefined,
  wanted: CType,
  { file, fn, index }: { readonly file: ModuleModel; readonly fn: ForeignFunction; readonly index: number },
): boolean {
  if (wanted.kind !== "int" || wanted.bits.x64 > 32) return false;
  const types = typesOfExpression(project, node, frame) ?? [];
  const isPointer = types.length > 0 && types.every((it) => it.kind === "pointer" && it.pointee?.kind === "integer");
  return isPointer && passesSmallNumbers(project, file, fn, index) === false;
}

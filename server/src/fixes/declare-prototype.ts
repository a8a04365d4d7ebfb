/**
 * Declares the prototype of a foreign function where a person would: behind the library's binding, beside the
 * declarations that are there, in the style of the module.
 */

import {
  type ForeignCall,
  foreignCallsIn,
  narrowByLibrary,
  prototypeOf,
  targetOfCall,
} from "../project/ctypes/calls.ts";
import { abisOf } from "../project/ctypes/ctypes-type.ts";
import { declaredAt } from "../project/ctypes/declared.ts";
import type { ForeignFunction } from "../project/ctypes/functions.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { isDead } from "../semantics/target.ts";
import { needsDeclaration } from "../signatures/types.ts";
import type { Call } from "../syntax/ast.ts";
import type { FileEdit, ProposedFix } from "./file-edit.ts";
import { type Binding, bindingFor } from "./library-binding.ts";
import { prototypeText } from "./prototype-text.ts";

/** A declaration to insert. */
interface Wanted {
  readonly function: ForeignFunction;
  readonly call: Call;
}

/** "Declare the prototype of F", and all undeclared functions of its library at once where there are several. */
export function declarePrototypeFixes(
  project: Project,
  file: ModuleModel,
  fn: ForeignFunction,
  call: Call,
): readonly ProposedFix[] {
  const one = declare(project, file, [{ function: fn, call }]);
  if (one === undefined) return [];
  // A declared prototype refuses arguments that were accepted before, and turns NULL into None.
  const single: ProposedFix = {
    title: `Declare the prototype of ${fn.name ?? ""}`,
    safety: "suggestion",
    edits: one.edits,
  };
  const all = undeclaredOf(project, file, fn);
  const together = all.length > 1 ? declare(project, file, all) : undefined;
  if (together === undefined || together.count < 2) return [single];
  const library = fn.library.name?.name ?? "the library";
  const whole: ProposedFix = {
    title: `Declare all undeclared functions of ${library} in this file`,
    safety: "suggestion",
    edits: together.edits,
  };
  // A library of one's own is bound once: repairing function by function would bind it again and again.
  return one.opensLibrary ? [whole, single] : [single, whole];
}

interface DeclarationEdits {
  readonly edits: readonly FileEdit[];
  /** Functions declared. */
  readonly count: number;
  /** Whether it binds a library too. */
  readonly opensLibrary: boolean;
}

function declare(project: Project, file: ModuleModel, wanted: readonly Wanted[]): DeclarationEdits | undefined {
  let count = 0;
  const lines: string[] = [];
  const edits: FileEdit[] = [];
  let place: Binding | undefined;
  for (const { function: fn, call } of wanted) {
    const binding = bindingFor(project, file, fn, call);
    if (binding === undefined) continue;
    // One insertion: what is bound elsewhere has a fix of its own.
    if (place !== undefined && (place.offset !== binding.offset || place.file !== binding.file)) continue;
    const text = declarationLines(project, file, fn, call, binding);
    if (text === undefined) continue;
    place ??= binding;
    count += 1;
    lines.push(...text.lines);
    edits.push(...text.edits, ...binding.edits);
  }
  if (place === undefined) return undefined;
  const { offset, indent } = place;
  const inserted = [...place.opening, ...lines]
    .map((it) => `\n${indent}${it.replaceAll("\n", `\n${indent}`)}`)
    .join("");
  const seen = new Set<string>();
  const distinct = edits.filter((it) => {
    const key = `${it.path}:${it.span.start}:${it.span.end}:${it.text}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  const insertion = { path: place.file.path, span: { start: offset, end: offset }, text: inserted };
  return { edits: [...distinct, insertion], count, opensLibrary: place.opening.length > 0 };
}

function declarationLines(project: Project, file: ModuleModel, fn: ForeignFunction, call: Call, binding: Binding) {
  const target = narrowByLibrary(project.targetAt(call), fn.library);
  const prototype = isDead(target) ? undefined : prototypeOf(project, fn, target);
  if (prototype === undefined) return undefined;
  const text = prototypeText(project, binding.file, file, fn, prototype, target, binding.offset);
  if (text === undefined) return undefined;

  const lines: string[] = [];
  if (declaredAt(project, fn, "argtypes", call).state === "unset") {
    lines.push(listLine(`${binding.expression}.argtypes`, text.parameters, binding.indent));
  }
  if (declaredAt(project, fn, "restype", call).state === "unset")
    lines.push(`${binding.expression}.restype = ${text.result}`);
  return lines.length === 0 ? undefined : { lines, edits: text.edits };
}

/** Longer lines are written with one element a line. */
const longestLine = 100;

function listLine(target: string, elements: readonly string[], indent: string): string {
  const line = `${target} = [${elements.join(", ")}]`;
  if (indent.length + line.length <= longestLine) return line;
  return `${target} = [\n${elements.map((it) => `    ${it},\n`).join("")}]`;
}

/** Functions of the same library that this file calls without the part of a prototype that matters, each once. */
function undeclaredOf(project: Project, file: ModuleModel, { library }: ForeignFunction): readonly Wanted[] {
  const found = new Map<string, Wanted>();
  for (const foreign of foreignCallsIn(project, file)) {
    const { call, function: fn } = foreign;
    if (fn.library.key !== library.key || found.has(fn.key)) continue;
    const lacksParameters = declaredAt(project, fn, "argtypes", call).state === "unset";
    if (lacksParameters || lacksResult(project, foreign)) found.set(fn.key, { function: fn, call });
  }
  return [...found.values()];
}

/** Without `restype` a C int is read, and most functions of Windows return one. */
function lacksResult(project: Project, foreign: ForeignCall): boolean {
  const { call, function: fn } = foreign;
  if (declaredAt(project, fn, "restype", call).state !== "unset") return false;
  const target = targetOfCall(project, foreign, fn);
  const result = isDead(target) ? undefined : prototypeOf(project, fn, target)?.result;
  return result !== undefined && abisOf(target).some((it) => needsDeclaration(result, it));
}

/** The text of a prototype in the style of a file. */

import { foreignCallsIn } from "../project/ctypes/calls.ts";
import type { ForeignFunction } from "../project/ctypes/functions.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { includesPython2, type Target } from "../semantics/target.ts";
import { ctypesExpression, type TypeExpression } from "../signatures/ctypes-writer.ts";
import type { CType, Prototype } from "../signatures/types.ts";
import type { Expression } from "../syntax/ast.ts";
import { spellingOf } from "./add-import.ts";
import type { FileEdit } from "./file-edit.ts";
import type { Place } from "./prototype-names.ts";
import { anyPointer, ownParameter, parameterExpression, typeOf } from "./prototype-parameters.ts";
import { type OwnText, ownNameFor, structureNamed } from "./prototype-types.ts";

export interface PrototypeText {
  readonly parameters: readonly string[];
  readonly result: string;
  /** Imports that it needs. */
  readonly edits: readonly FileEdit[];
  /** Index in the block of the place of the last statement whose names it uses. */
  readonly needs: number;
}

/** A function, and for whom it is declared. */
export interface PrototypeSubject {
  readonly function: ForeignFunction;
  readonly prototype: Prototype;
  readonly target: Target;
  /** The file that calls it. */
  readonly caller: ModuleModel;
}

/** `undefined` where a type has no right spelling, or a call passes what the declaration would refuse. */
export function prototypeText(project: Project, subject: PrototypeSubject, place: Place): PrototypeText | undefined {
  const { prototype, target } = subject;
  const { file } = place;
  const edits: FileEdit[] = [];
  let needs = place.index;
  const isWindows = prototype.available.includes("win32");
  const options = { isWindows, isPython2: includesPython2(target) };
  const search = { project, place, target };

  const take = (own: OwnText): string => {
    needs = Math.max(needs, own.needs);
    return own.text;
  };
  const spell = (module: string, name: string): string => {
    const spelling = spellingOf(file, module, name);
    edits.push(...spelling.edits);
    return spelling.text;
  };
  const write = (expression: TypeExpression): string | undefined => {
    switch (expression.kind) {
      case "none":
        return "None";
      case "name": {
        const wanted = typeOf(expression);
        const isThere =
          expression.module === "ctypes" || spellingOf(file, expression.module, expression.name).edits.length === 0;
        // `DWORD = c_ulong` in a module that does without `wintypes`.
        const own = isThere || wanted === undefined ? undefined : ownNameFor(search, expression.name, wanted);
        return own === undefined ? spell(expression.module, expression.name) : take(own);
      }
      case "pointer": {
        const to = write(expression.to);
        return to === undefined ? undefined : `${spell("ctypes", "POINTER")}(${to})`;
      }
      case "structurePointer":
        // The program has no such class; an untyped pointer takes every byref().
        return write(anyPointer(isWindows));
      case "structure": {
        const own = structureNamed(search, expression.names);
        return own === undefined ? undefined : take(own);
      }
    }
  };
  /** The name that C has for a type is the best, where the module has it too. */
  const writeAs = (type: CType, expression: TypeExpression): string | undefined => {
    const wanted = typeOf(expression);
    const name = type.name.replace(/^const /, "").replace(/^WINBOOL$/, "BOOL");
    const own = wanted === undefined ? undefined : ownNameFor(search, name, wanted);
    return own === undefined ? write(expression) : take(own);
  };

  const parameters: string[] = [];
  for (const [index, parameter] of prototype.parameters.entries()) {
    const passed = argumentsFor(project, subject, index);
    const own = ownParameter(search, parameter, passed);
    if (own === "refused") return undefined;
    if (own !== undefined && own !== "untyped") {
      const around = own.depth === 0 ? "" : spell("ctypes", "POINTER");
      parameters.push(`${`${around}(`.repeat(own.depth)}${take(own)}${")".repeat(own.depth)}`);
      continue;
    }
    const expression =
      own === "untyped" ? anyPointer(isWindows) : parameterExpression(project, parameter, passed, options);
    const text = expression === undefined ? undefined : writeAs(parameter.type, expression);
    if (text === undefined) return undefined;
    parameters.push(text);
  }
  // The address of a string that must be freed is worth more than its text.
  const owned = prototype.owned !== undefined && prototype.result.kind === "pointer";
  const result = owned ? anyPointer(false) : ctypesExpression(prototype.result, { ...options, isResult: true });
  const resultText = result === undefined ? undefined : writeAs(prototype.result, result);
  return resultText === undefined ? undefined : { parameters, result: resultText, edits, needs };
}

/** What calls pass for a parameter, in every file that names the function. */
function argumentsFor(
  project: Project,
  { function: fn, caller }: PrototypeSubject,
  index: number,
): readonly Expression[] {
  const files = fn.name === undefined ? [] : project.filesWithWord(fn.name);
  return [...new Set([caller, ...files])]
    .flatMap((it) => foreignCallsIn(project, it))
    .filter((it) => it.functions.some((candidate) => candidate.key === fn.key))
    .flatMap((it) => it.arguments[index] ?? []);
}

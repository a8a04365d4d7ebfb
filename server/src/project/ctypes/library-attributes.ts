/**
 * What a program keeps on a library object beside the functions: `lib.context = lib.context_create()`. To Python a library
 * is an object like any other, and what was stored hides the function of that name.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Member, Value } from "../../semantics/values.ts";
import { type Attribute, type Expression, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { type Declaration, declarationsIn } from "./declarations.ts";
import { librariesIn, libraryOf } from "./libraries.ts";
import { isCtypes } from "./names.ts";
import { wordsOf } from "./object-makers.ts";
import { ctypesTypeOf, isBuiltinType } from "./type-of.ts";

const key = Symbol("attributes stored on libraries");

/** Everything the program stores on a library under the name of this member; nothing for a function that it only calls. */
export function storedOnLibrary(project: Project, { object, name }: Member): readonly Expression[] {
  const library = libraryOf(project, object);
  if (library === undefined) return [];
  return project.memo(key, () => collect(project)).get(`${library.key}|${name}`) ?? [];
}

function collect(project: Project): ReadonlyMap<string, readonly Expression[]> {
  const found = new Map<string, Expression[]>();
  for (const file of project.modules(/\bctypes\b/)) {
    for (const node of walk(file.source.module)) {
      if (node.kind !== "assign" || node.value === undefined) continue;
      for (const target of node.targets) {
        if (target.kind !== "attribute" || !mayBeLibrary(target.object)) continue;
        for (const library of librariesIn(project, target.object)) {
          const place = `${library.key}|${target.name}`;
          const list = found.get(place);
          if (list === undefined) found.set(place, [node.value]);
          else list.push(node.value);
        }
      }
    }
  }
  return found;
}

/** Most attributes are those of `self`, which is no library but in a subclass of one. */
function mayBeLibrary(object: Expression): boolean {
  return object.kind === "attribute" || (object.kind === "name" && object.id !== "self" && object.id !== "cls");
}

/** `Security.Result = Result` and `Security.Result()`: the library object is where the program keeps its types, too. */
export function isTypeOnLibrary(project: Project, callee: Expression): boolean {
  return project.evaluate(callee).some((value) => typeOnLibrary(project, value) !== undefined);
}

/** The type that a program keeps on a library under this name. */
export function typeOnLibrary(project: Project, value: Value): CtypesType | undefined {
  if (value.kind !== "member") return undefined;
  for (const stored of storedOnLibrary(project, value)) {
    for (const it of project.evaluate(stored)) {
      const type = ctypesTypeOf(project, it);
      if (type !== undefined) return type;
    }
  }
  return undefined;
}

/** `library.count = c_int`, where `library.count.restype` was meant: the name stands for the type from now on. */
export function replacesFunction(
  project: Project,
  file: ModuleModel,
  { name, object }: Attribute,
  value: Expression,
): boolean {
  if (!["name", "attribute", "call"].includes(value.kind) || textOf(value) === name) return false;
  if (!project.matches(file.path, /\.restype\b/)) return false;
  const values = project.evaluate(value);
  const isPointer = values.every((it) => it.kind === "result" && isCtypes(it.callee, "POINTER"));
  const isType =
    isPointer ||
    values.every((it) => it.kind === "external" && (isBuiltinType(it.path) || ctypesTypeOf(project, it) !== undefined));
  const [library] = isType && values.length > 0 && mayBeLibrary(object) ? librariesIn(project, object) : [];
  if (library === undefined) return false;
  // A library object may hold types of the program too: what is declared for its neighbours, and a call, speak against it.
  const neighbours = declarationsIn(project, file).filter(
    (it) => it.attribute === "restype" && it.function.library.key === library.key && it.node.kind === "attribute",
  );
  if (neighbours.length === 0) return false;
  return (isPointer && isOfFamily(name, neighbours)) || project.mentions(file, new RegExp(`\\.${name}\\(`));
}

/** `scene_next` among `scene_first` and `scene_last`: the names of one library begin with one word. */
function isOfFamily(name: string, neighbours: readonly Declaration[]): boolean {
  const [first, ...others] = wordsOf(name);
  return others.length > 0 && neighbours.some((it) => wordsOf(it.function.name ?? "")[0] === first);
}

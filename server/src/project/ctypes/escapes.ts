/**
 * Libraries and functions that are handed to code we cannot see. It may declare their prototypes, so that of them
 * nothing is claimed.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Value } from "../../semantics/values.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { standardModules } from "../known-names.ts";
import type { Project } from "../project.ts";
import { type ForeignFunction, foreignFunctionOf } from "./functions.ts";
import { libraryOf } from "./libraries.ts";
import { ctypesNameOf } from "./names.ts";

interface Escapes {
  /** By key of the function: the files that hand it on. */
  readonly functions: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same of libraries. */
  readonly libraries: ReadonlyMap<string, ReadonlySet<string>>;
}

const key = Symbol("escapes");

/** Methods that only print, store by name, compare or read a variable, whatever they are called on. */
const harmlessMethods = new Set(
  "debug info warning warn error exception critical log format write join in_dll".split(" "),
);

/** Whether `fn` was handed to code that may declare it, in a module that can meet `file`. */
export function isHandedOn(project: Project, fn: ForeignFunction, file: ModuleModel): boolean {
  const { functions, libraries } = project.memo(key, () => collect(project));
  const places = [...(functions.get(fn.key) ?? []), ...(libraries.get(fn.library.key) ?? [])];
  if (places.length === 0) return false;
  // An object that its own module made is one object, wherever it went.
  if (!fn.library.isShared) return true;
  const connected = project.connected(file);
  return places.some((it) => connected.includes(it));
}

function collect(project: Project): Escapes {
  const functions = new Map<string, Set<string>>();
  const libraries = new Map<string, Set<string>>();
  for (const path of project.paths) {
    const file = project.module(path);
    if (file === undefined || !project.mayMeet(file, /\bctypes\b/)) continue;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "call" || !node.arguments.some((it) => canBeForeign(it.value))) continue;
      if (isHarmless(project, node)) continue;
      for (const argument of node.arguments) {
        if (!canBeForeign(argument.value)) continue;
        for (const value of project.evaluate(argument.value)) {
          const fn = foreignFunctionOf(project, value);
          if (fn !== undefined) add(functions, fn.key, file.path);
          const library = libraryOf(project, value);
          // Code of other packages has no business with what everybody shares: it looks something up.
          const isForUs = library !== undefined && !(library.isShared && isOfOthers(project, node));
          if (isForUs) add(libraries, library.key, file.path);
        }
      }
    }
  }
  return { functions, libraries };
}

function add(places: Map<string, Set<string>>, subject: string, path: string): void {
  const known = places.get(subject);
  if (known === undefined) places.set(subject, new Set([path]));
  else known.add(path);
}

/** Whether what is called stands outside of the workspace: `win32api.GetProcAddress`. */
function isOfOthers(project: Project, call: Call): boolean {
  return project.calleesOf(call).every((it) => it.kind === "external");
}

function canBeForeign(expression: Expression): boolean {
  return expression.kind === "name" || expression.kind === "attribute" || expression.kind === "starred";
}

function isHarmless(project: Project, call: Call): boolean {
  if (call.callee.kind === "attribute" && harmlessMethods.has(call.callee.name)) return true;
  const targets = project.calleesOf(call);
  return targets.length > 0 && targets.every((it) => isVisibleOrKnown(project, it, call));
}

/** Modules of pywin32, which take a library for its handle. */
const isOfWindows = (top: string): boolean => /^(?:win32\w+|_win32\w+|pywintypes|winerror)$/.test(top);

/** Code of the workspace is followed where it declares something; ctypes and the builtins declare nothing. */
function isVisibleOrKnown(project: Project, target: Value, call: Call): boolean {
  if (target.kind === "function" || target.kind === "class") return true;
  if (target.kind === "external") {
    const [top = ""] = target.path.split(".");
    // A name that ctypes does not have is of a module behind a star: `Array.register` of another `Array`.
    const name = ctypesNameOf(target);
    if (name !== undefined) return !/^[A-Z]\w*\.(?!from_|in_dll$)/.test(name);
    if (top === "builtins" || isOfWindows(top)) return true;
    return standardModules.has(top) && !isHidden(project, call, top);
  }
  return foreignFunctionOf(project, target) !== undefined || target.kind === "result";
}

/** On Python 2 a file of the same folder comes before the standard module of its name. */
function isHidden(project: Project, call: Call, top: string): boolean {
  const { path } = project.fileOf(call);
  return project.module(`${path.slice(0, path.lastIndexOf("/") + 1)}${top}.py`) !== undefined;
}

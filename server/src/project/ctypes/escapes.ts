/**
 * Libraries and functions that are handed to code we cannot see. It may declare their prototypes, so that of them
 * nothing is claimed.
 */

import type { Value } from "../../semantics/values.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { foreignFunctionOf } from "./functions.ts";
import { libraryOf } from "./libraries.ts";
import { ctypesNameOf } from "./names.ts";

export interface Escapes {
  /** Keys of functions. */
  readonly functions: ReadonlySet<string>;
  /** Keys of libraries. */
  readonly libraries: ReadonlySet<string>;
}

const key = Symbol("escapes");

/** Methods that only print, store by name or compare, whatever they are called on. */
const harmlessMethods = new Set("debug info warning warn error exception critical log format write join".split(" "));

export function escapesOf(project: Project): Escapes {
  return project.memo(key, () => collect(project));
}

function collect(project: Project): Escapes {
  const functions = new Set<string>();
  const libraries = new Set<string>();
  for (const file of project.modules(/\bctypes\b/)) {
    for (const node of walk(file.source.module)) {
      if (node.kind !== "call" || !node.arguments.some((it) => canBeForeign(it.value))) continue;
      if (isHarmless(project, node)) continue;
      for (const argument of node.arguments) {
        if (!canBeForeign(argument.value)) continue;
        for (const value of project.evaluate(argument.value)) {
          const fn = foreignFunctionOf(project, value);
          if (fn !== undefined) functions.add(fn.key);
          const library = libraryOf(project, value);
          if (library !== undefined) libraries.add(library.key);
        }
      }
    }
  }
  return { functions, libraries };
}

function canBeForeign(expression: Expression): boolean {
  return expression.kind === "name" || expression.kind === "attribute" || expression.kind === "starred";
}

function isHarmless(project: Project, call: Call): boolean {
  if (call.callee.kind === "attribute" && harmlessMethods.has(call.callee.name)) return true;
  const targets = project.calleesOf(call);
  return targets.length > 0 && targets.every((it) => isVisibleOrKnown(project, it));
}

/** Code of the workspace is followed where it declares something; ctypes and the builtins declare nothing. */
function isVisibleOrKnown(project: Project, target: Value): boolean {
  if (target.kind === "function" || target.kind === "class") return true;
  if (target.kind === "external") {
    return ctypesNameOf(target) !== undefined || /^(?:builtins|functools|logging|typing)\./.test(target.path);
  }
  return foreignFunctionOf(project, target) !== undefined || target.kind === "result";
}

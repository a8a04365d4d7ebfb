/** Strings that a foreign function gives to its caller, and the calls that give them back. */

import { isDead } from "../../semantics/target.ts";
import type { Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallOf, prototypeOf, targetOfCall } from "./calls.ts";
import { resultTypeAt } from "./declared.ts";
import { wordsOf } from "./object-makers.ts";

/** Words in the names of functions that give memory back. */
const freeingWords = new Set(["free", "release", "delete", "dealloc", "destroy"]);

/** The arguments whose memory a call frees, as C says or as its name does. */
export function freedArguments(project: Project, call: ForeignCall): readonly number[] {
  const target = targetOfCall(project, call, call.function);
  const prototype = isDead(target) ? undefined : prototypeOf(project, call.function, target);
  if (prototype?.frees !== undefined) return [prototype.frees];
  if (prototype !== undefined && prototype.name !== "free" && prototype.name !== "LocalFree") return [];
  const { name } = call.function;
  return name !== undefined && freesByName(name) && call.arguments.length === 1 ? [0] : [];
}

/** Whether what is called so gives memory back: `BNFreeString`. */
export function freesByName(name: string): boolean {
  return wordsOf(name).some((it) => freeingWords.has(it));
}

/** The foreign call whose result, declared as a string, an expression is. */
export function stringResult(project: Project, expression: Expression): ForeignCall | undefined {
  const values = project.evaluate(expression);
  const [only] = values;
  if (values.length !== 1 || only?.kind !== "result") return undefined;
  const made = foreignCallOf(project, only.call);
  if (made === undefined) return undefined;
  const type = resultTypeAt(project, made.function, made.call);
  // An instance of a subclass keeps its pointer.
  return type?.kind === "string" && type.definition === undefined ? made : undefined;
}

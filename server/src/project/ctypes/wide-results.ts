/**
 * Objects of a library that are declared as integers of pointer width: `restype = c_size_t`. Handed on bare, to a
 * function of the library without `argtypes`, only 32 bits of them arrive.
 */

import type { Call, Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { foreignCallsIn } from "./calls.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { resultTypeAt } from "./declared.ts";
import { type ForeignFunction, foreignFunctionOf } from "./functions.ts";
import { wordsOf } from "./object-makers.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface WideResult {
  readonly call: Call;
  readonly function: ForeignFunction;
}

/** The call whose object `node` is, when it goes to a function of the same library. */
export function wideObject(
  project: Project,
  fn: ForeignFunction,
  node: Expression,
  index: number,
): WideResult | undefined {
  return wideResults(project, node).find(
    (it) =>
      it.function.library.key === fn.library.key &&
      it.function.key !== fn.key &&
      (wrappedObjects(project).has(it.call) || (index === 0 && isMakerOf(it.function, fn))),
  );
}

/** Results declared as an integer of 64 bits, on every system. */
function wideResults(project: Project, node: Expression): readonly WideResult[] {
  return project.evaluate(node).flatMap((value) => {
    const fn = value.kind === "result" ? foreignFunctionOf(project, value.callee) : undefined;
    if (fn === undefined || value.kind !== "result") return [];
    const type = resultTypeAt(project, fn, value.call);
    return type !== undefined && isWideInteger(type) ? [{ call: value.call, function: fn }] : [];
  });
}

function isWideInteger({ kind, bits }: CtypesType): boolean {
  return kind === "integer" && bits.x64 === 64 && bits.linux === 64 && bits.macos === 64;
}

const key = Symbol("objects wrapped as integers");

/**
 * The calls whose result the program elsewhere wraps before it gives it back to the library: `lib.use(c_size_t(object))`.
 * Nobody does that for a number that fits.
 */
function wrappedObjects(project: Project): ReadonlySet<Call> {
  return project.memo(key, () => {
    const found = new Set<Call>();
    for (const path of project.paths) {
      const file = project.module(path);
      for (const call of file === undefined ? [] : foreignCallsIn(project, file)) {
        for (const argument of call.arguments) {
          const inner = argument.kind === "call" ? argument.arguments[0]?.value : undefined;
          if (argument.kind !== "call" || inner === undefined || !isWrapper(project, argument)) continue;
          for (const { call: made, function: fn } of wideResults(project, inner)) {
            if (fn.library.key === call.function.library.key) found.add(made);
          }
        }
      }
    }
    return found;
  });
}

function isWrapper(project: Project, call: Call): boolean {
  return project.evaluate(call.callee).some((it) => {
    const type = ctypesTypeOf(project, it);
    return type !== undefined && (isWideInteger(type) || (type.kind === "pointer" && type.pointee === undefined));
  });
}

const making = new Set("create new alloc open init make clone dup copy from load".split(" "));
const counting = new Set("size length len count num number capacity offset bytes time ticks".split(" "));

/** `bitmap_create` and `bitmap_draw`: one stem, and a word that makes an object of it. */
function isMakerOf(maker: ForeignFunction, user: ForeignFunction): boolean {
  if (maker.name === undefined || user.name === undefined) return false;
  const words = wordsOf(maker.name);
  const [stem] = words;
  if (stem === undefined || stem !== wordsOf(user.name)[0] || words.some((it) => counting.has(it))) return false;
  return words.some((it) => making.has(it));
}

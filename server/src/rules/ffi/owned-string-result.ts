import type { ForeignCall } from "../../project/ctypes/calls.ts";
import {
  foreignCallOf,
  foreignCallsIn,
  narrowByLibrary,
  prototypeOf,
  targetOfCall,
} from "../../project/ctypes/calls.ts";
import { declarationsIn } from "../../project/ctypes/declarations.ts";
import { resultTypeAt, resultTypesOf } from "../../project/ctypes/declared.ts";
import { type ForeignFunction, titleOf } from "../../project/ctypes/functions.ts";
import { wordsOf } from "../../project/ctypes/object-makers.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { Node } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

/** Words in the names of functions that give memory back. */
const freeingWords = new Set(["free", "release", "delete", "dealloc", "destroy"]);

export const ownedStringResult = defineRule({
  id: "owned-string-result",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "String that the caller must free is declared as `c_char_p` or `c_wchar_p`",
  why: `
    With \`restype = c_char_p\` ctypes copies the string into a Python object and throws the pointer away. The memory can
    not be freed any more; passing the copy to \`free\` hands C the address of a Python object, and the heap is corrupt.
    Declare \`c_void_p\`, read it with \`ctypes.string_at\`, and free the pointer.
  `,
  examples: [
    {
      bad: `
        import ctypes

        libc = ctypes.CDLL("libc.so.6")
        libc.strdup.restype = ctypes.c_char_p
        libc.free.argtypes = [ctypes.c_void_p]
        copy = libc.strdup(b"text")
        libc.free(copy)
      `,
      good: `
        import ctypes

        libc = ctypes.CDLL("libc.so.6")
        libc.strdup.restype = ctypes.c_void_p
        libc.free.argtypes = [ctypes.c_void_p]
        copy = libc.strdup(b"text")
        libc.free(copy)
      `,
    },
  ],

  *find({ file, project }) {
    const freed = new Set<string>();
    for (const call of foreignCallsIn(project, file)) {
      for (const index of freedArguments(project, call)) {
        const argument = call.arguments[index];
        if (argument === undefined) continue;
        const made = stringResult(project, argument);
        if (made === undefined) continue;
        freed.add(made.function.key);
        yield { node: argument, freeing: call, made };
      }
    }
    for (const { node, fn, owner } of leaks(project, file)) {
      // The freeing call says more.
      if (freed.has(fn.key)) continue;
      yield { node, severity: "warning" as const, confidence: "medium" as const, leak: fn, owner };
    }
  },

  message: (fact) =>
    "leak" in fact
      ? `\`${titleOf(fact.leak)}\` returns memory that \`${fact.owner}\` must free; as a string its address is lost, and the memory leaks.`
      : `\`${titleOf(fact.freeing.function)}\` gets the address of a Python copy, because \`${titleOf(fact.made.function)}\` is declared to return a string: the heap is corrupted.`,

  related: (fact, { project }) => ("made" in fact ? [stepAt(project, fact.made.call, "The string is made here.")] : []),
});

function freedArguments(project: Project, call: ForeignCall): readonly number[] {
  const target = targetOfCall(project, call, call.function);
  const prototype = isDead(target) ? undefined : prototypeOf(project, call.function, target);
  if (prototype?.frees !== undefined) return [prototype.frees];
  if (prototype !== undefined && prototype.name !== "free" && prototype.name !== "LocalFree") return [];
  const { name } = call.function;
  if (name === undefined || !wordsOf(name).some((it) => freeingWords.has(it))) return [];
  return call.arguments.length === 1 ? [0] : [];
}

/** The foreign call whose result, declared as a string, an expression is. */
function stringResult(project: Project, expression: Parameters<Project["evaluate"]>[0]): ForeignCall | undefined {
  const values = project.evaluate(expression);
  const [only] = values;
  if (values.length !== 1 || only?.kind !== "result") return undefined;
  const made = foreignCallOf(project, only.call);
  if (made === undefined) return undefined;
  const type = resultTypeAt(project, made.function, made.call);
  // An instance of a subclass keeps its pointer.
  return type?.kind === "string" && type.definition === undefined ? made : undefined;
}

function* leaks(
  project: Project,
  file: ModuleModel,
): Iterable<{ readonly node: Node; readonly fn: ForeignFunction; readonly owner: string }> {
  for (const declaration of declarationsIn(project, file)) {
    const { attribute, function: fn, node, value } = declaration;
    if (attribute !== "restype") continue;
    const target = narrowByLibrary(project.targetAt(node), fn.library);
    const owner = isDead(target) ? undefined : prototypeOf(project, fn, target)?.owned;
    if (owner === undefined) continue;
    const types = resultTypesOf(project, declaration);
    if (types?.every((it) => it.kind === "string" && it.definition === undefined) !== true) continue;
    yield { node: value ?? node, fn, owner };
  }
}

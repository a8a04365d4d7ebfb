import { readOwnedStringFixes } from "../../fixes/read-owned-string.ts";
import { foreignCallsIn, prototypeOf, targetOfFunction } from "../../project/ctypes/calls.ts";
import { declarationsIn } from "../../project/ctypes/declarations.ts";
import { resultTypesOf } from "../../project/ctypes/declared.ts";
import { type ForeignFunction, titleOf } from "../../project/ctypes/functions.ts";
import { freedArguments, stringResult } from "../../project/ctypes/owned-strings.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { unfreedOutputs } from "../../project/ctypes/unfreed-outputs.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { Node } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const ownedStringResult = defineRule({
  id: "owned-string-result",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "String or list that the caller must free is declared as `c_char_p` or `c_wchar_p`, or freed nowhere",
  why: `
    With \`restype = c_char_p\` ctypes copies the string into a Python object and throws the pointer away. The memory can
    not be freed any more; passing the copy to \`free\` hands C the address of a Python object, and the heap is corrupt.
    Declare \`c_void_p\`, read it with \`ctypes.string_at\`, and free the pointer. What a function such as \`getifaddrs\` or
    \`SHGetKnownFolderPath\` allocates into an out pointer is the caller's as well.
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
    {
      bad: `
        import ctypes

        libc = ctypes.CDLL("libc.so.6")
        libc.free.argtypes = [ctypes.c_void_p]
        libc.get_current_dir_name.restype = ctypes.c_char_p


        def where():
            folder = libc.get_current_dir_name()
            return folder.decode()
      `,
      good: `
        import ctypes

        libc = ctypes.CDLL("libc.so.6")
        libc.free.argtypes = [ctypes.c_void_p]
        libc.get_current_dir_name.restype = ctypes.c_void_p


        def where():
            address = libc.get_current_dir_name()
            folder = ctypes.cast(address, ctypes.c_char_p).value
            libc.free(address)
            return folder.decode()
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
    for (const { call, owner } of unfreedOutputs(project, file)) {
      yield { node: call.call, severity: "warning" as const, output: call.function, owner };
    }
  },

  message: (fact) =>
    "output" in fact
      ? `\`${titleOf(fact.output)}\` allocates what it fills in, and nothing in the project calls \`${fact.owner}\`: every call leaks it.`
      : "leak" in fact
        ? `\`${titleOf(fact.leak)}\` returns memory that \`${fact.owner}\` must free; as a string its address is lost, and the memory leaks.`
        : `\`${titleOf(fact.freeing.function)}\` gets the address of a Python copy, because \`${titleOf(fact.made.function)}\` is declared to return a string: the heap is corrupted.`,

  related: (fact, { project }) => ("made" in fact ? [stepAt(project, fact.made.call, "The string is made here.")] : []),

  fixes: (fact, { file, project }) =>
    "output" in fact
      ? []
      : "leak" in fact
        ? readOwnedStringFixes(project, file, fact.leak, fact.owner)
        : readOwnedStringFixes(project, file, fact.made.function, fact.freeing.function.name),
});

function* leaks(
  project: Project,
  file: ModuleModel,
): Iterable<{ readonly node: Node; readonly fn: ForeignFunction; readonly owner: string }> {
  for (const declaration of declarationsIn(project, file)) {
    const { attribute, function: fn, node, value } = declaration;
    if (attribute !== "restype") continue;
    const target = targetOfFunction(project, node, fn);
    const owner = isDead(target) ? undefined : prototypeOf(project, fn, target)?.owned;
    if (owner === undefined) continue;
    const types = resultTypesOf(project, declaration);
    if (types?.every((it) => it.kind === "string" && it.definition === undefined) !== true) continue;
    yield { node: value ?? node, fn, owner };
  }
}

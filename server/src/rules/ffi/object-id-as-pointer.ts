import { foreignCallOf } from "../../project/ctypes/calls.ts";
import { declaredAt } from "../../project/ctypes/declared.ts";
import { isPythonFunction } from "../../project/ctypes/functions.ts";
import { ctypesNameOf } from "../../project/ctypes/names.ts";
import { ctypesTypeOf } from "../../project/ctypes/type-of.ts";
import type { Project } from "../../project/project.ts";
import { type Call, type Expression, spanOf, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

export const objectIdAsPointer = defineRule({
  id: "object-id-as-pointer",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "`id()` of an object used as its address",
  why: `
    That \`id\` is the address of an object is a habit of CPython, and it is true only while somebody refers to the object.
    Of a temporary the address is free again before the next call. \`py_object(x)\` passes an object and keeps it.
  `,
  examples: [
    {
      bad: `
        import ctypes


        def same(thing):
            return ctypes.cast(id(thing), ctypes.py_object)
      `,
      good: `
        import ctypes


        def same(thing):
            return ctypes.py_object(thing)
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayHold(file, /\bid\(/) || !project.mayMeet(file, /\bctypes\b/)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "call" || node.callee.kind !== "name" || node.callee.id !== "id") continue;
      const [first] = node.arguments;
      const use = first === undefined ? undefined : addressUse(project, node);
      if (first === undefined || use === undefined) continue;
      const isTemporary =
        first.value.kind === "call" || first.value.kind === "sequence" || first.value.kind === "dictionary";
      yield {
        node,
        subject: first.value,
        use,
        isTemporary,
        // Who holds the object and names its address is inside CPython on purpose.
        severity: isTemporary ? ("error" as const) : ("hint" as const),
        confidence: isTemporary ? ("high" as const) : ("medium" as const),
      };
    }
  },

  message: ({ use, isTemporary }) =>
    isTemporary
      ? `The object is gone before ${use.what} follows this address.`
      : `${use.what.charAt(0).toUpperCase()}${use.what.slice(1)} takes the \`id\` of an object for its address, which is a habit of CPython.`,

  fixes: ({ use, subject }, { file }) => {
    if (use.cast === undefined) return [];
    const type = textOf(use.cast.type);
    return [
      {
        title: "Make the py_object directly",
        // The same object comes out, and it is kept.
        safety: "safe",
        edits: [{ path: file.path, span: spanOf(use.cast.call), text: `${type}(${textOf(subject)})` }],
      },
    ];
  },
});

interface AddressUse {
  readonly what: string;
  /** `cast(id(x), py_object)` as a whole. */
  readonly cast: { readonly call: Call; readonly type: Expression } | undefined;
}

function addressUse(project: Project, id: Call): AddressUse | undefined {
  const { parent } = id;
  const call = parent?.kind === "argument" ? parent.parent : undefined;
  if (call?.kind !== "call") return undefined;
  const foreign = foreignCallOf(project, call);
  if (foreign !== undefined) {
    // Without `argtypes` half of the address is lost on top, and another rule says so.
    const { state } = declaredAt(project, foreign.function, "argtypes", call);
    return state === "unset" && !isPythonFunction(foreign.function)
      ? undefined
      : { what: `\`${foreign.function.name ?? "the function"}\``, cast: undefined };
  }
  for (const callee of project.evaluate(call.callee)) {
    const name = ctypesNameOf(callee);
    if (name === "cast") {
      const [, type] = call.arguments;
      const isObject = type && project.evaluate(type.value).some((it) => ctypesNameOf(it) === "py_object");
      return { what: "`cast`", cast: isObject === true && type !== undefined ? { call, type: type.value } : undefined };
    }
    if (name?.endsWith(".from_address") === true || (callee.kind === "member" && callee.name === "from_address")) {
      return { what: "`from_address`", cast: undefined };
    }
    const type = ctypesTypeOf(project, callee);
    if (type?.kind === "pointer") return { what: `\`${type.name}\``, cast: undefined };
  }
  return undefined;
}

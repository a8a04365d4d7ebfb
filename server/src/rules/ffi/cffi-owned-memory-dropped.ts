import { cffiTrigger, ffiMethod, libraryCall } from "../../project/cffi/ffi.ts";
import { keepsByName } from "../../project/ctypes/retention.ts";
import type { Project } from "../../project/project.ts";
import type { Call } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

/** What makes memory that lives as long as the object it returns. */
const owners = new Set(["new", "from_buffer", "gc", "new_handle"]);

export const cffiOwnedMemoryDropped = defineRule({
  id: "cffi-owned-memory-dropped",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Memory of cffi that nobody keeps while C points to it",
  why: `
    \`ffi.new\` returns an object that owns its memory. A field of a C structure stores the address and not the object, and
    \`ffi.cast\` makes a pointer that owns nothing: when the object goes, the memory is given to others and C reads
    whatever stands there then. Keep the object in a name, an attribute or a \`WeakKeyDictionary\`.
  `,
  examples: [
    {
      bad: `
        import cffi

        ffi = cffi.FFI()
        ffi.cdef("struct config { char *name; };")
        config = ffi.new("struct config *")
        config.name = ffi.new("char[]", b"main")
      `,
      good: `
        import cffi

        ffi = cffi.FFI()
        ffi.cdef("struct config { char *name; };")
        config = ffi.new("struct config *")
        name = ffi.new("char[]", b"main")
        config.name = name
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayHold(file, cffiTrigger)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "call") continue;
      const method = ffiMethod(project, node);
      if (method === undefined || !owners.has(method)) continue;
      const problem = dropped(project, node, method);
      if (problem !== undefined) yield { node, ...problem };
    }
  },

  message: ({ message }) => message,
});

function dropped(project: Project, made: Call, method: string) {
  const { parent } = made;
  if (parent?.kind === "assign" && parent.value === made) {
    const isField = parent.targets.some(
      (it) => (it.kind === "attribute" || it.kind === "subscript") && isStructure(project, it.object),
    );
    return isField
      ? { message: `The field keeps the address only: the memory of \`ffi.${method}\` is gone after this line.` }
      : undefined;
  }
  const call = parent?.kind === "argument" ? parent.parent : undefined;
  if (call?.kind !== "call") return undefined;
  if (ffiMethod(project, call) === "cast") {
    return {
      severity: "warning" as const,
      confidence: "medium" as const,
      message: `\`ffi.cast\` keeps nothing alive: the memory of \`ffi.${method}\` is gone when it returns.`,
    };
  }
  const function_ = method === "new_handle" ? libraryCall(project, call) : undefined;
  if (function_ === undefined || !keepsByName(function_.name)) return undefined;
  return {
    severity: "warning" as const,
    confidence: "medium" as const,
    message: `\`${function_.name}\` keeps this handle, and nothing else does: it is gone when the call returns.`,
  };
}

/** An object of C: made by `ffi.new`, or returned by a function of a library. */
function isStructure(project: Project, object: Parameters<Project["evaluate"]>[0]): boolean {
  const values = project.evaluate(object);
  return (
    values.length > 0 &&
    values.every((it) => {
      if (it.kind !== "result") return false;
      const method = ffiMethod(project, it.call);
      return method === "new" || method === "cast" || method === "gc" || libraryCall(project, it.call) !== undefined;
    })
  );
}

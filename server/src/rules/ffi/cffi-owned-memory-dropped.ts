import { cffiTrigger, ffiMethod, libraryCall } from "../../project/cffi/ffi.ts";
import {
  callIntoC,
  diesWithFunction,
  initializedBy,
  isOwnerReplaced,
  isStructure,
  keepsHandle,
  ownerLetGo,
  ownerMade,
} from "../../project/cffi/owners.ts";
import type { Project } from "../../project/project.ts";
import type { Assign, Call } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

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
    if (!project.mayMeet(file, cffiTrigger)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind === "subscript") {
        const lost = ownerLetGo(project, node);
        if (lost !== undefined) yield { node, ...letGo(lost) };
      }
      if (node.kind === "assign" && isOwnerReplaced(project, node)) yield { node: node.value, ...replaced };
      if (node.kind !== "call") continue;
      const method = ownerMade(project, node);
      if (method === undefined) continue;
      const problem = dropped(project, node, method);
      if (problem !== undefined) yield { node, ...problem };
    }
  },

  message: ({ message }) => message,
});

const likely = { severity: "warning", confidence: "medium" } as const;

const replaced = {
  ...likely,
  message: "The result points into the memory that is passed, and takes its name: the memory is gone after this line.",
};

function letGo(lost: number) {
  return {
    ...likely,
    message: `Element ${lost} owns the memory that this one points to, and nothing keeps it: it is gone after this line.`,
  };
}

function dropped(project: Project, made: Call, method: string) {
  const { parent } = made;
  if (parent?.kind === "assign" && parent.value === made) {
    const places = parent.targets.filter((it) => it.kind === "attribute" || it.kind === "subscript");
    const fields = places.filter((it) => isStructure(project, it.object));
    // `data.this = self._this = ffi.new_handle(self)` is kept by the object.
    if (fields.length > 0 && fields.length < places.length) return undefined;
    if (fields.length > 0) {
      return { message: `The field keeps the address only: the memory of \`ffi.${method}\` is gone after this line.` };
    }
    return method === "new_handle" ? droppedHandle(project, parent) : undefined;
  }
  if (initializedBy(project, made) !== undefined) {
    return { message: `\`ffi.new\` copies the address only: the memory of \`ffi.${method}\` is gone when it returns.` };
  }
  const call = parent?.kind === "argument" ? parent.parent : undefined;
  if (call?.kind !== "call") return undefined;
  if (ffiMethod(project, call) === "cast") {
    return {
      ...likely,
      message: `\`ffi.cast\` keeps nothing alive: the memory of \`ffi.${method}\` is gone when it returns.`,
    };
  }
  const function_ = method === "new_handle" ? libraryCall(project, call) : undefined;
  if (function_ === undefined || !keepsHandle(project, function_)) return undefined;
  return {
    ...likely,
    message: `\`${function_.name}\` keeps this handle, and nothing else does: it is gone when the call returns.`,
  };
}

/** `handle = ffi.new_handle(…)` in a local name, which C hands to callbacks long after the function has returned. */
function droppedHandle(project: Project, { targets: [target, ...others] }: Assign) {
  // `handle = handles[key] = …` is kept there.
  if (target?.kind !== "name" || others.length > 0) return undefined;
  const scope = enclosingFunction(target);
  if (scope === undefined || !diesWithFunction(project, target)) return undefined;
  for (const node of walk(scope)) {
    if (node.kind !== "name" || node.id !== target.id || node.parent?.kind !== "argument") continue;
    const call = node.parent.parent;
    const function_ = call?.kind === "call" ? callIntoC(project, call, node) : undefined;
    if (function_ === undefined || !keepsHandle(project, function_)) continue;
    return {
      ...likely,
      message: `\`${function_.name}\` keeps this handle, and it is gone when this function returns.`,
    };
  }
  return undefined;
}

import { prototypeAssignmentsIn } from "../../project/ctypes/declarations.ts";
import { librariesIn } from "../../project/ctypes/libraries.ts";
import { ctypesNameOf } from "../../project/ctypes/names.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Expression, type Subscript, spanOf, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { defineRule, type FileEdit } from "../rule.ts";

export const prototypeOnTemporary = defineRule({
  id: "prototype-on-temporary",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Prototype declared on an object that is thrown away",
  why: `
    \`lib["f"]\` builds a new function object at each access, and \`CDLL("x")\` or \`cdll.LoadLibrary("x")\` a new library at
    each call. What is declared on such an object dies with it; the next access knows nothing of it, and the function is
    called without a prototype. Attribute access (\`lib.f\`) and the loaders (\`cdll["x"].f\`) keep their objects.
  `,
  examples: [
    {
      bad: `
        import ctypes

        libc = ctypes.CDLL("libc.so.6")
        libc["strdup"].restype = ctypes.c_void_p
        copy = libc.strdup(b"text")
      `,
      good: `
        import ctypes

        libc = ctypes.CDLL("libc.so.6")
        libc.strdup.restype = ctypes.c_void_p
        copy = libc.strdup(b"text")
      `,
    },
  ],

  *find({ file, project }) {
    for (const { attribute, target } of prototypeAssignmentsIn(file)) {
      if (target.kind === "subscript" && librariesIn(project, target.object).length > 0) {
        // A loader keeps its libraries; only the functions of a library are made anew.
        yield { node: target, attribute, item: target, loader: undefined };
      } else if (target.kind === "attribute" && target.object.kind === "call") {
        const loader = loaderCalled(project, target.object);
        if (loader !== undefined) yield { node: target, attribute, item: undefined, loader };
      }
    }
  },

  message: ({ attribute, item, loader }) =>
    item === undefined
      ? `\`${loader}\` gives a new library at each call, so this \`${attribute}\` is lost with it.`
      : `\`${textOf(item)}\` is a new function object at each access, so this \`${attribute}\` is lost with it.`,

  fixes: ({ item }, { file }) => {
    const name = item === undefined ? undefined : attributeName(item);
    if (item === undefined || name === undefined) return [];
    const uses = usesOf(file, item, name);
    return [
      {
        title: `Write ${textOf(item.object)}.${name}`,
        // Where every use goes through the attribute, only the declaration was wrong, and it had no effect.
        safety: uses.length === 1 && usesAttribute(file, item, name) ? "safe" : "suggestion",
        edits: uses,
      },
    ];
  },
});

/** `CDLL(...)` or `cdll.LoadLibrary(...)` as the program names it. */
function loaderCalled(project: Project, call: Extract<Expression, { kind: "call" }>): string | undefined {
  // A class or function of the workspace may keep what it makes.
  const isLoader = project.evaluate(call.callee).some((it) => ctypesNameOf(it) !== undefined || it.kind === "member");
  return isLoader && librariesIn(project, call).length > 0 ? textOf(call.callee) : undefined;
}

function attributeName({ index }: Subscript): string | undefined {
  return index.kind === "string" && /^[A-Za-z_]\w*$/.test(index.value) && !index.value.startsWith("__")
    ? index.value
    : undefined;
}

/** Every `lib["name"]` of the file, since the declaration is to hold for all of them. */
function usesOf(file: ModuleModel, item: Subscript, name: string): readonly FileEdit[] {
  const edits: FileEdit[] = [];
  const library = textOf(item.object);
  for (const node of walk(file.source.module)) {
    if (node.kind !== "subscript" || attributeName(node) !== name || textOf(node.object) !== library) continue;
    edits.push({ path: file.path, span: spanOf(node), text: `${library}.${name}` });
  }
  return edits;
}

function usesAttribute(file: ModuleModel, item: Subscript, name: string): boolean {
  const library = textOf(item.object);
  for (const node of walk(file.source.module)) {
    if (node.kind === "attribute" && node.name === name && textOf(node.object) === library) return true;
  }
  return false;
}

import { cffiTrigger, declaredFunction, ffiMethod, ffiText, libraryCall } from "../../project/cffi/ffi.ts";
import { constantOf } from "../../project/evaluate.ts";
import type { Project } from "../../project/project.ts";
import type { Comparison, Expression } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

export const cffiPointerCompare = defineRule({
  id: "cffi-pointer-compare",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Pointer of cffi compared with a number or None",
  why: `
    A pointer of cffi is equal to pointers only. \`p == 0\`, \`p == -1\` and \`p == None\` are always false, whatever the
    function returned, so a failed call looks like a good one. Compare with \`ffi.NULL\` or \`ffi.cast("void *", -1)\`.
  `,
  examples: [
    {
      bad: `
        import cffi

        ffi = cffi.FFI()
        ffi.cdef("void *open_it(void);")
        lib = ffi.dlopen("libthings.so")
        if lib.open_it() == 0:
            raise OSError("it does not open")
      `,
      good: `
        import cffi

        ffi = cffi.FFI()
        ffi.cdef("void *open_it(void);")
        lib = ffi.dlopen("libthings.so")
        if lib.open_it() == ffi.NULL:
            raise OSError("it does not open")
      `,
    },
  ],

  *find({ file, project }) {
    if (!cffiTrigger.test(file.source.text)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "comparison" || node.operators.length !== 1) continue;
      const found = judge(project, node);
      if (found !== undefined) yield { node, ...found };
    }
  },

  message: ({ isEqual, what }) =>
    `This comparison is always ${isEqual ? "false" : "true"}: a pointer of cffi is never equal to ${what}.`,

  fixes: ({ other, isNull }, { file, project }) => {
    if (!isNull) return [];
    const names = [...walk(file.source.module)].flatMap((it) => (it.kind === "name" ? [it] : []));
    const ffi = ffiText(project, names);
    if (ffi === undefined) return [];
    return [
      {
        title: `Compare with ${ffi}.NULL`,
        // The comparison had one answer for every pointer.
        safety: "safe",
        edits: [{ path: file.path, span: spanOf(other), text: `${ffi}.NULL` }],
      },
    ];
  },
});

function judge(project: Project, { operands, operators }: Comparison) {
  const [left, right] = operands;
  const [operator] = operators;
  if (left === undefined || right === undefined || (operator !== "==" && operator !== "!=")) return undefined;
  return sides(project, left, right, operator) ?? sides(project, right, left, operator);
}

function sides(project: Project, subject: Expression, other: Expression, operator: string) {
  const constant = constantOf(project.evaluate(other));
  if (constant?.type !== "int" && constant?.type !== "none") return undefined;
  const number = constant.type === "int" ? constant.value : undefined;
  const values = project.evaluate(subject);
  if (values.length === 0 || !values.every((it) => it.kind === "result" && isPointer(project, it.call)))
    return undefined;
  const isNull = number === undefined || number === 0n;
  const what = number === undefined ? "None" : "a number";
  return { other, isNull, isEqual: operator === "==", what };
}

function isPointer(project: Project, call: Parameters<typeof ffiMethod>[1]): boolean {
  const method = ffiMethod(project, call);
  if (method === "cast" || method === "new") {
    const [type] = call.arguments;
    const text = type === undefined ? undefined : constantOf(project.evaluate(type.value));
    // What `new` makes is a pointer or an array, and a cast says what it makes.
    return method === "new" || (text?.type === "str" && /\*\s*$/.test(text.value));
  }
  const callee = libraryCall(project, call);
  if (callee?.ffi === undefined) return false;
  return declaredFunction(project, callee.ffi, callee.name)?.type.result.kind === "pointer";
}

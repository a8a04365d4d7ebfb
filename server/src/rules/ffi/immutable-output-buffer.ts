import { spellingOf } from "../../fixes/add-import.ts";
import { ffiText } from "../../project/cffi/ffi.ts";
import { bytesWrittenByCffi } from "../../project/cffi/output-buffers.ts";
import { foreignCallsIn, prototypeOfCall, targetOfCall } from "../../project/ctypes/calls.ts";
import { declaredAt } from "../../project/ctypes/declared.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { heldIn } from "../../project/ctypes/held.ts";
import type { Project } from "../../project/project.ts";
import { isDead } from "../../semantics/target.ts";
import type { Value } from "../../semantics/values.ts";
import type { Parameter } from "../../signatures/types.ts";
import { type Expression, spanOf, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

export const immutableOutputBuffer = defineRule({
  id: "immutable-output-buffer",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "`bytes` or `str` passed where the function writes",
  why: `
    Python shares equal constants: a write into \`b"\\\\0" * 64\` changes every use of that constant, and a write into a
    single byte changes that byte for the whole process. A \`str\` is copied for the call, and what C wrote is lost.
    A number of ctypes without \`byref\` is passed by value: C takes it for an address.
    \`ctypes.create_string_buffer\` and \`create_unicode_buffer\` make memory that may be written. cffi passes a pointer into
    the \`bytes\` object too, also through \`ffi.from_buffer\`; \`ffi.new\` makes memory of its own.
  `,
  examples: [
    {
      bad: `
        import ctypes
        import os

        libc = ctypes.CDLL("libc.so.6")
        descriptor = os.open("data", os.O_RDONLY)
        libc.read(descriptor, b"\\0" * 64, 64)
      `,
      good: `
        import ctypes
        import os

        libc = ctypes.CDLL("libc.so.6")
        descriptor = os.open("data", os.O_RDONLY)
        libc.read(descriptor, ctypes.create_string_buffer(64), 64)
      `,
    },
    {
      bad: `
        import os

        from cffi import FFI

        ffi = FFI()
        ffi.cdef("ssize_t read(int fd, void *buf, size_t count);")
        libc = ffi.dlopen(None)
        descriptor = os.open("data", os.O_RDONLY)
        libc.read(descriptor, b"\\0" * 64, 64)
      `,
      good: `
        import os

        from cffi import FFI

        ffi = FFI()
        ffi.cdef("ssize_t read(int fd, void *buf, size_t count);")
        libc = ffi.dlopen(None)
        descriptor = os.open("data", os.O_RDONLY)
        libc.read(descriptor, ffi.new("char[]", 64), 64)
      `,
    },
  ],

  *find({ file, project }) {
    for (const call of foreignCallsIn(project, file)) {
      const target = targetOfCall(project, call, call.function);
      const prototype = isDead(target) ? undefined : prototypeOfCall(project, call, call.function, target);
      // A declared pointer type takes the address of the object by itself.
      const isBare = call.functions.every((it) => declaredAt(project, it, "argtypes", call.call).state === "unset");
      for (const [index, parameter] of prototype?.parameters.entries() ?? []) {
        const argument = call.arguments[index];
        if (argument === undefined) break;
        const byValue = isBare ? passedByValue(project, argument, parameter) : undefined;
        if (!isWritten(parameter) && byValue === undefined) continue;
        const what = byValue ?? immutable(project, argument);
        if (what === undefined) continue;
        yield { node: argument, name: titleOf(call.function), parameter: parameter.name, index, what, cffi: undefined };
      }
    }
    for (const { node, name, parameter, index, pointee } of bytesWrittenByCffi(project, file)) {
      const what = "a `bytes` object, which others may share";
      const level = { severity: "warning", confidence: "medium" } as const;
      yield { node, name, parameter, index, what, cffi: { pointee }, ...level };
    }
  },

  message: ({ name, parameter, index, what }) => {
    const which = parameter === "" ? `argument ${index + 1}` : `argument ${index + 1} (${parameter})`;
    return `\`${name}\` writes through ${which}, and this is ${what}.`;
  },

  fixes: ({ node, cffi }, { file, project }) => {
    const size = repeated(node);
    if (size === undefined) return [];
    if (cffi !== undefined) {
      const names = walk(file.source.module).flatMap((it) => (it.kind === "name" ? [it] : []));
      const ffi = ffiText(project, names);
      const type = cffi.pointee === "void" ? "char" : cffi.pointee;
      const text = `${ffi}.new("${type}[]", ${size.count})`;
      const edits = [{ path: file.path, span: spanOf(node), text }];
      return ffi === undefined ? [] : [{ title: "Pass memory of `ffi.new`", safety: "suggestion", edits }];
    }
    const maker = size.isBytes ? "create_string_buffer" : "create_unicode_buffer";
    const { text, edits } = spellingOf(file, "ctypes", maker);
    return [
      {
        title: `Pass a ${maker}`,
        // What is read afterwards needs .raw or .value.
        safety: "suggestion",
        edits: [...edits, { path: file.path, span: spanOf(node), text: `${text}(${size.count})` }],
      },
    ];
  },
});

/** A number that is made empty for the function to fill, and is handed over as the number 0 instead of its address. */
function passedByValue(project: Project, argument: Expression, { type }: Parameter): string | undefined {
  if (type.kind !== "pointer" || type.pointee === undefined || type.pointee.constant) return undefined;
  const [held, ...others] = heldIn(project, argument);
  if (held?.kind !== "instance" || others.length > 0 || held.value.kind !== "result") return undefined;
  const kind = held.type?.kind;
  if ((kind !== "integer" && kind !== "float") || held.value.call.arguments.length > 0) return undefined;
  return `an empty \`${held.type?.name}\` passed by value, which C takes for a null pointer`;
}

function isWritten({ type, direction }: Parameter): boolean {
  if (direction !== "out" && direction !== "inout") return false;
  const pointee = type.kind === "pointer" ? type.pointee : undefined;
  if (pointee === undefined || pointee.constant) return false;
  return pointee.kind === "void" || (pointee.kind === "int" && pointee.bits.x64 <= 16);
}

function immutable(project: Project, argument: Expression): string | undefined {
  const held = heldIn(project, argument);
  const [only] = held;
  if (held.length !== 1 || only === undefined) return undefined;
  if (only.kind === "bytes") return isWritable(only.value) ? undefined : "a `bytes` object, which others may share";
  if (only.kind === "text") return "a `str`, of which C gets a copy";
  // c_char_p(b"...") points into the bytes.
  if (only.kind !== "instance" || only.type?.kind !== "string" || only.value.kind !== "result") return undefined;
  const [first] = only.value.call.arguments;
  const inner = first === undefined ? [] : heldIn(project, first.value, only.value.frame);
  return inner.length > 0 && inner.every((it) => it.kind === "bytes" || it.kind === "text")
    ? "a pointer into a Python string, which others may share"
    : undefined;
}

/** A bytearray may be written. */
function isWritable(value: Value): boolean {
  return value.kind === "result" && value.callee.kind === "external" && value.callee.path === "builtins.bytearray";
}

/** `b"\0" * n` */
function repeated(node: Expression): { readonly count: string; readonly isBytes: boolean } | undefined {
  if (node.kind !== "binaryOperation" || node.operator !== "*" || node.left.kind !== "string") return undefined;
  return node.left.value.length === 1 ? { count: textOf(node.right), isBytes: node.left.isBytes } : undefined;
}

import { type ForeignCall, foreignCallsIn, prototypeOf, targetOfCall } from "../../project/ctypes/calls.ts";
import type { CtypesType } from "../../project/ctypes/ctypes-type.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { heldIn } from "../../project/ctypes/held.ts";
import { ctypesNameOf, isCtypes } from "../../project/ctypes/names.ts";
import { objectSizes } from "../../project/ctypes/object-sizes.ts";
import { constantOf } from "../../project/evaluate.ts";
import type { Project } from "../../project/project.ts";
import { isDead } from "../../semantics/target.ts";
import { type Expression, spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const bufferLengthUnit = defineRule({
  id: "buffer-length-unit",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Length of a buffer in bytes where characters are counted, or the reverse",
  why: `
    A wide character has 2 bytes on Windows and 4 elsewhere. \`sizeof\` of a unicode buffer counts bytes and \`len\` counts
    characters: a function that counts characters and is given the bytes writes two to four times beyond the end.
    \`sys.getsizeof\` counts what Python needs for the object, which C does not get to see.
  `,
  examples: [
    {
      bad: `
        import ctypes

        user32 = ctypes.WinDLL("user32")
        title = ctypes.create_unicode_buffer(260)
        user32.GetWindowTextW(None, title, ctypes.sizeof(title))
      `,
      good: `
        import ctypes

        user32 = ctypes.WinDLL("user32")
        title = ctypes.create_unicode_buffer(260)
        user32.GetWindowTextW(None, title, len(title))
      `,
    },
  ],

  *find({ file, project }) {
    for (const { node, name } of objectSizes(project, file)) {
      const message = `\`sys.getsizeof\` measures the Python object around \`${name}\`, which is larger: \`ctypes.sizeof\` measures what C gets.`;
      yield { node, message, replacement: undefined };
    }
    for (const call of foreignCallsIn(project, file)) {
      const target = targetOfCall(project, call, call.function);
      const prototype = isDead(target) ? undefined : prototypeOf(project, call.function, target);
      for (const [index, { lengthOf, lengthUnit }] of prototype?.parameters.entries() ?? []) {
        const length = call.arguments[index];
        if (length === undefined) break;
        const buffer = lengthOf === undefined ? undefined : call.arguments[lengthOf];
        if (buffer === undefined || lengthUnit === undefined) continue;
        const problem = mismatch(project, call, buffer, length, lengthUnit);
        if (problem !== undefined) yield { node: length, ...problem };
      }
    }
  },

  message: ({ message }) => message,

  fixes: ({ node, replacement }, { file }) =>
    replacement === undefined
      ? []
      : [
          {
            title: `Pass ${replacement}`,
            // The right number of characters is never more than what was passed.
            safety: "safe",
            edits: [{ path: file.path, span: spanOf(node), text: replacement }],
          },
        ],
});

function mismatch(
  project: Project,
  call: ForeignCall,
  buffer: Expression,
  length: Expression,
  unit: "bytes" | "characters",
) {
  const type = bufferType(project, buffer);
  if (type === undefined) return undefined;
  const isWide = type.pointee?.name === "c_wchar" || type.pointee?.name === "wintypes.WCHAR";
  const measured = measureOf(project, length);
  const name = titleOf(call.function);
  if (isWide && measured !== undefined && isSame(measured.subject, buffer)) {
    if (measured.unit === "bytes" && unit === "characters") {
      return {
        message: `\`${name}\` counts characters, and \`sizeof\` counts bytes: it may write beyond the end of the buffer.`,
        replacement: `len(${textOf(measured.subject)})`,
      };
    }
    if (measured.unit === "characters" && unit === "bytes") {
      return {
        severity: "warning" as const,
        message: `\`${name}\` counts bytes, and \`len\` counts characters: only a part of the buffer is used.`,
        replacement: undefined,
      };
    }
  }
  const size = sizeOf(project, buffer);
  const constant = constantOf(project.evaluate(length));
  if (size === undefined || constant?.type !== "int") return undefined;
  // A wide character has at least two bytes; more is allowed on some systems, less on none.
  const capacity = unit === "characters" || !isWide ? size : size * 4n;
  if (constant.value <= capacity) return undefined;
  return {
    message: `The buffer has ${size} ${isWide ? "characters" : "bytes"}, and \`${name}\` is told ${constant.value}: it may write beyond the end.`,
    replacement: undefined,
  };
}

/** The array a buffer argument is, directly or by reference. */
function bufferType(project: Project, buffer: Expression): CtypesType | undefined {
  const [held, ...others] = heldIn(project, buffer);
  if (held?.kind !== "instance" || others.length > 0) return undefined;
  return held.type?.kind === "array" ? held.type : held.type?.pointee?.kind === "array" ? held.type.pointee : undefined;
}

/** sizeof(x) or len(x). */
function measureOf(project: Project, length: Expression) {
  if (length.kind !== "call") return undefined;
  const [first] = length.arguments;
  if (first === undefined) return undefined;
  for (const it of project.evaluate(length.callee)) {
    if (isCtypes(it, "sizeof")) return { unit: "bytes" as const, subject: first.value };
    if (it.kind === "external" && it.path === "builtins.len")
      return { unit: "characters" as const, subject: first.value };
  }
  return undefined;
}

function isSame(a: Expression, b: Expression): boolean {
  const inner = b.kind === "call" ? b.arguments[0]?.value : b;
  return inner !== undefined && (a.kind === "name" || a.kind === "attribute") && textOf(a) === textOf(inner);
}

/** The number of elements that a buffer was made with, where it is a constant. */
function sizeOf(project: Project, buffer: Expression): bigint | undefined {
  const values = project.evaluate(buffer);
  const [only] = values;
  if (values.length !== 1 || only?.kind !== "result") return undefined;
  const name = ctypesNameOf(only.callee) ?? "";
  if (!/^create_(?:string|unicode)_buffer$/.test(name)) return undefined;
  const [first, second] = only.call.arguments;
  const given = constantOf(project.evaluate((second ?? first)?.value ?? buffer, only.frame));
  if (given?.type === "int") return given.value;
  return given?.type === "str" || given?.type === "bytes" ? BigInt(given.value.length + 1) : undefined;
}

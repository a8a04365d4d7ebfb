import { spellingOf } from "../../fixes/add-import.ts";
import { isTried } from "../../project/ctypes/attempts.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { heldIn } from "../../project/ctypes/held.ts";
import { namedWidths } from "../../project/ctypes/named-widths.ts";
import { portedStructures, wideResults } from "../../project/ctypes/platform-widths.ts";
import { structureOf } from "../../project/ctypes/structures.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { ctypesTypeOf } from "../../project/ctypes/type-of.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesBelow, includesPosix, includesWindows, isDead } from "../../semantics/target.ts";
import { type ClassDef, type Expression, type Node, spanOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

const doubtful = { severity: "hint", confidence: "medium" } as const;

/** Modules that run nowhere but on Windows say so by what they use. */
const windowsOnly = /\b(?:windll|WinDLL|oledll|WINFUNCTYPE|winreg|_winreg|msvcrt|win32api|win32con|pywintypes)\b/;

export const platformWidthInteger = defineRule({
  id: "platform-width-integer",
  family: "ffi",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "Integer type of another size on another system, in data that has one layout",
  why: `
    \`wintypes.DWORD\` is a C \`unsigned long\`: 4 bytes on Windows, 8 on Linux and macOS. A structure of such fields reads a
    file header right on one system and wrong on the other, and so does a library that was ported from Windows. A C
    \`int\` that is declared as \`c_long\` is read with 4 bytes too many there: -1 is 4294967295. Up to Python 3.7 importing \`ctypes.wintypes\` outside of
    Windows raises \`ValueError\`.
  `,
  examples: [
    {
      bad: `
        import ctypes
        from ctypes import wintypes


        class Header(ctypes.Structure):
            _fields_ = [("magic", wintypes.DWORD)]


        def read(stream):
            return Header.from_buffer_copy(stream.read(4))
      `,
      good: `
        import ctypes
        from ctypes import wintypes


        class Header(ctypes.Structure):
            _fields_ = [("magic", ctypes.c_uint32)]


        def read(stream):
            return Header.from_buffer_copy(stream.read(4))
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayHold(file, /\bctypes\b/)) return;
    // A module that meets such a one runs on Windows, or takes care elsewhere.
    const meetsWindows = project.mentions(file, windowsOnly);
    const parsed = meetsWindows ? [] : [...parsedStructures(project, file)];
    yield* parsed;
    if (!meetsWindows) yield* earlyImports(project, file);
    const said = new Set<Node>(parsed.map((it) => it.node));
    for (const { node, type, use, of, library } of portedStructures(project, file)) {
      if (said.has(node)) continue;
      const name = "kind" in of ? of.name.id : "";
      const message = `\`${type.name}\` has 4 bytes on Windows and 8 on other 64-bit systems, and \`${name}\` goes to \`${library}\` there.`;
      yield { node, use, wanted: type.signed ? "c_int32" : "c_uint32", message, ...doubtful };
    }
    for (const { node, type, name, width, wanted } of namedWidths(project, file)) {
      const has = width === 64 ? "4 bytes on Windows" : "8 bytes on 64-bit systems other than Windows";
      const message = `\`${type.name}\` has ${has}, and by its name \`${name}\` has ${width} bits on all of them.`;
      yield { node, use: undefined, wanted, message, confidence: "medium" as const };
    }
    for (const { node, type, of } of wideResults(project, file)) {
      const name = "key" in of ? titleOf(of) : "";
      const message = `\`${type.name}\` has 8 bytes on 64-bit systems other than Windows, and \`${name}\` returns an int of 4: a result of -1 arrives as 4294967295.`;
      yield { node, use: undefined, wanted: "c_int", message, confidence: "medium" as const };
    }
  },

  message: ({ message }) => message,

  related: ({ use }, { project }) => (use === undefined ? [] : [stepAt(project, use, "The data goes through here.")]),

  fixes: ({ node, wanted }, { file }) => {
    if (wanted === undefined) return [];
    const { text, edits } = spellingOf(file, "ctypes", wanted);
    return [
      {
        title: `Use ${text}`,
        // The same size as on Windows; on other systems the layout changes, which is the point.
        safety: "suggestion",
        edits: [...edits, { path: file.path, span: spanOf(node), text }],
      },
    ];
  },
});

function* parsedStructures(project: Project, file: ModuleModel) {
  const seen = new Set<ClassDef>();
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute") continue;
    if (!/^(?:from_buffer|from_buffer_copy|readinto)$/.test(node.callee.name)) continue;
    const definition = structureRead(project, node.callee, node.arguments[0]?.value);
    if (definition === undefined || seen.has(definition) || project.fileOf(definition) !== file) continue;
    seen.add(definition);
    const target = project.targetAt(node);
    if (isDead(target) || !includesPosix(target) || !includesWindows(target)) continue;
    for (const field of structureOf(project, definition).fields ?? []) {
      const { type, typeNode } = field;
      if (type?.kind !== "integer" || typeNode === undefined || type.bits.x64 === type.bits.linux) continue;
      if (type.bits.x64 !== 32 || type.bits.x86 !== 32) continue;
      yield {
        node: typeNode,
        use: node,
        wanted: type.signed ? "c_int32" : "c_uint32",
        message: `\`${type.name}\` has 4 bytes on Windows and 8 on other 64-bit systems, and \`${definition.name.id}\` reads data of one layout.`,
      };
    }
  }
}

/** The structure whose bytes come from outside: `Header.from_buffer_copy(data)`, `stream.readinto(header)`. */
function structureRead(
  project: Project,
  callee: Extract<Expression, { kind: "attribute" }>,
  argument: Expression | undefined,
): ClassDef | undefined {
  if (callee.name === "readinto") {
    const [held] = argument === undefined ? [] : heldIn(project, argument);
    return held?.kind === "instance" && held.type?.kind === "structure" ? held.type.definition : undefined;
  }
  const [value, ...others] = project.evaluate(callee.object);
  if (value?.kind !== "class" || others.length > 0) return undefined;
  return ctypesTypeOf(project, value)?.kind === "structure" ? value.definition : undefined;
}

function* earlyImports(project: Project, file: ModuleModel) {
  for (const node of walk(file.source.module)) {
    if (node.kind !== "import" && node.kind !== "importFrom") continue;
    if (!importsWintypes(node) || enclosingFunction(node) !== undefined || isTried(node)) continue;
    const target = project.targetAt(node);
    if (isDead(target) || !includesPosix(target) || !includesBelow(target, [3, 8])) continue;
    yield {
      node,
      use: undefined,
      wanted: undefined,
      message: "Up to Python 3.7 this import raises `ValueError` outside of Windows.",
    };
    return;
  }
}

function importsWintypes(node: Extract<Node, { kind: "import" | "importFrom" }>): boolean {
  if (node.kind === "import") return node.names.some((it) => it.name === "ctypes.wintypes");
  if (node.module === "ctypes.wintypes") return true;
  return node.module === "ctypes" && node.names.some((it) => it.name === "wintypes");
}

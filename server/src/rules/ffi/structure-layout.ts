import { spellingOf } from "../../fixes/add-import.ts";
import { differenceFrom } from "../../project/ctypes/structure-differences.ts";
import { isMadeByProgram, structuresNamed, systemUses } from "../../project/ctypes/system-structures.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { isStructureClass } from "../../project/ctypes/type-of.ts";
import { isDead, narrowPlatforms } from "../../semantics/target.ts";
import { spanOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

export const structureLayout = defineRule({
  id: "structure-layout",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Structure whose fields differ from the C structure it is passed as",
  why: `
    C finds a field by its place. A field that is missing, swapped or of another size moves everything behind it: the
    function reads a length out of half a pointer, or writes beyond the end of the object. Nothing notices, since ctypes
    knows only what the class says.
  `,
  examples: [
    {
      bad: `
        import ctypes
        from ctypes import wintypes


        class POINT(ctypes.Structure):
            _fields_ = [("x", ctypes.c_short), ("y", ctypes.c_short)]


        user32 = ctypes.WinDLL("user32")
        point = POINT()
        user32.GetCursorPos(ctypes.byref(point))
      `,
      good: `
        import ctypes
        from ctypes import wintypes


        class POINT(ctypes.Structure):
            _fields_ = [("x", wintypes.LONG), ("y", wintypes.LONG)]


        user32 = ctypes.WinDLL("user32")
        point = POINT()
        user32.GetCursorPos(ctypes.byref(point))
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayHold(file, /_fields_/)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "classDef" || node.bases.length === 0) continue;
      const named = structuresNamed(project, node.name.id);
      if (named.length === 0 || !isStructureClass(project, { kind: "class", definition: node })) continue;
      if (isDead(narrowPlatforms(project.targetAt(node), (it) => it === "win32-x64"))) continue;
      // Cheap first: a class that fits every form needs no uses.
      if (named.every((it) => differenceFrom(project, node, it) === undefined)) continue;
      for (const use of systemUses(project, node, named)) {
        const differences = use.structures.map((it) => differenceFrom(project, node, it));
        const [found] = differences;
        if (found === undefined || differences.includes(undefined)) continue;
        if (found.isShort === true && !isMadeByProgram(project, use, node)) continue;
        const severity = found.isPadded === true ? ("hint" as const) : ("error" as const);
        yield { ...found, severity, use: use.argument };
        break;
      }
    }
  },

  message: ({ message }) => message,

  related: ({ use }, { project }) => [stepAt(project, use, "Here it is passed to the system.")],

  fixes: ({ node, wanted }, { file }) => {
    if (wanted === undefined) return [];
    const { text, edits } = spellingOf(file, wanted.module, wanted.name);
    return [
      {
        title: `Declare it as ${text}`,
        // The layout changes, which is the point.
        safety: "suggestion",
        edits: [...edits, { path: file.path, span: spanOf(node), text }],
      },
    ];
  },
});

import { isTried } from "../../project/ctypes/attempts.ts";
import { foreignCallsIn } from "../../project/ctypes/calls.ts";
import { allDeclarations } from "../../project/ctypes/declarations.ts";
import type { ForeignFunction } from "../../project/ctypes/functions.ts";
import { missingExport } from "../../project/ctypes/missing-exports.ts";
import { loadStep } from "../../project/ctypes/trace.ts";
import type { Project } from "../../project/project.ts";
import type { Suggestion } from "../../signatures/suggestions.ts";
import type { Expression, Node } from "../../syntax/ast.ts";
import { nameSpanOf } from "../../syntax/last-name.ts";
import { defineRule } from "../rule.ts";

export const noSuchExport = defineRule({
  id: "no-such-export",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Function that the library does not export",
  why: `
    Many functions of Windows have two forms, for narrow and for wide strings, and the name in the documentation is a
    macro of C: \`MessageBox\` is \`MessageBoxA\` or \`MessageBoxW\` in the library. Others live in another library than
    one would think. The lookup raises \`AttributeError\` when the line runs, which is often in the one branch that no
    test reaches.
  `,
  examples: [
    {
      bad: `
        import ctypes

        user32 = ctypes.WinDLL("user32")
        user32.MessageBox(None, "Done", "Backup", 0)
      `,
      good: `
        import ctypes

        user32 = ctypes.WinDLL("user32")
        user32.MessageBoxW(None, "Done", "Backup", 0)
      `,
    },
  ],

  *find({ file, project }) {
    for (const call of foreignCallsIn(project, file)) {
      const [fn, ...others] = call.functions;
      if (fn === undefined || others.length > 0 || isTried(call.call)) continue;
      const suggestion = missingExport(project, fn, call.call) ?? withPrefix(project, fn);
      if (suggestion === undefined) continue;
      const isHabit = suggestion.reason === "prefix";
      yield { node: call.callee, fn, suggestion, ...(isHabit ? likely : {}) };
    }
  },

  message: ({ fn, suggestion }) =>
    suggestion.reason === "prefix"
      ? `All functions declared of this library begin like \`${suggestion.name}\`, which \`${fn.name}\` seems to mean.`
      : suggestion.reason === "suffix"
        ? `\`${fn.library.name?.name}\` has no \`${fn.name}\`: it exports \`${suggestion.name}\`, and the name without the letter is a macro of C.`
        : `\`${fn.library.name?.name}\` has no \`${fn.name}\`: it is in \`${suggestion.library}\`.`,

  related: ({ fn }, { project }) => loadStep(project, fn),

  cause: ({ fn }) => `no such export ${fn.key}`,

  fixes: ({ node, fn, suggestion }, { file }) => {
    const place = nameIn(node, fn.name);
    if (suggestion.reason === "library" || place === undefined) return [];
    return [
      {
        title: `Call ${suggestion.name}`,
        // The line raised on every run; which of the two forms was meant is a guess.
        safety: "suggestion",
        edits: [{ path: file.path, span: place, text: suggestion.name }],
      },
    ];
  },
});

const likely = { severity: "warning", confidence: "medium" } as const;

/** A name that is not there, or by all that is declared of the library is another one. */
type Missing = Suggestion | { readonly reason: "prefix"; readonly name: string };

/** Fewer declared functions do not show a habit. */
const fewest = 4;

/** `hid.open()`, where `hid_open` is declared like everything else of the library. */
function withPrefix(project: Project, { library, name }: ForeignFunction): Missing | undefined {
  if (name === undefined) return undefined;
  const declared = project.memoFor(DECLARED, library.key, () => declaredNames(project, library.key));
  const meant = declared.find((it) => it.length > name.length + 2 && it.endsWith(`_${name}`));
  const prefix = meant?.slice(0, -name.length);
  if (meant === undefined || prefix === undefined || declared.length < fewest) return undefined;
  return declared.every((it) => it.startsWith(prefix)) ? { name: meant, reason: "prefix" } : undefined;
}

const DECLARED = Symbol("names of the functions declared of a library");

function declaredNames(project: Project, key: string): readonly string[] {
  const names = new Set<string>();
  for (const { function: fn } of allDeclarations(project)) {
    if (fn.library.key === key && fn.name !== undefined) names.add(fn.name);
  }
  return [...names];
}

function nameIn(node: Expression | Node, name: string | undefined) {
  if (node.kind !== "attribute" || node.name !== name) return undefined;
  return nameSpanOf(node);
}

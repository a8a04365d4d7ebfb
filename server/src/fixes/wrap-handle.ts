import type { BareArgument } from "../project/ctypes/bare-values.ts";
import { wantedType } from "../project/ctypes/narrow.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { spanOf, textOf } from "../syntax/ast.ts";
import { spellingOf } from "./add-import.ts";
import type { ProposedFix } from "./file-edit.ts";

/** `F(h)` → `F(wintypes.HANDLE(h))`, and a literal 0 → `None`. */
export function wrapFix(
  file: ModuleModel,
  { node, held, parameter }: Pick<BareArgument, "node" | "held" | "parameter">,
): readonly ProposedFix[] {
  const isPointer = parameter === undefined || parameter.type.kind !== "int";
  if (node.kind === "integer" && node.value === 0n && isPointer) {
    // ctypes passes None as a NULL of full width.
    return [{ title: "Pass None", safety: "safe", edits: [{ path: file.path, span: spanOf(node), text: "None" }] }];
  }
  const wanted = (parameter && wantedType(parameter.type)) ?? { module: "ctypes", name: "c_void_p" };
  const { text, edits } = spellingOf(file, wanted.module, wanted.name);
  const isInteger = held.kind === "integer" || held.kind === "undeclaredResult";
  return [
    {
      title: `Wrap it in ${text}`,
      // The type takes numbers and None, and refuses whatever else an unknown value may be.
      safety: isInteger ? "safe" : "suggestion",
      edits: [...edits, { path: file.path, span: spanOf(node), text: `${text}(${textOf(node)})` }],
    },
  ];
}

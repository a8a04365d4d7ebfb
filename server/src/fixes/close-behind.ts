/** Close a file behind the last statement that uses it, in the block that opens it. */

import type { ModuleModel } from "../semantics/module-model.ts";
import type { Call, Name, Statement } from "../syntax/ast.ts";
import { ancestorsOf, enclosingStatement, isInside, isStatement } from "../syntax/walk.ts";
import type { FileEdit } from "./file-edit.ts";
import { lineAfter, lineOf } from "./statement-place.ts";

interface OpenFile {
  readonly call: Call;
  readonly name: Name;
  /** In the order of the source. */
  readonly uses: readonly Name[];
}

/** `undefined` where no line can stand there, or the last use leaves the function. */
export function closeBehind(file: ModuleModel, { call, name, uses }: OpenFile): FileEdit | undefined {
  const opening = enclosingStatement(call);
  const last = uses.at(-1);
  if (opening?.kind !== "assign" || last === undefined) return undefined;
  let statement: Statement | undefined;
  for (const around of ancestorsOf(last)) {
    if (isStatement(around) && around.parent === opening.parent) statement = around;
  }
  if (statement === undefined || statement.kind === "return" || statement.kind === "raise") return undefined;
  if (isInside(call, statement) || statement.start < opening.start) return undefined;
  const place = lineOf(file, statement);
  return place === undefined ? undefined : lineAfter(place, `${name.id}.close()`);
}

/** What the program puts into the words of a shell text. */

import { placeOf } from "../../semantics/shell/shell-text.ts";
import type { Word } from "../../semantics/shell/shell-tree.ts";
import type { Expression } from "../../syntax/ast.ts";
import type { ShellCommand } from "./process-command.ts";

/** The expressions that fill the holes of a word, in order: one for each of its pieces that is a hole. */
export function holesIn({ script, parts }: ShellCommand, { start, end }: Word): readonly (Expression | undefined)[] {
  const found: (Expression | undefined)[] = [];
  for (let offset = start; offset < end; offset++) {
    if (!script.text.holes.has(offset)) continue;
    const part = parts[placeOf(script.text, offset).part];
    found.push(part?.kind === "hole" ? part.node : undefined);
  }
  return found;
}

/** Where in a file the text of a command stands. */

import { placeOf } from "../../semantics/shell/shell-text.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import type { Span } from "../../text/span.ts";
import type { ShellCommand } from "./process-command.ts";

/** The place in the file of `length` characters of a shell text; absent where escapes or holes come between. */
export function sourceSpanOf({ parts, script }: ShellCommand, offset: number, length: number): Span | undefined {
  const place = placeOf(script.text, offset);
  const part = parts[place.part];
  if (part?.kind !== "text") return undefined;
  const source = textOf(part.node);
  const at = source.indexOf(part.text);
  if (part.text === "" || at === -1 || source.includes(part.text, at + 1)) return undefined;
  if (place.offset + length > part.text.length) return undefined;
  const start = spanOf(part.node).start + at + place.offset;
  return { start, end: start + length };
}

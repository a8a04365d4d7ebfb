/** `byref`, `pointer` and `addressof` of what is no object of ctypes, and has no address that C could write to. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { Call, Expression } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type Held, heldIn } from "./held.ts";
import { isAskedWhatItIs } from "./kind-tests.ts";
import { ctypesNameOf } from "./names.ts";
import { isMadeOfKeptType, isTried, mayHaveChanged } from "./refused-arguments.ts";

export interface RefusedReference {
  readonly node: Expression;
  readonly message: string;
  /** What an annotation says somebody may not keep to. */
  readonly isAnnotated: boolean;
}

const referring = /^(?:byref|pointer|addressof)$/;

export function* refusedReferences(project: Project, file: ModuleModel): Iterable<RefusedReference> {
  for (const node of walk(file.source.module)) {
    const found = node.kind === "call" ? refusedReference(project, node) : undefined;
    if (found !== undefined) yield found;
  }
}

function refusedReference(project: Project, call: Call): RefusedReference | undefined {
  const [first] = call.arguments;
  if (first === undefined || first.name !== undefined || first.unpack !== undefined) return undefined;
  // Cheap first: no other call is written with these names.
  const written =
    call.callee.kind === "name" ? call.callee.id : call.callee.kind === "attribute" ? call.callee.name : "";
  if (!referring.test(written)) return undefined;
  const [callee, ...others] = project.evaluate(call.callee);
  const name = callee === undefined ? undefined : ctypesNameOf(callee);
  if (name === undefined || others.length > 0 || !referring.test(name)) return undefined;
  if (isDead(project.targetAt(call)) || isTried(call)) return undefined;
  const node = first.value;
  const held = heldIn(project, node);
  if (mayHaveChanged(node, held) || isAskedWhatItIs(node)) return undefined;
  if (held.some((it) => isMadeOfKeptType(project, it))) return undefined;
  const [what, ...further] = held.map(wordFor);
  if (what === undefined || further.some((it) => it === undefined)) return undefined;
  return {
    node,
    message: `\`${name}\` takes an object of ctypes, and this is ${what}: the call raises \`TypeError\`.`,
    isAnnotated: held.some((it) => it.value.kind === "argument"),
  };
}

/** What Python object it is, in words. */
function wordFor({ kind, value }: Held): string | undefined {
  switch (kind) {
    case "integer":
    case "float":
    case "boolean":
      return "a number";
    case "undeclaredResult":
      return "the number that a function without `restype` returned";
    case "bytes":
      return "`bytes`";
    case "text":
      return "a `str`";
    case "none":
      // A name that holds None first is given something else before it is used.
      return value.kind === "constant" ? "`None`" : undefined;
    default:
      return undefined;
  }
}

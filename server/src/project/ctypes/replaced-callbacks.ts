/**
 * Callbacks behind a test that never becomes true: it asks one object whether it has the callback, and another one gets
 * it. Every call makes a new one, and that which C still holds goes.
 *
 *     if not hasattr(Proof.fetch, "callback"):
 *         Proof.send.callback = HANDLER(done)
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Attribute, type Expression, type If, type Node, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { ctypesNameOf } from "./names.ts";
import { ctypesTypeOf } from "./type-of.ts";

export interface ReplacedCallback {
  /** Where it is stored. */
  readonly node: Attribute;
  /** What the test asks for. */
  readonly asked: string;
}

export function* replacedCallbacks(project: Project, file: ModuleModel): Iterable<ReplacedCallback> {
  if (!project.mayHold(file, /\bhasattr\b/)) return;
  for (const node of walk(file.source.module)) {
    const asked = node.kind === "if" ? attributeMissed(node.test) : undefined;
    if (node.kind !== "if" || asked === undefined) continue;
    const stores = storesIn(node);
    // What the test asks for is made too, in some way.
    if (stores.some(({ target }) => textOf(target.object) === asked.object)) continue;
    if (walk(node).some((it) => it.kind === "name" && it.id === "setattr")) continue;
    for (const { target, value } of stores) {
      if (target.name !== asked.name || !isRelative(textOf(target.object), asked.object)) continue;
      if (makesCallback(project, value)) yield { node: target, asked: `${asked.object}.${asked.name}` };
    }
  }
}

/** `not hasattr(object, "name")` */
function attributeMissed(test: Expression): { readonly object: string; readonly name: string } | undefined {
  const call = test.kind === "unaryOperation" && test.operator === "not" ? test.operand : undefined;
  if (call?.kind !== "call" || call.callee.kind !== "name" || call.callee.id !== "hasattr") return undefined;
  const [object, name] = call.arguments;
  if (object === undefined || name?.value.kind !== "string") return undefined;
  return { object: textOf(object.value), name: name.value.value };
}

function storesIn({ body }: If): readonly { readonly target: Attribute; readonly value: Expression }[] {
  return body.flatMap((statement) =>
    walk(statement).flatMap((it) =>
      it.kind === "assign"
        ? it.targets.flatMap((target) => (target.kind === "attribute" ? [{ target, value: it.value }] : []))
        : [],
    ),
  );
}

/** Two functions of one class, `Proof.fetch` and `Proof.send`: the one for the other is what a copy leaves behind. */
function isRelative(object: string, asked: string): boolean {
  const parent = (text: string) => text.split(".").slice(0, -1).join(".");
  return object !== asked && parent(object) !== "" && parent(object) === parent(asked);
}

function makesCallback(project: Project, value: Node): boolean {
  return walk(value).some(
    (it) =>
      it.kind === "call" &&
      project.evaluate(it.callee).some((callee) => {
        const name = ctypesNameOf(callee) ?? "";
        return /^(?:C|WIN|PY)FUNCTYPE$/.test(name) || ctypesTypeOf(project, callee)?.kind === "callback";
      }),
  );
}

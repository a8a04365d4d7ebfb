/** What a program puts into its containers, for values that come out of them. */

import type { Value } from "../../semantics/values.ts";
import { type Expression, type Node, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

const takers = /^(?:pop|popitem|popleft|get|get_nowait|setdefault|values|copy)$/;
const adders = /^(?:append|add|appendleft|insert|put|put_nowait|setdefault)$/;

const deepest = 3;

/**
 * The values that were put into the container a value comes out of. `undefined`: it comes out of none. Empty: nobody
 * knows what is in there.
 */
export function contentsBehind(project: Project, value: Value, depth = 0): readonly Value[] | undefined {
  const container = containerOf(value);
  if (container === undefined) return undefined;
  if (depth > deepest) return [];
  if (container.kind === "collection") {
    if (container.node.kind === "comprehension") {
      return project
        .evaluate(container.node.element, container.frame)
        .flatMap((it) => contentsBehind(project, it, depth + 1) ?? [it]);
    }
    return fillsOf(project, container.node).flatMap((it) => project.evaluate(it));
  }
  // An element of an element: what is in the lists of a dictionary.
  return contentsBehind(project, container, depth + 1)?.flatMap((it) =>
    it.kind === "collection" ? (contentsBehind(project, { kind: "element", object: it }, depth + 1) ?? []) : [],
  );
}

function containerOf(value: Value): Value | undefined {
  if (value.kind === "item" || value.kind === "element") return value.object;
  if (value.kind !== "result" || value.callee.kind !== "member") return undefined;
  return takers.test(value.callee.name) ? value.callee.object : undefined;
}

/** Expressions that are stored in the name or attribute a literal is assigned to. */
function fillsOf(project: Project, literal: Node): readonly Expression[] {
  const { parent } = literal;
  const target =
    parent?.kind === "assign" ? parent.targets[0] : parent?.kind === "annotatedAssign" ? parent.target : undefined;
  if (target?.kind !== "name" && target?.kind !== "attribute") return [];
  const scope = scopeOfTarget(project, target);
  const text = textOf(target);
  const fills: Expression[] = [];
  for (const node of walk(scope)) {
    if (node.kind === "call" && node.callee.kind === "attribute" && adders.test(node.callee.name)) {
      const last = node.arguments.at(-1);
      if (last !== undefined && textOf(node.callee.object) === text) fills.push(last.value);
    } else if (node.kind === "assign") {
      const isStore = node.targets.some((it) => it.kind === "subscript" && textOf(it.object) === text);
      if (isStore) fills.push(node.value);
    }
  }
  return fills;
}

/** Where a name or an attribute of `self` is filled: its function, its class, its module. */
function scopeOfTarget(project: Project, target: Expression): Node {
  const wanted = target.kind === "attribute" ? "classDef" : "functionDef";
  for (let it: Node | undefined = target.parent; it !== undefined; it = it.parent) if (it.kind === wanted) return it;
  return project.fileOf(target).source.module;
}

/** Lists that a program changes after it made them: what the literal shows is not what is in them. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Expression, type Node, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

const changers = /^(?:append|extend|insert|pop|remove|clear|reverse|sort|__setitem__|__iadd__)$/;

/** Whether a list literal is bound to a name or attribute through which the file adds to it or takes from it. */
export function isChangedLater(project: Project, literal: Node): boolean {
  const { parent } = literal;
  const targets =
    parent?.kind === "assign" ? parent.targets : parent?.kind === "annotatedAssign" ? [parent.target] : [];
  if (targets.length === 0) return false;
  const changed = changedIn(project, project.fileOf(literal));
  return targets.some((it) => changed.has(textOf(it)));
}

const key = Symbol("lists changed in place");

/** How the lists are spelt that a file changes in place. */
function changedIn(project: Project, file: ModuleModel): ReadonlySet<string> {
  return project.memoFor(key, file.source.module, () => {
    const changed = new Set<string>();
    for (const node of walk(file.source.module)) for (const it of changedBy(node)) changed.add(textOf(it));
    return changed;
  });
}

function changedBy(node: Node): readonly Expression[] {
  switch (node.kind) {
    case "call": {
      const { callee } = node;
      return callee.kind === "attribute" && changers.test(callee.name) ? [callee.object] : [];
    }
    case "augmentedAssign":
      return [node.target];
    case "assign":
      return node.targets.flatMap((it) => (it.kind === "subscript" ? [it.object] : []));
    case "delete":
      return node.targets.flatMap((it) => (it.kind === "subscript" ? [it.object] : []));
    default:
      return [];
  }
}

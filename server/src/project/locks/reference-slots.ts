/** Attributes that hold a weak reference: to call one gives the object, and runs no code of others. */

import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { weakReferences } from "./container-words.ts";

const key = Symbol("attributes that hold weak references");

/** Whether all that is set under a name, on whatever object, are weak references, and there are some. */
export function isOnlyReference(project: Project, name: string): boolean {
  return project.memoFor(key, name, () => {
    let hasReference = false;
    for (const { source } of project.filesWithWord(name)) {
      for (const node of walk(source.module)) {
        if (node.kind !== "assign" || node.value.kind === "none") continue;
        if (!node.targets.some((it) => it.kind === "attribute" && it.name === name)) continue;
        const isReference =
          node.value.kind === "call" &&
          project.evaluate(node.value.callee).some((it) => it.kind === "external" && weakReferences.has(it.path));
        if (!isReference) return false;
        hasReference = true;
      }
    }
    return hasReference;
  });
}

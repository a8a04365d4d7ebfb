/** The prototypes that a module declares already, as an example for the next one. */

import { allDeclarations, type Declaration } from "../project/ctypes/declarations.ts";
import type { ForeignFunction } from "../project/ctypes/functions.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { spanOf } from "../syntax/ast.ts";

/** A function of which a file declares parameters and result. */
export interface Neighbour {
  readonly function: ForeignFunction;
  readonly parameters: Declaration;
  readonly result: Declaration;
}

const key = Symbol("declared functions of a file");

/** The functions of the same library that a file declares in full, in the order of the source. */
export function neighboursOf(project: Project, file: ModuleModel, fn: ForeignFunction): readonly Neighbour[] {
  return declaredIn(project, file).filter(
    (it) => it.function.library.key === fn.library.key && it.function.key !== fn.key,
  );
}

/** The functions of any library that a file declares in full. */
export function declaredIn(project: Project, file: ModuleModel): readonly Neighbour[] {
  return project.memoFor(key, file.source.module, () => {
    const byFunction = new Map<string, Map<string, Declaration>>();
    for (const declaration of allDeclarations(project)) {
      if (declaration.file !== file || declaration.function.name === undefined) continue;
      const known = byFunction.get(declaration.function.key) ?? new Map<string, Declaration>();
      known.set(declaration.attribute, declaration);
      byFunction.set(declaration.function.key, known);
    }
    const found: Neighbour[] = [];
    for (const attributes of byFunction.values()) {
      const [parameters, result] = [attributes.get("argtypes"), attributes.get("restype")];
      if (parameters !== undefined && result !== undefined) {
        found.push({ function: parameters.function, parameters, result });
      }
    }
    return found.toSorted((a, b) => placeOf(a) - placeOf(b));
  });
}

function placeOf({ parameters: { node, frame } }: Neighbour): number {
  // What a helper declares stands where the helper is called.
  return spanOf(frame?.call ?? node).start;
}

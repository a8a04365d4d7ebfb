/**
 * `_as_parameter_` that holds a pointer as a plain number. What ctypes makes of the object is what it makes of the
 * number: a C int, where no type of `argtypes` says otherwise. A class in `argtypes` whose `from_param` gives the object
 * back says nothing.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { ClassDef, Expression, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { enclosingClass } from "../classes.ts";
import type { Project } from "../project.ts";
import { allDeclarations, type Declaration } from "./declarations.ts";
import { typeElementsOf } from "./declared.ts";
import { type Held, heldIn } from "./held.ts";

export interface BareParameter {
  /** The value that is stored. */
  readonly node: Expression;
  readonly held: Held & { readonly kind: "integer" };
  readonly definition: ClassDef;
  /** The declaration that names the class. */
  readonly declaration: Declaration;
}

const trigger = /_as_parameter_/;

export function* bareParameters(project: Project, file: ModuleModel): Iterable<BareParameter> {
  if (!project.mayHold(file, trigger)) return;
  for (const node of walk(file.source.module)) {
    if (node.kind !== "assign" || !node.targets.some(isParameterOfSelf)) continue;
    const definition = enclosingClass(node);
    const declaration = definition && passThroughDeclarations(project).get(definition);
    if (definition === undefined || declaration === undefined) continue;
    const all = heldIn(project, node.value);
    // A ctypes object on some way is passed as what it is.
    if (all.some((it) => it.kind === "instance")) continue;
    const held = all.find((it) => it.kind === "integer" && it.source !== undefined);
    if (held?.kind === "integer") yield { node: node.value, held, definition, declaration };
  }
}

function isParameterOfSelf(target: Node): boolean {
  return target.kind === "attribute" && target.name === "_as_parameter_" && target.object.kind === "name";
}

const key = Symbol("classes in argtypes that pass themselves");

/** Classes of `argtypes` whose `from_param` returns the object it was given, with a declaration that names each. */
function passThroughDeclarations(project: Project): ReadonlyMap<ClassDef, Declaration> {
  return project.memo(key, () => {
    const found = new Map<ClassDef, Declaration>();
    for (const declaration of allDeclarations(project)) {
      const { attribute, value, frame } = declaration;
      if (attribute !== "argtypes" || value === undefined) continue;
      for (const element of typeElementsOf(project, value, frame) ?? []) {
        for (const it of project.evaluate(element.node, element.frame)) {
          if (it.kind !== "class" || found.has(it.definition) || !passesItself(project, it.definition)) continue;
          found.set(it.definition, declaration);
        }
      }
    }
    return found;
  });
}

/** `def from_param(cls, object): … return object` */
function passesItself(project: Project, definition: ClassDef): boolean {
  const method = project.methodOf(definition, "from_param");
  const given = method?.parameters[1]?.name?.id;
  if (method === undefined || given === undefined) return false;
  const returned: (Expression | undefined)[] = [];
  for (const node of walk(method)) if (node.kind === "return") returned.push(node.value);
  return returned.length > 0 && returned.every((it) => it?.kind === "name" && it.id === given);
}

/**
 * The class of a parameter of which no caller is seen, by what the function asks of it: the only class of the workspace
 * that keeps a lock under that name and has every other attribute that is used.
 */

import { resolveName, scopeOf } from "../../semantics/scopes.ts";
import type { ClassDef, Name } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

const key = Symbol("classes of parameters by shape");

/** Names of attributes that many classes have say nothing; fewer than this are no shape. */
const fewestAttributes = 2;

export function classByShape(project: Project, name: Name, attribute: string): ClassDef | undefined {
  const [binding, ...others] = resolveName(name)?.bindings ?? [];
  if (binding?.origin.kind !== "parameter" || others.length > 0) return undefined;
  const { parameter } = binding.origin;
  return project.memoFor(key, parameter, () => {
    const owner = parameter.parent;
    if (owner?.kind !== "functionDef") return undefined;
    const used = new Set<string>();
    for (const node of walk(owner)) {
      const isUse = node.kind === "attribute" && node.object.kind === "name" && node.object.id === name.id;
      if (isUse && resolveName(node.object)?.bindings[0] === binding) used.add(node.name);
    }
    if (used.size <= fewestAttributes) return undefined;
    const fitting = classesWith(project, attribute).filter((it) =>
      [...used].every((word) => hasAttribute(project, it, word)),
    );
    // A subclass fits where its base does; the base is meant.
    const [first, ...more] = fitting.filter((it) => !fitting.some((base) => base !== it && derives(project, it, base)));
    return more.length === 0 ? first : undefined;
  });
}

function classesWith(project: Project, attribute: string): readonly ClassDef[] {
  const found: ClassDef[] = [];
  for (const { source, options } of project.filesWithWord(attribute)) {
    if (options.isTest) continue;
    for (const node of walk(source.module)) {
      if (node.kind === "classDef" && hasAttribute(project, node, attribute)) found.push(node);
    }
  }
  return found;
}

function hasAttribute(project: Project, definition: ClassDef, name: string): boolean {
  if (project.methodOf(definition, name) !== undefined || project.storesOf(definition, name).length > 0) return true;
  return project.hierarchyOf(definition).classes.some((it) => scopeOf(it).bindings.has(name));
}

const derives = (project: Project, definition: ClassDef, base: ClassDef): boolean =>
  project.hierarchyOf(definition).classes.includes(base);

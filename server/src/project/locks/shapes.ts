/**
 * The class of an object of which nothing is seen but what is asked of it: the only class of the workspace that keeps a
 * lock under that name and has every other attribute that is used, or the only one that has a lock with such a name.
 */

import { type Binding, resolveName, scopeOf } from "../../semantics/scopes.ts";
import type { ClassDef, Name } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

const shapesKey = Symbol("classes of parameters by shape");
const namesKey = Symbol("classes by the name of their lock");

/** Names that every second class gives its lock. */
const plainNames =
  /^_*(?:the_?|my_?|thread_?|r|r_|state_?|data_?|global_?|internal_?)?(?:lock|mutex|cond|condition)s?_*$/i;

/** The only class of the workspace that sets an attribute of this name, which says more than "lock". */
export function classByLockName(project: Project, attribute: string): ClassDef | undefined {
  if (plainNames.test(attribute)) return undefined;
  return project.memoFor(namesKey, attribute, () => {
    const setting = classesWith(project, attribute);
    const [first, ...others] = setting.filter(
      (it) => !setting.some((base) => base !== it && derives(project, it, base)),
    );
    return others.length === 0 ? first : undefined;
  });
}

/** Names of attributes that many classes have say nothing; fewer than this are no shape. */
const fewestAttributes = 2;

/**
 * The class of a parameter of which no caller is seen, or of what a parameter gave when it was called, such as a weak
 * reference.
 */
export function classByShape(project: Project, name: Name, attribute: string): ClassDef | undefined {
  const resolution = resolveName(name);
  const [binding, ...others] = resolution?.bindings ?? [];
  const owner = resolution?.scope.owner;
  if (binding === undefined || owner?.kind !== "functionDef") return undefined;
  const isParameter = binding.origin.kind === "parameter" && others.length === 0;
  // Each call of a reference gives the object that it refers to.
  const isReferent = [binding, ...others].every((it) => isCallOfParameter(it));
  if (!isParameter && !isReferent) return undefined;
  return project.memoFor(shapesKey, binding.node, () => {
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

/** `manager = reference()`, of a parameter. */
function isCallOfParameter({ origin }: Binding): boolean {
  if (origin.kind !== "value" || origin.path.length > 0 || origin.value.kind !== "call") return false;
  const { callee, arguments: given } = origin.value;
  if (callee.kind !== "name" || given.length > 0) return false;
  return resolveName(callee)?.bindings.every((it) => it.origin.kind === "parameter") === true;
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

/**
 * What a program declares of its foreign functions: every assignment of `argtypes`, `restype` and `errcheck`, wherever
 * it stands and however its target is found. A function of which nothing is found here is undeclared; when somebody we
 * cannot follow may have declared it, it is *maybe* declared, and rules keep silent.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Frame } from "../../semantics/values.ts";
import type { Attribute, Expression, For, FunctionDef, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type ForeignFunction, foreignFunctionsIn } from "./functions.ts";

export type PrototypeAttribute = "argtypes" | "restype" | "errcheck";

export interface Declaration {
  readonly function: ForeignFunction;
  readonly attribute: PrototypeAttribute;
  readonly file: ModuleModel;
  /** Where it stands: the target of the assignment, or the call of `setattr`. */
  readonly node: Node;
  /** `undefined` where the value is no single expression. */
  readonly value: Expression | undefined;
  readonly frame: Frame | undefined;
}

export interface Declarations {
  /** By key of the function. */
  readonly of: ReadonlyMap<string, readonly Declaration[]>;
  /** Keys of libraries on which functions are declared whose names are computed. */
  readonly dynamicLibraries: ReadonlySet<string>;
  /** By the key the function would have if it were not known which library a helper was asked to load. */
  readonly ofUntoldLibraries: ReadonlyMap<string, readonly Declaration[]>;
}

/** An assignment to one of the three attributes, whatever its target turns out to be. */
export interface PrototypeAssignment {
  readonly attribute: PrototypeAttribute;
  readonly target: Expression;
  readonly value: Expression | undefined;
  readonly node: Node;
}

const key = Symbol("declarations");
const trigger = /\b(?:argtypes|restype|errcheck)\b/;

/** Generated tables have thousands of rows. */
const mostFrames = 20_000;

/** All declarations of the project. */
export function declarationsOf(project: Project): Declarations {
  return project.memo(key, () => collect(project));
}

const byFileKey = Symbol("declarations by file");

/** The declarations that stand in a file. */
export function declarationsIn(project: Project, file: ModuleModel): readonly Declaration[] {
  const byFile = project.memo(byFileKey, () => {
    const files = new Map<ModuleModel, Declaration[]>();
    for (const declaration of allDeclarations(project)) {
      const list = files.get(declaration.file);
      if (list === undefined) files.set(declaration.file, [declaration]);
      else list.push(declaration);
    }
    return files;
  });
  return byFile.get(file) ?? [];
}

const allKey = Symbol("all declarations");

/** Every declaration of the project. */
export function allDeclarations(project: Project): readonly Declaration[] {
  return project.memo(allKey, () => [...declarationsOf(project).of.values()].flat());
}

function collect(project: Project): Declarations {
  const found = new Map<string, Declaration[]>();
  const dynamicLibraries = new Set<string>();
  const ofUntoldLibraries = new Map<string, Declaration[]>();
  for (const file of project.modules(trigger)) {
    for (const assignment of prototypeAssignmentsIn(file)) {
      for (const declaration of declarationsBy(project, file, assignment)) {
        const { function: fn } = declaration;
        const isOpen = fn.name === undefined && fn.access === "attribute";
        const { key: libraryKey, spelling } = fn.library;
        const untold = spelling === undefined ? libraryKey : libraryKey.replace(` ${spelling}`, "");
        if (isOpen || isPartOfMany(project, declaration, assignment) || isCalledTooOften(project, assignment.node)) {
          dynamicLibraries.add(libraryKey).add(untold);
        }
        if (spelling !== undefined) append(ofUntoldLibraries, fn.key.replace(libraryKey, untold), declaration);
        append(found, fn.key, declaration);
      }
    }
  }
  return { of: found, dynamicLibraries, ofUntoldLibraries };
}

function append(lists: Map<string, Declaration[]>, at: string, declaration: Declaration): void {
  const list = lists.get(at);
  if (list === undefined) lists.set(at, [declaration]);
  else list.push(declaration);
}

/** Every assignment to an attribute `argtypes`, `restype` or `errcheck`, also by `setattr` and in tuple targets. */
export function* prototypeAssignmentsIn(file: ModuleModel): Iterable<PrototypeAssignment> {
  for (const node of walk(file.source.module)) {
    if (node.kind === "assign") {
      for (const target of node.targets) yield* assignmentsTo(target, node.value);
    } else if (node.kind === "annotatedAssign" && node.value !== undefined) {
      yield* assignmentsTo(node.target, node.value);
    } else if (node.kind === "call" && node.callee.kind === "name" && node.callee.id === "setattr") {
      const [target, name, value] = node.arguments;
      if (target === undefined || name?.value.kind !== "string" || value === undefined) continue;
      const attribute = prototypeAttribute(name.value.value);
      if (attribute !== undefined) yield { attribute, target: target.value, value: value.value, node };
    }
  }
}

function* assignmentsTo(target: Expression, value: Expression | undefined): Iterable<PrototypeAssignment> {
  if (target.kind === "attribute") {
    const attribute = prototypeAttribute(target.name);
    if (attribute !== undefined) yield { attribute, target: target.object, value, node: target };
    return;
  }
  if (target.kind !== "sequence") return;
  const values = value?.kind === "sequence" && value.elements.length === target.elements.length ? value.elements : [];
  for (const [index, part] of target.elements.entries()) {
    if (part.kind === "attribute" || part.kind === "sequence") yield* assignmentsTo(part, values[index]);
  }
}

function prototypeAttribute(name: string): PrototypeAttribute | undefined {
  return name === "argtypes" || name === "restype" || name === "errcheck" ? name : undefined;
}

function* declarationsBy(
  project: Project,
  file: ModuleModel,
  { attribute, target, value, node }: PrototypeAssignment,
): Iterable<Declaration> {
  // `if check is not None: function.errcheck = check`
  const frames = framesAround(project, node).filter((it) => project.isReachableIn(node, it));
  // The functions that are handed to a helper are not declared by a branch that no call of it comes to.
  if (frames.length === 0 && isHanded(target)) return;
  // Where no call that is seen comes there, another may: what stands beside the declaration is looked at as well.
  for (const frame of frames.length > 0 ? frames : [undefined]) {
    for (const fn of foreignFunctionsIn(project, target, frame)) {
      yield { function: fn, attribute, file, node, value, frame };
    }
  }
}

/** Whether an expression begins with a parameter of a function around it, `self` apart. */
function isHanded(target: Expression): boolean {
  let base: Node = target;
  while (base.kind === "attribute" || base.kind === "subscript") base = base.object;
  const id = base.kind === "name" ? base.id : undefined;
  for (let it: Node | undefined = target.parent; id !== undefined && it !== undefined; it = it.parent) {
    if (it.kind !== "functionDef") continue;
    const index = it.parameters.findIndex(({ name }) => name?.id === id);
    if (index >= 0) return index > 0 || it.parent?.kind !== "classDef";
  }
  return false;
}

/**
 * The calls and rounds of loops in which a statement runs: a helper declares another function at each call, a loop over
 * a literal table another one in each round, and the table may be what the call gave. Without a frame is among them, for
 * what depends on neither.
 */
function framesAround(project: Project, node: Node): readonly (Frame | undefined)[] {
  const around: (For | FunctionDef)[] = [];
  for (let it: Node | undefined = node.parent; it !== undefined; it = it.parent) {
    if (it.kind === "for" || it.kind === "functionDef") around.unshift(it);
  }
  return around.reduce<readonly (Frame | undefined)[]>(
    (frames, it) => {
      const inside: (Frame | undefined)[] = [];
      for (const outer of frames) {
        const inner = it.kind === "for" ? project.iterationsOf(it, outer) : framesOf(project, it);
        if (inner === undefined || inner.length === 0) inside.push(outer);
        else for (const frame of inner) inside.push(outer === undefined ? frame : within(frame, outer));
        if (inside.length > mostFrames) return frames;
      }
      return inside;
    },
    [undefined],
  );
}

/** A loop over a table that is chosen elsewhere declares more functions than are told apart. */
function isPartOfMany(project: Project, { frame }: Declaration, { target }: PrototypeAssignment): boolean {
  const values = project.evaluate(target, frame);
  return values.length > fewValues && values.some((it) => it.kind === "unknown");
}

/** The evaluator gives up a few values later, and says that the others are unknown. */
const fewValues = 8;

/** A helper with more callers than are looked at declares functions of which we know nothing. */
function isCalledTooOften(project: Project, node: Node): boolean {
  for (let it: Node | undefined = node.parent; it !== undefined; it = it.parent) {
    if (it.kind === "functionDef" && project.callersOf(it).isPartial) return true;
  }
  return false;
}

/** `frame`, run inside `outer`. */
function within(frame: Frame | undefined, outer: Frame): Frame {
  return frame === undefined ? outer : { ...frame, outer: within(frame.outer, outer) };
}

function framesOf(project: Project, definition: FunctionDef): readonly Frame[] {
  // Only parameters make a difference, and `self` alone makes none.
  const isMethod = definition.parent?.kind === "classDef";
  if (definition.parameters.length <= (isMethod ? 1 : 0)) return [];
  return project.callersOf(definition).calls.map(({ call, callee }) => project.frameOf(call, callee));
}

/** Whether an attribute expression is the target of a declaration. */
export function isPrototypeTarget(node: Attribute): boolean {
  return prototypeAttribute(node.name) !== undefined;
}

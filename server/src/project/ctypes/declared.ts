/** What is declared of a function at one place of the program. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Frame } from "../../semantics/values.ts";
import { type Expression, type Node, spanOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { isChangedLater } from "./changed-lists.ts";
import { type CtypesType, callableType } from "./ctypes-type.ts";
import { type Declaration, declarationsOf, type PrototypeAttribute } from "./declarations.ts";
import { isHandedOn } from "./escapes.ts";
import type { ForeignFunction } from "./functions.ts";
import { resultTypeOf, typeOfExpression, typesOfExpression } from "./type-of.ts";

export type State = "unset" | "set" | "maybe";

export interface Declared {
  readonly state: State;
  /** Those that can have run before. Empty for a prototype, and for what is only maybe declared. */
  readonly declarations: readonly Declaration[];
}

const unset: Declared = { state: "unset", declarations: [] };
const maybe: Declared = { state: "maybe", declarations: [] };

/** What is declared of one attribute of `fn` when `node` runs. */
export function declaredAt(project: Project, fn: ForeignFunction, attribute: PrototypeAttribute, node: Node): Declared {
  if (fn.made !== undefined && attribute !== "errcheck") return { state: "set", declarations: [] };
  if (fn.library.isDynamic) return maybe;

  const all = declarationsOf(project);
  if (all.dynamicLibraries.has(fn.library.key)) return maybe;
  const file = project.fileOf(node);
  const visible = (all.of.get(fn.key) ?? []).filter(
    (it) => it.attribute === attribute && isVisible(project, it, fn, file) && canHaveRun(project, it.node, node),
  );
  const declarations = attribute === "restype" ? visible : withoutTakenBack(project, visible);
  const ofObject = fn.access === "item" ? declarations.filter((it) => isOfKeptItem(it, node)) : declarations;
  if (ofObject.length > 0) return { state: "set", declarations: ofObject };
  if (declarations.length > 0) return unset;
  // A helper that loads what it is asked for declared the function on one of its libraries, and this may be that one.
  const perhaps = fn.library.spelling === undefined ? (all.ofUntoldLibraries.get(fn.key) ?? []) : [];
  if (perhaps.some((it) => it.attribute === attribute && (attribute === "restype" || !isReset(project, it))))
    return maybe;
  return isHandedOn(project, fn, file) ? maybe : unset;
}

/**
 * Each `library["name"]` is an object of its own, so that a declaration on one says nothing of the next. Where the object
 * was given a name, the declaration and the call may well mean the same one.
 */
function isOfKeptItem(declaration: Declaration, node: Node): boolean {
  if (declaration.function.access !== "item") return false;
  if (node.kind === "call" && node.callee.kind === "subscript") return false;
  return declaration.node.kind !== "attribute" || declaration.node.object.kind !== "subscript";
}

/**
 * `argtypes = None` declares nothing, and neither does `errcheck = None`. Behind a declaration in the same block it takes
 * that one back. As `restype` None is a type.
 */
function withoutTakenBack(project: Project, declarations: readonly Declaration[]): readonly Declaration[] {
  const resets = declarations.filter((it) => isReset(project, it));
  if (resets.length === 0) return declarations;
  return declarations.filter((it) => !resets.includes(it) && !resets.some((reset) => takesBack(reset, it)));
}

/** Whether a declaration sets its attribute to None, whatever happens. */
export function isReset(project: Project, { value, frame }: Declaration): boolean {
  if (value === undefined) return false;
  return project.evaluate(value, frame).every((it) => it.kind === "constant" && it.type === "none");
}

/** Whether `reset` surely runs after `declaration`: a later statement of the same block. */
export function takesBack(reset: Declaration, declaration: Declaration): boolean {
  const [later, earlier] = [statementOf(reset.node), statementOf(declaration.node)];
  return later.parent === earlier.parent && later !== earlier && spanOf(earlier).start < spanOf(later).start;
}

function statementOf(node: Node): Node {
  return node.kind === "attribute" && node.parent?.kind === "assign" ? node.parent : node;
}

/** Declarations of one attribute of a function anywhere in the project. */
export function declarationsFor(
  project: Project,
  fn: ForeignFunction,
  attribute: PrototypeAttribute,
): readonly Declaration[] {
  return (declarationsOf(project).of.get(fn.key) ?? []).filter((it) => it.attribute === attribute);
}

/**
 * The declared result type when `node` runs: `undefined` when it is not declared, not known, or several differ.
 * Ask `declaredAt` which.
 */
export function resultTypeAt(project: Project, fn: ForeignFunction, node: Node): CtypesType | undefined {
  const types = resultTypesAt(project, fn, node);
  const [first, ...others] = types ?? [];
  if (first === undefined) return undefined;
  return others.every(
    (it) => it.kind === first.kind && it.bits.x64 === first.bits.x64 && it.bits.linux === first.bits.linux,
  )
    ? first
    : undefined;
}

/** All declared result types that are possible; `undefined` when one of them is not known, or nothing is declared. */
export function resultTypesAt(project: Project, fn: ForeignFunction, node: Node): readonly CtypesType[] | undefined {
  if (fn.made !== undefined) {
    const result = prototypeOf(project, fn)?.result;
    return result === undefined ? undefined : [result];
  }
  const { state, declarations } = declaredAt(project, fn, "restype", node);
  if (state !== "set") return undefined;
  const types: CtypesType[] = [];
  for (const declaration of nearest(declarations, project, node)) {
    const found = resultTypesOf(project, declaration);
    if (found === undefined) return undefined;
    types.push(...found);
  }
  return types.length === 0 ? undefined : types;
}

/** What a declaration of `restype` says. */
export function resultTypesOf(project: Project, { value, frame }: Declaration): readonly CtypesType[] | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "lambda") return [callableType];
  const types: CtypesType[] = [];
  for (const it of project.evaluate(value, frame)) {
    const type = resultTypeOf(project, it);
    if (type === undefined) return undefined;
    types.push(type);
  }
  return types.length === 0 ? undefined : types;
}

/** The declared parameter types when `node` runs; single types that are not known are `undefined`. */
export function parameterTypesAt(
  project: Project,
  fn: ForeignFunction,
  node: Node,
): readonly (CtypesType | undefined)[] | undefined {
  if (fn.made !== undefined) return prototypeOf(project, fn)?.parameters;
  const { state, declarations } = declaredAt(project, fn, "argtypes", node);
  if (state !== "set") return undefined;
  const lists = nearest(declarations, project, node).map((it) => parameterTypesOf(project, it));
  const [first, ...others] = lists;
  if (first === undefined || others.some((it) => it?.length !== first.length)) return undefined;
  return first.map((type, index) => (others.every((it) => it?.[index]?.name === type?.name) ? type : undefined));
}

/** What a declaration of `argtypes` says. */
export function parameterTypesOf(
  project: Project,
  { value, frame }: Declaration,
): readonly (CtypesType | undefined)[] | undefined {
  return value === undefined ? undefined : typesInList(project, value, frame, 0);
}

/** The elements of a list of types, each with its own place. `undefined`: the length is not known. */
export function typeElementsOf(
  project: Project,
  value: Expression,
  frame: Frame | undefined,
  depth = 0,
): readonly { readonly node: Expression; readonly frame: Frame | undefined }[] | undefined {
  if (depth > 5) return undefined;
  if (value.kind === "sequence") {
    const parts: { readonly node: Expression; readonly frame: Frame | undefined }[] = [];
    for (const element of value.elements) {
      if (element.kind !== "starred") {
        parts.push({ node: element, frame });
        continue;
      }
      const inner = typeElementsOf(project, element.value, frame, depth + 1);
      if (inner === undefined) return undefined;
      parts.push(...inner);
    }
    return parts;
  }
  const values = project.evaluate(value, frame);
  const [only] = values;
  if (values.length !== 1 || only === undefined) return undefined;
  if (only.kind === "collection" && only.node.kind === "sequence") {
    if (isChangedLater(project, only.node)) return undefined;
    return typeElementsOf(project, only.node, only.frame, depth + 1);
  }
  if (only.kind !== "computed" || only.node.kind !== "binaryOperation") return undefined;

  const { operator, left, right } = only.node;
  if (operator === "+") {
    const first = typeElementsOf(project, left, only.frame, depth + 1);
    const second = typeElementsOf(project, right, only.frame, depth + 1);
    return first && second && [...first, ...second];
  }
  if (operator !== "*") return undefined;
  const [times] = project.evaluate(right, only.frame);
  const elements = typeElementsOf(project, left, only.frame, depth + 1);
  if (elements === undefined || times?.kind !== "constant" || times.type !== "int") return undefined;
  const count = Number(times.value);
  return count > 64 ? undefined : Array.from({ length: count }, () => elements).flat();
}

function typesInList(
  project: Project,
  value: Expression,
  frame: Frame | undefined,
  depth: number,
): readonly (CtypesType | undefined)[] | undefined {
  return typeElementsOf(project, value, frame, depth)?.map((it) => typeOfExpression(project, it.node, it.frame));
}

function prototypeOf(project: Project, fn: ForeignFunction) {
  if (fn.made === undefined) return undefined;
  const types = typesOfExpression(project, fn.made.prototype, fn.made.frame);
  const [only, ...others] = types ?? [];
  return others.length === 0 ? only?.callback : undefined;
}

/** Declarations in the function that runs `node`, when it has some, else all: what is set just before is what counts. */
function nearest(declarations: readonly Declaration[], project: Project, node: Node): readonly Declaration[] {
  const owner = functionAround(node);
  const file = project.fileOf(node);
  const own =
    owner === undefined ? [] : declarations.filter((it) => it.file === file && functionAround(it.node) === owner);
  const last = own.at(-1);
  return last === undefined ? declarations : [last];
}

function isVisible(project: Project, declaration: Declaration, fn: ForeignFunction, file: ModuleModel): boolean {
  // An object that its own module made is one object, whoever declares something on it.
  if (!fn.library.isShared || declaration.file.path === file.path) return true;
  return project.connected(file).includes(declaration.file.path);
}

/** Whether a declaration can have run before `node`: in one body, what stands below has not, unless a loop comes back. */
function canHaveRun(project: Project, declaration: Node, node: Node): boolean {
  if (functionAround(declaration) !== functionAround(node)) return true;
  if (project.fileOf(declaration) !== project.fileOf(node)) return true;
  if (spanOf(declaration).start <= spanOf(node).start) return true;
  const loops = new Set<Node>();
  for (const it of loopsAround(node)) loops.add(it);
  return [...loopsAround(declaration)].some((it) => loops.has(it));
}

function functionAround(node: Node): Node | undefined {
  let it: Node | undefined = node.parent;
  while (it !== undefined && it.kind !== "functionDef" && it.kind !== "lambda") it = it.parent;
  return it;
}

function* loopsAround(node: Node): Iterable<Node> {
  for (let it: Node | undefined = node.parent; it !== undefined; it = it.parent) {
    if (it.kind === "functionDef" || it.kind === "lambda") return;
    if (it.kind === "for" || it.kind === "while") yield it;
  }
}

/** Objects of cffi that own memory, the structures that point to it, and who keeps them. */

import { resolveName } from "../../semantics/scopes.ts";
import type { Value } from "../../semantics/values.ts";
import type { Assign, Call, Expression, FunctionDef, Name, Node, Subscript } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { classAround } from "../classes.ts";
import { wordsOf } from "../ctypes/object-makers.ts";
import { isDoneByName, isKept, keepsByName } from "../ctypes/retention.ts";
import type { Project } from "../project.ts";
import { declaredFunction, ffiMethod, type LibraryCall, libraryCall } from "./ffi.ts";

/** What makes memory that lives as long as the object it returns. */
const owners = new Set(["new", "from_buffer", "gc", "new_handle"]);

/** The method of `ffi` that makes the memory an expression owns: called here, or by a helper that returns it as it is. */
export function ownerMade(project: Project, call: Call): string | undefined {
  const method = ffiMethod(project, call);
  if (method !== undefined) return owners.has(method) && !looksAtOther(call, method) ? method : undefined;
  if (!isStored(call) || !project.calleesOf(call).some((it) => it.kind === "function")) return undefined;
  const values = project.evaluate(call);
  const methods = values.map((it) =>
    it.kind === "result" && it.call !== call ? returnedOwner(project, it.call) : undefined,
  );
  return methods.every((it) => it === methods[0]) ? methods[0] : undefined;
}

/** The places of a call that this is asked of: what is stored in a field, or in an array that initializes one. */
function isStored({ parent }: Call): boolean {
  if (parent?.kind !== "assign") return parent?.kind === "sequence" || parent?.kind === "comprehension";
  return parent.targets.some((it) => it.kind === "attribute" || it.kind === "subscript");
}

function returnedOwner(project: Project, made: Call): string | undefined {
  // A name in between may be kept: in a list, in an attribute.
  if (made.parent?.kind !== "return") return undefined;
  const method = ffiMethod(project, made);
  return method !== undefined && owners.has(method) && !looksAtOther(made, method) ? method : undefined;
}

/** `ffi.from_buffer(data)` points into an object of Python; only where that one is made in the call it goes too. */
function looksAtOther(call: Call, method: string): boolean {
  return method === "from_buffer" && !call.arguments.some((it) => it.value.kind === "call");
}

/** An object of C: made by `ffi.new`, returned by a function of a library, or a part of one. */
export function isStructure(project: Project, object: Expression): boolean {
  const values = project.evaluate(object).filter((it) => it.kind !== "unknown");
  return values.length > 0 && values.every((it) => isPartOfStructure(project, it));
}

function isPartOfStructure(project: Project, value: Value): boolean {
  let it = value;
  while (it.kind === "member" || it.kind === "item" || it.kind === "element") it = it.object;
  if (it.kind !== "result") return false;
  const method = ffiMethod(project, it.call);
  return method === "new" || method === "cast" || method === "gc" || libraryCall(project, it.call) !== undefined;
}

/** Whether an object is made for a call, or lives in a local name that goes nowhere but into calls of the library. */
export function diesWithFunction(project: Project, expression: Expression): boolean {
  if (expression.kind !== "name") return true;
  const scope = enclosingFunction(expression);
  if (scope === undefined || resolveName(expression)?.scope.owner !== scope) return false;
  for (const node of walk(scope)) {
    if (node.kind === "while") return false;
    if (node.kind === "name" && node.id === expression.id && !isStore(node) && !isPassed(project, node)) return false;
  }
  return true;
}

function isStore(name: Name): boolean {
  const { parent } = name;
  return (parent?.kind === "assign" && parent.targets.includes(name)) || parent?.kind === "functionDef";
}

function isPassed(project: Project, name: Name): boolean {
  const call = name.parent?.kind === "argument" ? name.parent.parent : undefined;
  return call?.kind === "call" && callIntoC(project, call, name) !== undefined;
}

/**
 * The call of a function of C that gets `passed`: by the library it comes from; or where a wrapper around the library
 * hides that, by a callback of C beside it and an object that comes back.
 */
export function callIntoC(project: Project, call: Call, passed: Expression): LibraryCall | undefined {
  const known = libraryCall(project, call);
  if (known !== undefined || call.callee.kind !== "attribute") return known;
  const isRegistered = call.arguments.some((it) => it.value !== passed && isCallback(project, it.value));
  if (!isRegistered || !isKept(call, () => false)) return undefined;
  if (project.calleesOf(call).some((it) => it.kind === "function")) return undefined;
  return { call, name: call.callee.name, ffi: undefined };
}

/** A function of Python that `ffi.callback` made one of C, as a call or as a decorator. */
export function isCallback(project: Project, expression: Expression): boolean {
  if (expression.kind === "call") return ffiMethod(project, expression) === "callback";
  if (expression.kind !== "name") return false;
  const values = project.evaluate(expression);
  return (
    values.length > 0 &&
    values.every((it) => {
      if (it.kind === "result") return ffiMethod(project, it.call) === "callback";
      // `@ffi.callback("void(int)")` over a function inside of the function.
      const [decorator] =
        it.kind === "function" && it.definition.kind === "functionDef" ? it.definition.decorators : [];
      return decorator?.kind === "call" && ffiMethod(project, decorator) === "callback";
    })
  );
}

const makingWords = new Set("open create new init start connect make begin alloc".split(" "));

/**
 * Whether a function keeps the handle it is given for its callbacks: by its name, or because it returns an object that
 * outlives the call.
 */
export function keepsHandle(project: Project, { call, name, ffi }: LibraryCall): boolean {
  if (keepsByName(name)) return true;
  if (isDoneByName(name) || !isKept(call, (it) => libraryCall(project, it) !== undefined)) return false;
  const declared = ffi === undefined ? undefined : declaredFunction(project, ffi, name);
  if (declared !== undefined) return declared.type.result.kind === "pointer";
  return wordsOf(name).some((it) => makingWords.has(it));
}

/**
 * `entry._to_c()[0]`, where the function returns a structure and the owner of what a field of it points to: the owner is
 * let go of. The element that owns, counted from 0.
 */
export function ownerLetGo(project: Project, { object, index }: Subscript): number | undefined {
  if (object.kind !== "call" || index.kind !== "integer") return undefined;
  const functions = functionsCalled(project, object);
  const taken = Number(index.value);
  const lost = functions.map((it) => ownerBeside(project, it, taken));
  return lost.every((it) => it === lost[0]) ? lost[0] : undefined;
}

/** The functions of a call; of an object nobody knows, all methods with that private name. */
function functionsCalled(project: Project, call: Call): readonly FunctionDef[] {
  const known = project
    .calleesOf(call)
    .flatMap((it) => (it.kind === "function" && it.definition.kind === "functionDef" ? [it.definition] : []));
  if (known.length > 0 || call.callee.kind !== "attribute" || !/^_[^_]/.test(call.callee.name)) return known;
  const { name } = call.callee;
  const found: FunctionDef[] = [];
  for (const file of project.filesWithWord(name)) {
    for (const node of walk(file.source.module)) {
      if (node.kind === "functionDef" && node.name.id === name && classAround(node) !== undefined) found.push(node);
    }
  }
  return found;
}

/** The element of a returned tuple that owns what a field of the element `taken` points to. */
function ownerBeside(project: Project, definition: FunctionDef, taken: number): number | undefined {
  const returned: (Expression | undefined)[] = [];
  for (const node of walk(definition)) if (node.kind === "return") returned.push(node.value);
  const [only] = returned;
  if (only?.kind !== "sequence" || only.form !== "tuple" || returned.length !== 1) return undefined;
  const structure = only.elements[taken];
  if (structure?.kind !== "name") return undefined;
  const index = only.elements.findIndex(
    (it) =>
      it.kind === "name" && it !== structure && isOwner(project, it) && isStoredIn(project, definition, structure, it),
  );
  return index === -1 ? undefined : index;
}

function isOwner(project: Project, name: Name): boolean {
  return project.evaluate(name).every((it) => it.kind === "result" && ownerMade(project, it.call) !== undefined);
}

/** `structure.field = owner`, or `structure = ffi.new("…", {"field": owner})` */
function isStoredIn(project: Project, definition: FunctionDef, structure: Name, owner: Name): boolean {
  for (const node of walk(definition)) {
    if (node.kind === "name" && node.id === owner.id) {
      const made = initializedBy(project, node)?.parent;
      if (made?.kind === "assign" && made.targets.some((it) => it.kind === "name" && it.id === structure.id))
        return true;
    }
    if (node.kind !== "assign" || node.value.kind !== "name" || node.value.id !== owner.id) continue;
    if (node.targets.some((it) => rootOf(it) === structure.id)) return true;
  }
  return false;
}

function rootOf(target: Node): string | undefined {
  let it = target;
  if (it.kind === "name") return undefined;
  while (it.kind === "attribute" || it.kind === "subscript") it = it.object;
  return it.kind === "name" ? it.id : undefined;
}

/** What makes an object of its own out of the one it is given. */
const copyingWords = new Set("copy dup duplicate clone new create alloc next".split(" "));

/** `map = lib.map_init(map)`: a function that returns the pointer it was given, in the only name of what owns it. */
export function isOwnerReplaced(project: Project, { targets: [target, ...others], value }: Assign): boolean {
  if (target?.kind !== "name" || others.length > 0 || value.kind !== "call") return false;
  const index = value.arguments.findIndex(({ value: it }) => it.kind === "name" && it.id === target.id);
  const passed = value.arguments[index]?.value;
  const called = passed === undefined ? undefined : libraryCall(project, value);
  if (passed === undefined || called?.ffi === undefined) return false;
  const { result, parameters } = declaredFunction(project, called.ffi, called.name)?.type ?? {};
  const parameter = parameters?.[index]?.type;
  if (result?.kind !== "pointer" || parameter?.kind !== "pointer") return false;
  const [to, from] = [result.to, parameter.to];
  if (to.kind !== "named" || from.kind !== "named" || to.name !== from.name) return false;
  // A result that is constant, or of a copying function, is seldom what was passed.
  if (to.constant || wordsOf(called.name).some((it) => copyingWords.has(it))) return false;
  const values = project.evaluate(passed);
  return values.length > 0 && values.every((it) => it.kind === "result" && ffiMethod(project, it.call) === "new");
}

/** The call of `ffi.new` whose initializer a value stands in: `ffi.new("char *[]", [made, …])`. */
export function initializedBy(project: Project, made: Expression): Call | undefined {
  let it: Node = made;
  for (;;) {
    const parent: Node | undefined = it.parent;
    if (parent?.kind === "argument") {
      const call = parent.parent;
      const isInitializer = call?.kind === "call" && call.arguments[1] === parent && ffiMethod(project, call) === "new";
      return isInitializer ? call : undefined;
    }
    const isPart =
      parent?.kind === "sequence" ||
      parent?.kind === "dictionary" ||
      (parent?.kind === "entry" && parent.value === it) ||
      (parent?.kind === "comprehension" && parent.element === it);
    if (parent === undefined || !isPart) return undefined;
    it = parent;
  }
}

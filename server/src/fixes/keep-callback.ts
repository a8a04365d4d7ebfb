/**
 * Keeps a callback for as long as C may call it: in a constant of the module where it needs nothing else, on `self` where
 * an object registers it, and else in a list of the module, which outlives everything.
 */

import { classAround, methodKind, receiverParameter } from "../project/classes.ts";
import { isStructureClass } from "../project/ctypes/type-of.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { resolveName } from "../semantics/scopes.ts";
import type { Call, Expression, FunctionDef, Name, Node } from "../syntax/ast.ts";
import { spanOf, textOf } from "../syntax/ast.ts";
import { enclosingFunction, walk } from "../syntax/walk.ts";
import type { FileEdit, ProposedFix } from "./file-edit.ts";
import { addBeforeDefinitions, addBehind } from "./module-name.ts";
import {
  freeName,
  isRepeated,
  lineAfter,
  lineBefore,
  newlineOf,
  placeOf,
  type StatementPlace,
  topLevelIndexOf,
} from "./statement-place.ts";

export interface DroppedCallback {
  /** What is handed to C: the call that makes the callback, or the local name that holds it. */
  readonly argument: Expression;
  readonly made: Call | FunctionDef;
  /** The Python function; `undefined` for one that a prototype decorates. */
  readonly function: Expression | undefined;
  /** What may stand behind `@` to make the same object of a function. */
  readonly decorator: Expression | undefined;
  /** Whether the object may be made as soon as its parts are known, and not only where it is used. */
  readonly mayMoveUp: boolean;
  /** Whether a second callback takes the place of the first, so that one attribute is enough for both. */
  readonly replaces: boolean;
}

const LIST = "_kept_callbacks";

export function keepCallbackFixes(
  project: Project,
  file: ModuleModel,
  dropped: DroppedCallback,
): readonly ProposedFix[] {
  const place = placeOf(file, dropped.argument);
  if (place === undefined) return [];
  const { argument } = dropped;
  if (enclosingFunction(argument) === undefined) {
    if (isRepeated(argument)) return [inList(file, dropped, place)];
    // A name that is bound a second time would let go what it held before.
    const text = textOf(argument);
    const isAlone = walk(file.source.module).filter((it) => it.kind === "call" && textOf(it) === text).length === 1;
    return isAlone ? [inNameBefore(file, dropped, place)] : asConstant(project, file, dropped);
  }
  const constant = asConstant(project, file, dropped);
  if (constant.length > 0) return constant;
  return [onSelf(project, file, dropped, place) ?? inList(file, dropped, place)];
}

/** `_handle_callback`: for a name of the module, which callbacks of the same text share. */
function constantName(file: ModuleModel, dropped: DroppedCallback): string {
  const base = baseOf(dropped.function);
  const texts = new Set(callsLike(file.source.module, base).map((it) => textOf(it)));
  return freeName(file.source.text, `_${base}`, Math.max([...texts].indexOf(textOf(dropped.argument)), 0));
}

/** For an attribute of the class, or a local name of the function, that `scope` is. */
function nameIn(scope: Node, prefix: string, { argument, function: fn }: DroppedCallback): string {
  const base = baseOf(fn);
  return freeName(textOf(scope), `${prefix}${base}`, Math.max(callsLike(scope, base).indexOf(argument), 0));
}

/** Calls that may make a callback of the same function and hand it on at once. */
function callsLike(scope: Node, base: string): readonly Node[] {
  return walk(scope).filter((it) => {
    if (it.kind !== "call" || it.parent?.kind !== "argument") return false;
    const last = it.arguments.at(-1)?.value;
    return last !== undefined && last.kind !== "call" && baseOf(last) === base;
  });
}

function baseOf(fn: Expression | undefined): string {
  const name = fn?.kind === "name" ? fn.id : fn?.kind === "attribute" ? fn.name : "";
  const bare = name.replace(/^_+|_+$/g, "");
  if (bare === "") return "callback";
  // `HandlerRoutine` is a function of the program with a name from C.
  const plain = /^[A-Z]/.test(bare) ? bare.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase() : bare;
  return /(?:callback|cb)$/i.test(plain) ? `kept_${plain}` : `${plain}_callback`;
}

function replaced({ path }: ModuleModel, node: Node, text: string): FileEdit {
  return { path, span: spanOf(node), text };
}

/** `_handle_callback = Handler(handle)` in front of a statement of the module. */
function inNameBefore(file: ModuleModel, dropped: DroppedCallback, place: StatementPlace): ProposedFix {
  const { argument } = dropped;
  const name = constantName(file, dropped);
  return {
    title: `Keep the callback in ${name}`,
    safety: "suggestion",
    edits: [lineBefore(place, `${name} = ${textOf(argument)}`), replaced(file, argument, name)],
  };
}

/** A constant behind the last of the things it is made of, and the decorator where the function has no other use. */
function asConstant(project: Project, file: ModuleModel, dropped: DroppedCallback): readonly ProposedFix[] {
  const { argument, made, mayMoveUp, function: fn, decorator } = dropped;
  if (argument !== made || !mayMoveUp) return [];
  const last = lastBindingOf(file, made);
  const statement = last === undefined ? undefined : file.source.module.body[last];
  if (last === undefined || statement === undefined) return [];
  const isTooLate = enclosingFunction(argument) === undefined && topLevelIndexOf(file, argument) <= last;
  if (isTooLate) return [];
  const known = constantWith(file, made);
  if (known !== undefined) {
    return [{ title: `Use ${known}, which is kept`, safety: "suggestion", edits: [replaced(file, argument, known)] }];
  }
  const name = constantName(file, dropped);
  const constant: ProposedFix = {
    title: `Keep the callback in ${name}`,
    // It is made when the module is imported, and lives as long.
    safety: "suggestion",
    edits: [addBehind(file, statement, `${name} = ${textOf(made)}`), replaced(file, argument, name)],
  };
  if (statement.kind !== "functionDef" || fn?.kind !== "name" || statement.name.id !== fn.id) return [constant];
  if (decorator === undefined || statement.decorators.length > 0 || !isOnlyUse(project, file, fn)) return [constant];
  const top = lastBindingOf(file, decorator);
  if (top === undefined || top >= last) return [constant];
  const { start } = spanOf(statement);
  const line = `@${textOf(decorator)}${newlineOf(file)}`;
  const decorated: ProposedFix = {
    title: `Make ${fn.id} the callback itself: @${textOf(decorator)}`,
    // Python code that calls the function goes through C from now on.
    safety: "suggestion",
    edits: [{ path: file.path, span: { start, end: start }, text: line }, replaced(file, argument, fn.id)],
  };
  return [constant, decorated];
}

/**
 * The number of the last statement of the module that binds a name of an expression. `undefined` where some name is local,
 * bound more than once, or only under a condition.
 */
function lastBindingOf(file: ModuleModel, expression: Expression): number | undefined {
  let last: number | undefined;
  for (const node of walk(expression)) {
    if (node.kind === "lambda" || node.kind === "comprehension") return undefined;
    if (node.kind !== "name") continue;
    const resolution = resolveName(node);
    const [binding, ...others] = resolution?.bindings ?? [];
    if (resolution?.scope.owner.kind !== "module" || binding === undefined || others.length > 0) return undefined;
    const index = topLevelIndexOf(file, binding.node);
    const statement = file.source.module.body[index];
    const isAlways = ["functionDef", "classDef", "assign", "annotatedAssign", "import", "importFrom"];
    if (statement === undefined || !isAlways.includes(statement.kind)) return undefined;
    last = Math.max(last ?? 0, index);
  }
  return last;
}

/** The name of the module that holds the same callback already. */
function constantWith(file: ModuleModel, made: Node): string | undefined {
  const text = textOf(made);
  for (const statement of file.source.module.body) {
    if (statement.kind !== "assign" || statement.targets.length !== 1 || textOf(statement.value) !== text) continue;
    const [target] = statement.targets;
    if (target?.kind === "name" && resolveName(target)?.bindings.length === 1) return target.id;
  }
  return undefined;
}

/** Whether nothing in the project mentions the function but its definition and this use. */
function isOnlyUse(project: Project, file: ModuleModel, fn: Name): boolean {
  const files = project.filesWithWord(fn.id);
  const mentions = file.source.text.match(new RegExp(`\\b${fn.id}\\b`, "g"))?.length ?? 0;
  return mentions === 2 && files.every((it) => it.path === file.path);
}

/** `self._on_event_callback = Handler(self.on_event)`, where one attribute is enough. */
function onSelf(
  project: Project,
  file: ModuleModel,
  dropped: DroppedCallback,
  place: StatementPlace,
): ProposedFix | undefined {
  const { argument, replaces } = dropped;
  const method = enclosingFunction(argument);
  if (method?.kind !== "functionDef" || methodKind(method) !== "instance" || isRepeated(argument)) return undefined;
  const definition = classAround(method);
  const self = receiverParameter(method)?.name?.id;
  if (definition === undefined || self === undefined || refusesAttributes(definition.body)) return undefined;
  // In a structure it would look like a field that is none.
  if (isStructureClass(project, { kind: "class", definition })) return undefined;
  const isInitializer = method.name.id === "__init__";
  if (!isInitializer && !replaces) return undefined;

  const local = argument.kind === "name" ? argument.id : undefined;
  const attribute = local === undefined ? nameIn(definition, "_", dropped) : attributeFor(definition, dropped, local);
  const target = `${self}.${attribute}`;
  const title = `Keep the callback in ${target}`;
  if (isInitializer && local === undefined) {
    const edits = [lineBefore(place, `${target} = ${textOf(argument)}`), replaced(file, argument, target)];
    return { title, safety: "suggestion", edits };
  }
  if (isInitializer) return { title, safety: "suggestion", edits: [lineBefore(place, `${target} = ${local}`)] };

  // C holds the callback before this one until the call returns: only then may it go.
  if (place.statement.kind === "return" || place.statement.kind === "if") return undefined;
  const name = local ?? nameIn(method, "", dropped);
  const after = lineAfter(place, `${target} = ${name}`);
  if (after === undefined) return undefined;
  const made = local === undefined ? [lineBefore(place, `${name} = ${textOf(argument)}`)] : [];
  const used = local === undefined ? [replaced(file, argument, name)] : [];
  return { title, safety: "suggestion", edits: [...made, ...used, after] };
}

/** The attribute for a local name; another method may keep a callback of the same name. */
function attributeFor(definition: Node, { argument }: DroppedCallback, local: string): string {
  const base = `_${local.replace(/^_+|_+$/g, "")}`;
  const same = walk(definition).filter((it) => it.kind === "name" && it.id === local && it.parent?.kind === "argument");
  return freeName(textOf(definition), base === "_" ? "_callback" : base, Math.max(same.indexOf(argument), 0));
}

/** A class with slots has no room for a new attribute, and one that handles attributes itself may refuse it. */
export function refusesAttributes(body: FunctionDef["body"]): boolean {
  return body.some((it) => {
    if (it.kind === "functionDef") return it.name.id === "__setattr__";
    return it.kind === "assign" && it.targets.some((target) => target.kind === "name" && target.id === "__slots__");
  });
}

/** `_kept_callbacks.append(callback)` */
function inList(file: ModuleModel, dropped: DroppedCallback, place: StatementPlace): ProposedFix {
  const { argument } = dropped;
  const local = argument.kind === "name" ? argument.id : undefined;
  const name = local ?? nameIn(enclosingFunction(argument) ?? file.source.module, "", dropped);
  const isThere = new RegExp(`^${LIST} *(?::[^=\\n]*)?= *\\[`, "m").test(file.source.text);
  const newline = newlineOf(file) + place.indent;
  const made = local === undefined ? `${name} = ${textOf(argument)}${newline}` : "";
  return {
    title: `Keep the callback in ${LIST}`,
    // It is kept as long as the program runs, also where C forgets it earlier.
    safety: "suggestion",
    edits: [
      ...(isThere ? [] : [addBeforeDefinitions(file, argument, `${LIST} = []`)]),
      lineBefore(place, `${made}${LIST}.append(${name})`),
      ...(local === undefined ? [replaced(file, argument, name)] : []),
    ],
  };
}

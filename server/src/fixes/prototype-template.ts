/**
 * A prototype in the words of another one: the call of a helper, or the row of a table, that declares a neighbour, with
 * name, parameters and result exchanged. Whatever else stands there must be the library.
 */

import { typeElementsOf } from "../project/ctypes/declared.ts";
import type { ForeignFunction } from "../project/ctypes/functions.ts";
import { librariesIn } from "../project/ctypes/libraries.ts";
import type { Project } from "../project/project.ts";
import type { Frame, Value } from "../semantics/values.ts";
import { sameValue } from "../semantics/values.ts";
import {
  type Argument,
  type Call,
  type Entry,
  type Expression,
  type Node,
  offsetOf,
  type Sequence,
  spanOf,
  textOf,
} from "../syntax/ast.ts";
import { isInside, walk } from "../syntax/walk.ts";
import type { Neighbour } from "./prototype-neighbours.ts";

/** The part of the source that declares one function. */
export type Pattern = Call | Sequence | Entry;

export interface Template {
  readonly pattern: Pattern;
  /** The literals that spell the name of the function. */
  readonly names: readonly Expression[];
  /** The list of the parameters, or they themselves where they are arguments of the call. */
  readonly parameters: Sequence | readonly Argument[];
  readonly result: Expression;
}

/** What a template is filled with. */
export interface Filling {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly result: string;
}

/** The template that a neighbour gives. `undefined`: something in it is of no known use. */
export function templateOf(
  project: Project,
  pattern: Pattern,
  { function: fn, parameters, result }: Neighbour,
): Template | undefined {
  const { name } = fn;
  if (name === undefined || parameters.value === undefined || result.value === undefined) return undefined;
  const names = namesIn(pattern, name);
  if (names.length === 0) return undefined;
  const slot = parametersIn(project, pattern, parameters.value, parameters.frame);
  if (slot === undefined) return undefined;

  const others = partsOf(pattern).filter((it) => !names.includes(it) && !isPartOf(it, slot));
  const declared = project.evaluate(result.value, result.frame);
  const results = others.filter((it) => isSameValues(project.evaluate(it), declared));
  const [only, ...further] = results;
  if (only === undefined || further.length > 0) return undefined;
  const left = others.filter((it) => it !== only);
  return left.every((it) => isLibrary(project, it, fn))
    ? { pattern, names, parameters: slot, result: only }
    : undefined;
}

/** The text of the pattern for another function. */
export function fill(template: Template, { name, parameters, result }: Filling): string {
  const { pattern, names, result: resultNode, parameters: slot } = template;
  const text = textOf(pattern);
  const base = spanOf(pattern).start;
  const edits: { start: number; end: number; text: string }[] = [];
  const replace = (node: Node, by: string): void => {
    const { start, end } = spanOf(node);
    edits.push({ start: start - base, end: end - base, text: by });
  };
  for (const it of names) {
    if (it.kind === "attribute")
      edits.push({ start: offsetOf(it.piece) + it.nameStart - base, end: spanOf(it).end - base, text: name });
    else replace(it, `${quoteOf(textOf(it))}${name}${quoteOf(textOf(it)).slice(-1)}`);
  }
  replace(resultNode, result);
  if ("kind" in slot) {
    const inside = parameters.join(", ");
    const isTuple = slot.form === "tuple";
    replace(slot, isTuple ? `(${inside}${parameters.length === 1 ? "," : ""})` : `[${inside}]`);
  } else {
    const [first, last] = [slot.at(0), slot.at(-1)];
    if (first !== undefined && last !== undefined) {
      const start = spanOf(first).start - base;
      const end = spanOf(last).end - base;
      if (parameters.length > 0) edits.push({ start, end, text: parameters.join(", ") });
      // With the comma in front of the first.
      else edits.push({ start: start - (/,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0), end, text: "" });
    }
  }
  let filled = text;
  for (const it of edits.toSorted((a, b) => b.start - a.start)) {
    filled = filled.slice(0, it.start) + it.text + filled.slice(it.end);
  }
  // A template over several lines was laid out for other parameters.
  return filled
    .replace(/\s*\n\s*/g, " ")
    .replace(/([([]) /g, "$1")
    .replace(/,? ([)\]])/g, "$1");
}

function quoteOf(literal: string): string {
  return /^[A-Za-z]*["']/.exec(literal)?.[0] ?? '"';
}

/** `"CloseHandle"`, `b"CloseHandle"` and `kernel32.CloseHandle`. */
function namesIn(pattern: Pattern, name: string): readonly Expression[] {
  const found: Expression[] = [];
  for (const it of partsOf(pattern)) {
    if (it.kind === "string" && it.value === name) found.push(it);
    if (it.kind === "attribute" && it.name === name) found.push(it);
  }
  return found;
}

/** The expressions of a pattern, those of inner lists and tuples too. */
function partsOf(pattern: Pattern): readonly Expression[] {
  const parts: Expression[] = [];
  const pending: Expression[] =
    pattern.kind === "call"
      ? pattern.arguments.map((it) => it.value)
      : pattern.kind === "entry"
        ? [...(pattern.key === undefined ? [] : [pattern.key]), pattern.value]
        : [...pattern.elements];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    parts.push(next);
    if (next.kind === "sequence") pending.push(...next.elements);
  }
  // A tuple is nothing beside its parts, unless it is the list of parameters.
  return parts;
}

function parametersIn(
  project: Project,
  pattern: Pattern,
  value: Expression,
  frame: Frame | undefined,
): Sequence | readonly Argument[] | undefined {
  const rest = restArguments(pattern, value, frame);
  if (rest !== undefined) return rest;
  const elements = typeElementsOf(project, value, frame);
  const nodes = new Set<Node>(walk(pattern));
  const [first] = elements ?? [];
  if (elements === undefined) return undefined;
  if (first === undefined) {
    const [only, ...others] = project.evaluate(value, frame);
    const isEmpty = only?.kind === "collection" && others.length === 0 && only.node.kind === "sequence";
    return isEmpty && only.node.kind === "sequence" && nodes.has(only.node) ? only.node : undefined;
  }
  if (!elements.every((it) => nodes.has(it.node))) return undefined;
  const { parent } = first.node;
  if (parent?.kind === "sequence" && parent.elements.length === elements.length && parent !== pattern) return parent;
  if (pattern.kind !== "call") return undefined;
  const given = pattern.arguments.filter((it) => elements.some((element) => element.node === it.value));
  return given.length === elements.length && given.every((it) => it.unpack === undefined) ? given : undefined;
}

/** The arguments that a helper takes as `*argtypes`. */
function restArguments(pattern: Pattern, value: Expression, frame: Frame | undefined): readonly Argument[] | undefined {
  const [inner] = value.kind === "call" && value.arguments.length === 1 ? value.arguments : [];
  const isCopy = value.kind === "call" && value.callee.kind === "name" && /^(?:list|tuple)$/.test(value.callee.id);
  const name = isCopy ? inner?.value : value;
  if (name?.kind !== "name" || pattern.kind !== "call" || frame?.call !== pattern) return undefined;
  if (frame.definition.kind !== "functionDef") return undefined;
  const { parameters } = frame.definition;
  const index = parameters.findIndex((it) => it.form === "varargs" && it.name?.id === name.id);
  // A method is called without its first parameter; of a function that is bound otherwise the place is not known.
  if (index === -1 || frame.definition.parent?.kind === "classDef") return undefined;
  const given = pattern.arguments.slice(index).filter((it) => it.name === undefined);
  return given.length > 0 && given.every((it) => it.unpack === undefined) ? given : undefined;
}

function isPartOf(it: Expression, slot: Sequence | readonly Argument[]): boolean {
  if ("kind" in slot) return isInside(it, slot) || (it.kind === "sequence" && isInside(slot, it));
  return slot.some((argument) => isInside(it, argument));
}

function isSameValues(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((it) => b.some((other) => sameValue(it, other)));
}

function isLibrary(project: Project, node: Expression, fn: ForeignFunction): boolean {
  // Where the parts of a tuple are looked at one by one.
  if (node.kind === "sequence") return node.elements.length > 0;
  const libraries = librariesIn(project, node);
  return libraries.length > 0 && libraries.every((it) => it.key === fn.library.key);
}

/** Truth values that a call is given by keyword, also by way of `**mapping`. */

import type { Frame, Value } from "../semantics/values.ts";
import { type Argument, type Expression, type Name, type Parameter, textOf } from "../syntax/ast.ts";
import { enclosingFunction } from "../syntax/walk.ts";
import type { Project } from "./project.ts";

/** `absent`: it is not given. `unknown`: its value is not known, or whether it is given. */
export type KeywordTruth = boolean | "absent" | "unknown";

interface Given {
  readonly arguments: readonly Argument[];
  readonly frame: Frame | undefined;
}

interface Wanted {
  readonly keyword: string;
  /** Where it may stand among the positional arguments. */
  readonly position?: number | undefined;
  /** Whether of `**kwargs` that a function hands on, what its visible callers give is all there is. */
  readonly trustsCallers?: boolean;
}

/** Hand-overs of `**kwargs` that are followed. */
const deepest = 2;

export function keywordTruth(project: Project, given: Given, wanted: Wanted): KeywordTruth {
  // Later arguments win, as those of a call do over those of its `partial`.
  for (const { name, unpack, value } of given.arguments.toReversed()) {
    if (name === wanted.keyword) return truthOf(project, value, given.frame);
    if (unpack !== "**") continue;
    const found = truthInMapping(project, value, given.frame, wanted, 0);
    if (found !== "absent") return found;
  }
  return wanted.position === undefined ? "absent" : truthAt(project, given, wanted.position);
}

function truthAt(project: Project, given: Given, position: number): KeywordTruth {
  let index = 0;
  for (const { name, unpack, value } of given.arguments) {
    if (unpack === "*") return "unknown";
    if (name !== undefined || unpack !== undefined) continue;
    if (index === position) return truthOf(project, value, given.frame);
    index += 1;
  }
  return "absent";
}

function truthOf(project: Project, expression: Expression, frame: Frame | undefined): boolean | "unknown" {
  return agreed(project.evaluate(expression, frame).map(truthOfValue));
}

function truthOfValue(value: Value): boolean | "unknown" {
  if (value.kind !== "constant") return "unknown";
  if (value.type === "none") return false;
  if (value.type === "bool") return value.value;
  return value.type === "int" ? value.value !== 0n : "unknown";
}

function agreed<Truth>(truths: readonly Truth[]): Truth | "unknown" {
  const [only, ...others] = new Set(truths);
  return only === undefined || others.length > 0 ? "unknown" : only;
}

function truthInMapping(
  project: Project,
  mapping: Expression,
  frame: Frame | undefined,
  wanted: Wanted,
  depth: number,
): KeywordTruth {
  const truths = project.evaluate(mapping, frame).map((it) => truthInValue(project, it, wanted, depth));
  const truth = agreed<KeywordTruth>(truths);
  // The mapping may get the key later: `options["check"] = True`.
  return truth === "absent" && mapping.kind === "name" && mayGain(project, mapping, wanted.keyword) ? "unknown" : truth;
}

function truthInValue(project: Project, value: Value, wanted: Wanted, depth: number): KeywordTruth {
  if (value.kind === "collection" && value.node.kind === "dictionary") {
    let found: KeywordTruth = "absent";
    for (const { key, value: entry } of value.node.entries) {
      if (key === undefined) return "unknown";
      if (key.kind === "string" && key.value === wanted.keyword) found = truthOf(project, entry, value.frame);
    }
    return found;
  }
  if (value.kind === "argument" && value.parameter.form === "kwargs" && wanted.trustsCallers === true) {
    return depth < deepest ? truthOfCallers(project, value.parameter, wanted, depth + 1) : "unknown";
  }
  if (value.kind !== "result" || value.callee.kind !== "external" || value.callee.path !== "builtins.dict") {
    return "unknown";
  }
  const named = value.call.arguments.find((it) => it.name === wanted.keyword);
  if (named !== undefined) return truthOf(project, named.value, value.frame);
  return value.call.arguments.every((it) => it.name !== undefined) ? "absent" : "unknown";
}

/** Whether some caller gives the keyword; what it gives may be another value at every call. */
function truthOfCallers(project: Project, { parent }: Parameter, wanted: Wanted, depth: number): KeywordTruth {
  if (parent?.kind !== "functionDef") return "unknown";
  if (parent.parameters.some((it) => it.name?.id === wanted.keyword)) return "unknown";
  const mayGive = ({ name, unpack, value }: Argument): boolean =>
    name === wanted.keyword ||
    (unpack === "**" && truthInMapping(project, value, undefined, wanted, depth) !== "absent");
  return project.callersOf(parent).calls.some(({ call }) => call.arguments.some(mayGive)) ? "unknown" : "absent";
}

/** By the text of the function: keys that are no literals, the key itself, and methods that add keys. */
function mayGain(project: Project, mapping: Name, keyword: string): boolean {
  const text = textOf(enclosingFunction(mapping) ?? project.fileOf(mapping).source.module);
  const { id } = mapping;
  return new RegExp(
    `\\b${id}\\s*\\[\\s*(?:["']${keyword}["']|[^"'\\s])|\\b${id}\\s*\\.(?:update|setdefault|pop)\\b`,
  ).test(text);
}

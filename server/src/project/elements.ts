/** What is in a collection, as far as a literal or a call of a builtin shows it. */

import { constantString, type Frame, type Result, union, unknown, type Value } from "../semantics/values.ts";
import type { Call, For, ForClause, FunctionDef, Yield } from "../syntax/ast.ts";
import { enclosingFunction, walk } from "../syntax/walk.ts";
import type { Project } from "./project.ts";

/** More elements than these are not looked at one by one. */
const MOST_ELEMENTS = 20_000;

/** `list(sorted(set(TABLE)))` is three copies. */
const MOST_COPIES = 6;

export function elementsOfValue(project: Project, value: Value): readonly Value[] {
  switch (value.kind) {
    case "unknown":
    case "constant":
      return [unknown];
    case "collection": {
      const literal = literalElements(project, value, value.frame);
      return literal === undefined || literal.length === 0
        ? [{ kind: "element", object: value }]
        : union(literal.flat());
    }
    case "result":
      return elementsOfResult(project, value);
    default:
      return [{ kind: "element", object: value }];
  }
}

/** The values of each element of a literal in turn. `undefined`: it is not known element by element. */
function literalElements(
  project: Project,
  value: Value,
  frame: Frame | undefined,
  copies = 0,
): readonly (readonly Value[])[] | undefined {
  if (value.kind === "result") return elementsOfLiteralCall(project, value, copies);
  if (value.kind !== "collection") return undefined;
  const { node } = value;
  if (node.kind === "dictionary") {
    if (node.entries.length > MOST_ELEMENTS) return undefined;
    return node.entries.map(({ key }) => (key === undefined ? [unknown] : project.evaluate(key, frame)));
  }
  if (node.kind === "comprehension") return [project.evaluate(node.element, frame)];
  if (node.elements.length > MOST_ELEMENTS) return undefined;
  return node.elements.flatMap((it): readonly (readonly Value[])[] => {
    if (it.kind !== "starred") return [project.evaluate(it, frame)];
    return [project.evaluate(it.value, frame).flatMap((inner) => project.elementsOf(inner))];
  });
}

/** `"a b c".split()`, `TABLE.items()`, `list(TABLE)`. */
function elementsOfLiteralCall(
  project: Project,
  { callee, call, frame }: Result,
  copies = 0,
): readonly (readonly Value[])[] | undefined {
  if (callee.kind === "member" && callee.object.kind === "constant" && callee.object.type === "str") {
    if (callee.name !== "split" && callee.name !== "splitlines") return undefined;
    const [separator] = call.arguments;
    const by = separator?.value.kind === "string" ? separator.value.value : undefined;
    if (separator !== undefined && by === undefined) return undefined;
    const text = callee.object.value;
    const words =
      callee.name === "splitlines" ? text.split(/\r?\n/) : by === undefined ? text.trim().split(/\s+/) : text.split(by);
    return words.slice(0, MOST_ELEMENTS).map((it) => [constantString(it)]);
  }
  // `row = list(row)` in a loop is a copy of copies without end.
  if (callee.kind !== "external" || !COPIES.has(callee.path) || copies >= MOST_COPIES) return undefined;
  const [source] = call.arguments;
  if (source === undefined) return [];
  const [only, ...others] = project.evaluate(source.value, frame);
  if (only === undefined || others.length > 0) return undefined;
  return literalElements(project, only, frameOfValue(only), copies + 1);
}

const COPIES = new Set("list tuple sorted set frozenset iter reversed".split(" ").map((it) => `builtins.${it}`));

function frameOfValue(value: Value): Frame | undefined {
  return "frame" in value ? value.frame : undefined;
}

function elementsOfResult(project: Project, value: Result): readonly Value[] {
  const { callee, call, frame } = value;
  if (callee.kind === "function" && callee.definition.kind === "functionDef") {
    const yields = yieldsOf(callee.definition);
    if (yields.length > 0) {
      const inner = project.frameOf(call, callee, frame);
      return union(
        yields.flatMap((it) => {
          const values = it.value === undefined ? [unknown] : project.evaluate(it.value, inner);
          return it.isFrom ? values.flatMap((v) => project.elementsOf(v)) : values;
        }),
      );
    }
  }
  const literal = elementsOfLiteralCall(project, value);
  if (literal !== undefined && literal.length > 0) return union(literal.flat());
  if (isCopy(value) && call.arguments.length > 0) {
    return union(sourcesOfCopy(project, value).flatMap((it) => project.elementsOf(it)));
  }
  if (callee.kind === "member" && callee.name === "values" && callee.object.kind === "collection") {
    const { node } = callee.object;
    if (node.kind === "dictionary" && node.entries.length > 0) {
      return union(node.entries.flatMap((it) => project.evaluate(it.value, frameOfValue(callee.object))));
    }
  }
  return [{ kind: "element", object: value }];
}

function isCopy(value: Value): value is Result {
  return value.kind === "result" && value.callee.kind === "external" && COPIES.has(value.callee.path);
}

/**
 * What a copy was made of in the end. Where a dozen methods do `self.parts = list(self.parts)`, each copy may be one of any
 * other: every call is looked at once, whatever the way to it.
 */
function sourcesOfCopy(project: Project, copy: Result): readonly Value[] {
  const sources: Value[] = [];
  const seen = new Set<Call>();
  const pending: Value[] = [copy];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (!isCopy(value)) sources.push(value);
    else if (!seen.has(value.call)) {
      seen.add(value.call);
      const [first] = value.call.arguments;
      if (first !== undefined) pending.push(...project.evaluate(first.value, value.frame));
    }
  }
  return sources;
}

const yieldsByFunction = new WeakMap<FunctionDef, readonly Yield[]>();

/** The `yield`s of a function itself; empty for what is no generator. */
export function yieldsOf(definition: FunctionDef): readonly Yield[] {
  const known = yieldsByFunction.get(definition);
  if (known !== undefined) return known;
  const yields: Yield[] = [];
  for (const node of walk(definition)) {
    if (node.kind === "yield" && enclosingFunction(node) === definition) yields.push(node);
  }
  yieldsByFunction.set(definition, yields);
  return yields;
}

export function itemOfValue(project: Project, value: Value, index: number): readonly Value[] {
  switch (value.kind) {
    case "unknown":
      return [unknown];
    case "constant":
      return [unknown];
    case "collection": {
      const { node, frame } = value;
      if (node.kind !== "sequence" || node.elements.some((it) => it.kind === "starred")) break;
      const element = node.elements.at(index);
      if (element !== undefined) return project.evaluate(element, frame);
      break;
    }
    case "pair": {
      const part = index === 0 ? value.entry.key : index === 1 ? value.entry.value : undefined;
      return part === undefined ? [unknown] : project.evaluate(part, value.frame);
    }
    case "element": {
      const paired = itemOfPair(project, value.object, index);
      if (paired !== undefined) return paired;
      break;
    }
  }
  return [{ kind: "item", object: value, index: { kind: "constant", type: "int", value: BigInt(index) } }];
}

/** The parts of the pairs that `enumerate`, `zip` and `.items()` make. */
function itemOfPair(project: Project, value: Value, index: number): readonly Value[] | undefined {
  if (value.kind !== "result") return undefined;
  const { callee, call, frame } = value;
  const source = (position: number) => {
    const argument = call.arguments[position];
    if (argument === undefined || argument.unpack !== undefined || argument.name !== undefined) return undefined;
    return union(project.evaluate(argument.value, frame).flatMap((it) => project.elementsOf(it)));
  };
  if (callee.kind === "external" && callee.path === "builtins.enumerate") return index === 1 ? source(0) : undefined;
  if (callee.kind === "external" && /^(builtins\.zip|itertools\.izip)$/.test(callee.path)) return source(index);
  if (callee.kind === "member" && /^(iter)?items$/.test(callee.name) && callee.object.kind === "collection") {
    const { node } = callee.object;
    if (node.kind !== "dictionary" || node.entries.length === 0) return undefined;
    const inner = frameOfValue(callee.object);
    return union(
      node.entries.flatMap((it) => {
        const part = index === 0 ? it.key : it.value;
        return part === undefined ? [unknown] : project.evaluate(part, inner);
      }),
    );
  }
  return undefined;
}

/** One frame for each element of a literal that a loop runs over. */
export function iterationFrames(
  project: Project,
  loop: For | ForClause,
  frame: Frame | undefined,
): readonly Frame[] | undefined {
  const sources = project.evaluate(loop.iterable, frame);
  const [only] = sources;
  if (sources.length !== 1 || only === undefined) return undefined;
  const rows = pairsOf(only) ?? literalElements(project, only, frameOfValue(only));
  if (rows === undefined) return undefined;
  return rows.map((row) => {
    const bindings = new Map<string, readonly Value[]>();
    const pending: { target: typeof loop.target; values: readonly Value[] }[] = [{ target: loop.target, values: row }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { target, values } = next;
      if (target.kind === "name") bindings.set(target.id, values);
      if (target.kind !== "sequence") continue;
      for (const [index, element] of target.elements.entries()) {
        pending.push({ target: element, values: union(values.flatMap((it) => project.itemOf(it, index))) });
      }
    }
    return { call: undefined, definition: loop, bindings, outer: undefined, depth: 0 };
  });
}

/** The rows of `{...}.items()` as two-element collections would be, so that key and value stay together. */
function pairsOf(value: Value): readonly (readonly Value[])[] | undefined {
  if (value.kind !== "result" || value.callee.kind !== "member" || !/^(iter)?items$/.test(value.callee.name))
    return undefined;
  const { object } = value.callee;
  if (object.kind !== "collection" || object.node.kind !== "dictionary") return undefined;
  return object.node.entries.map((entry) => [{ kind: "pair", entry, frame: object.frame }]);
}

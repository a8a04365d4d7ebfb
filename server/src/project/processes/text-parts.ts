/** Strings that a program puts together: literals, `+`, `%`, `.format`, f-strings and `join`, with holes for the rest. */

import type { Binding } from "../../semantics/scopes.ts";
import type { HolePart, LiteralPart } from "../../semantics/shell/shell-text.ts";
import type { Frame } from "../../semantics/values.ts";
import {
  type BinaryOperation,
  type Call,
  type Expression,
  type FormattedString,
  type Name,
  type Parameter,
  textOf,
} from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { reachableBindings } from "./name-uses.ts";

/** A part of a text, with the expression it comes from: the literal, or what fills the hole. */
export type TextPart = (LiteralPart | HolePart) & { readonly node: Expression };

/** Steps through names and operators; a text built in more of them is as good as unknown. */
const DEEPEST = 12;
const MOST_PARTS = 400;
const LONGEST_LABEL = 40;

export function textPartsOf(project: Project, expression: Expression, frame?: Frame): readonly TextPart[] {
  return partsAt(project, expression, frame, 0);
}

function partsAt(
  project: Project,
  expression: Expression,
  frame: Frame | undefined,
  depth: number,
): readonly TextPart[] {
  if (depth > DEEPEST) return [holeFor(expression)];
  const inner = (it: Expression) => partsAt(project, it, frame, depth + 1);
  switch (expression.kind) {
    case "string":
      return [{ kind: "text", text: expression.value, node: expression }];
    case "integer":
      return [{ kind: "text", text: `${expression.value}`, node: expression }];
    case "formatted":
      return formattedParts(expression, inner);
    case "binaryOperation":
      return operationParts(expression, inner);
    case "call":
      return callParts(expression, inner) ?? evaluatedParts(project, expression, frame);
    case "name":
      return nameParts(project, expression, frame, depth);
    default:
      return evaluatedParts(project, expression, frame);
  }
}

/** A constant is its text, whatever it took to know it; all else is a hole. */
function evaluatedParts(project: Project, expression: Expression, frame: Frame | undefined): readonly TextPart[] {
  const values = project.evaluate(expression, frame);
  const [value] = values;
  if (values.length === 1 && value?.kind === "constant" && value.type === "str") {
    return [{ kind: "text", text: value.value, node: expression }];
  }
  return [holeFor(expression)];
}

function nameParts(project: Project, name: Name, frame: Frame | undefined, depth: number): readonly TextPart[] {
  const bindings = reachableBindings(project, name, frame);
  const [binding] = bindings;
  if (bindings.length === 1 && binding !== undefined) return boundParts(project, name, binding, { frame, depth });
  // `if log: command += " > log"`: however it goes on, it begins as it did.
  const bases = bindings.filter((it) => it.origin.kind !== "augmented");
  const [base = binding] = bases;
  if (base !== undefined && bases.length < 2 && bases.length < bindings.length) {
    const before = boundParts(project, name, base, { frame, depth });
    if (before.some((it) => it.kind === "text")) return limited([...before, blank(name), holeFor(name)]);
  }
  return evaluatedParts(project, name, frame);
}

function blank(node: Name): TextPart {
  return { kind: "text", text: " ", node };
}

/** What one of its bindings gives a name. */
function boundParts(
  project: Project,
  name: Name,
  { origin }: Binding,
  { frame, depth }: { readonly frame: Frame | undefined; readonly depth: number },
): readonly TextPart[] {
  if (origin.kind === "value" && origin.path.length === 0 && isText(origin.value)) {
    return partsAt(project, origin.value, frame, depth + 1);
  }
  if (origin.kind === "parameter") {
    const passed = passedFor(project, origin.parameter, frame);
    const parts = passed === undefined ? [] : partsAt(project, passed.argument, passed.frame, depth + 1);
    // Where the argument is a parameter itself, the frame knows more than its source does.
    if (parts.some((it) => it.kind === "text")) return parts;
  }
  // `command += " more"`: what was there before, and more.
  if (origin.kind === "augmented" && origin.target.kind === "name" && origin.target !== name) {
    const before = partsAt(project, origin.target, frame, depth + 1);
    const [only] = before;
    // A name that a loop extends over and over reads as a hole of its own.
    if (before.length > 1 || only?.kind === "text") {
      return limited([...before, ...partsAt(project, origin.value, frame, depth + 1)]);
    }
  }
  return evaluatedParts(project, name, frame);
}

/** What the call of a frame passes for a parameter, and the frame in which that means something. */
function passedFor(
  project: Project,
  parameter: Parameter,
  frame: Frame | undefined,
): { readonly argument: Expression; readonly frame: Frame | undefined } | undefined {
  const definition = parameter.parent;
  for (let current = frame; current !== undefined; current = current.outer) {
    if (current.definition !== definition || current.call === undefined) continue;
    const callee = project
      .calleesOf(current.call, current.outer)
      .find((it) => it.kind === "function" && it.definition === definition);
    const argument = callee?.kind === "function" ? project.argumentFor(current.call, callee, parameter) : undefined;
    return argument === undefined ? undefined : { argument, frame: current.outer };
  }
  return undefined;
}

/** Expressions that make a text in a way that can be read here. */
function isText({ kind }: Expression): boolean {
  return kind === "string" || kind === "formatted" || kind === "binaryOperation" || kind === "call" || kind === "name";
}

function formattedParts(
  { parts, ...node }: FormattedString,
  inner: (it: Expression) => readonly TextPart[],
): readonly TextPart[] {
  return limited(
    parts.flatMap((part): readonly TextPart[] => {
      if (typeof part === "string") return [{ kind: "text", text: part, node: { ...node, parts } }];
      return part.hasFormat || part.conversion === "r" ? [holeFor(part.value)] : inner(part.value);
    }),
  );
}

function operationParts(node: BinaryOperation, inner: (it: Expression) => readonly TextPart[]): readonly TextPart[] {
  if (node.operator === "+") return limited(summandsOf(node).flatMap(inner));
  if (node.operator !== "%") return [holeFor(node)];
  const format = inner(node.left);
  if (!format.some((it) => it.kind === "text")) return [holeFor(node)];
  return limited(percentParts(format, node.right, inner));
}

/** The operands of `a + b + c`, in order, however many; the first of them are left out beyond what a person would write. */
export function summandsOf(sum: BinaryOperation): readonly Expression[] {
  const summands: Expression[] = [sum.right];
  let left = sum.left;
  while (left.kind === "binaryOperation" && left.operator === "+" && summands.length < MOST_PARTS) {
    summands.push(left.right);
    left = left.left;
  }
  if (summands.length < MOST_PARTS) summands.push(left);
  return summands.reverse();
}

const PERCENT = /%(?:\((?<key>[^)]*)\))?[-#0 +]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlL]?(?<type>[diouxXeEfFgGcrsa%])/g;

function percentParts(
  format: readonly TextPart[],
  right: Expression,
  inner: (it: Expression) => readonly TextPart[],
): readonly TextPart[] {
  const positional = right.kind === "sequence" && right.form === "tuple" ? right.elements : [right];
  const parts: TextPart[] = [];
  let next = 0;
  for (const part of format) {
    if (part.kind === "hole") {
      parts.push(part);
      continue;
    }
    let from = 0;
    for (const match of part.text.matchAll(PERCENT)) {
      const { key, type } = match.groups ?? {};
      parts.push({ ...part, text: part.text.slice(from, match.index) });
      from = match.index + match[0].length;
      if (type === "%") {
        parts.push({ ...part, text: "%" });
      } else {
        const value = key === undefined ? positional[next] : keyOf(right, key);
        if (key === undefined) next += 1;
        if (value === undefined)
          parts.push({ kind: "hole", ...(key === undefined ? {} : { label: key }), node: right });
        else parts.push(...inner(value));
      }
    }
    parts.push({ ...part, text: part.text.slice(from) });
  }
  return parts.filter((it) => it.kind === "hole" || it.text !== "");
}

function keyOf(mapping: Expression, key: string): Expression | undefined {
  if (mapping.kind === "dictionary") {
    return mapping.entries.find((it) => it.key?.kind === "string" && it.key.value === key)?.value;
  }
  return mapping.kind === "call" ? mapping.arguments.find((it) => it.name === key)?.value : undefined;
}

/** Calls that leave a text what it is, or put texts together. */
function callParts(call: Call, inner: (it: Expression) => readonly TextPart[]): readonly TextPart[] | undefined {
  const { callee } = call;
  const [first] = call.arguments;
  if (callee.kind === "attribute") {
    if (callee.name === "format" && callee.object.kind === "string") return formatParts(callee.object, call, inner);
    if (callee.name === "join" && callee.object.kind === "string" && first !== undefined) {
      return joinedParts(callee.object, first.value, inner);
    }
    if (callee.name === "join" && /^(?:os\.)?path$/.test(textOf(callee.object))) return pathParts(call, inner);
    if (/^(?:strip|rstrip|lstrip|encode|expandvars|expanduser|abspath|normpath|subst)$/.test(callee.name)) {
      const isMethod = /^(?:strip|rstrip|lstrip|encode)$/.test(callee.name);
      const subject = isMethod ? callee.object : first?.value;
      return subject === undefined ? undefined : inner(subject);
    }
    return undefined;
  }
  if (callee.kind === "name" && /^(?:str|unicode|fspath)$/.test(callee.id) && first !== undefined)
    return inner(first.value);
  return undefined;
}

const FIELD = /\{\{|\}\}|\{(?<field>[^{}!:]*)(?:![rsa])?(?<format>:[^{}]*)?\}/g;

function formatParts(
  format: Expression & { kind: "string" },
  { arguments: given }: Call,
  inner: (it: Expression) => readonly TextPart[],
): readonly TextPart[] {
  const parts: TextPart[] = [];
  let next = 0;
  let from = 0;
  for (const match of format.value.matchAll(FIELD)) {
    parts.push({ kind: "text", text: format.value.slice(from, match.index), node: format });
    from = match.index + match[0].length;
    const { field } = match.groups ?? {};
    if (field === undefined) {
      parts.push({ kind: "text", text: match[0].charAt(0), node: format });
      continue;
    }
    const index = field === "" ? next : /^\d+$/.test(field) ? Number(field) : undefined;
    if (field === "") next += 1;
    const argument =
      index === undefined ? given.find((it) => it.name === field) : given.filter((it) => it.name === undefined)[index];
    if (argument === undefined || argument.unpack !== undefined) {
      parts.push({ kind: "hole", ...(field === "" ? {} : { label: field }), node: format });
    } else {
      parts.push(...inner(argument.value));
    }
  }
  parts.push({ kind: "text", text: format.value.slice(from), node: format });
  return limited(parts.filter((it) => it.kind === "hole" || it.text !== ""));
}

function joinedParts(
  separator: Expression & { kind: "string" },
  list: Expression,
  inner: (it: Expression) => readonly TextPart[],
): readonly TextPart[] | undefined {
  if (list.kind === "binaryOperation" && list.operator === "+") {
    const left = joinedParts(separator, list.left, inner) ?? [holeFor(list.left)];
    const right = joinedParts(separator, list.right, inner) ?? [holeFor(list.right)];
    return limited([...left, { kind: "text", text: separator.value, node: separator }, ...right]);
  }
  if (list.kind !== "sequence") return undefined;
  const parts = list.elements.flatMap((element, index): readonly TextPart[] => {
    const own = element.kind === "starred" ? [holeFor(element.value)] : inner(element);
    return index === 0 ? own : [{ kind: "text", text: separator.value, node: separator }, ...own];
  });
  return limited(parts);
}

function pathParts(call: Call, inner: (it: Expression) => readonly TextPart[]): readonly TextPart[] {
  return limited(
    call.arguments.flatMap(({ value, unpack }, index): readonly TextPart[] => {
      const own = unpack === undefined ? inner(value) : [holeFor(value)];
      return index === 0 ? own : [{ kind: "text", text: "/", node: call }, ...own];
    }),
  );
}

export function holeFor(node: Expression): TextPart {
  const label = textOf(node).replace(/\s+/g, " ");
  return { kind: "hole", label: label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL)}…` : label, node };
}

function limited(parts: readonly TextPart[]): readonly TextPart[] {
  const [first] = parts;
  return parts.length > MOST_PARTS && first !== undefined ? [holeFor(first.node)] : parts;
}

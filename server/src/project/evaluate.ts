/** One expression to the values it may have; what each kind of expression means, and nothing about flow between files. */

import {
  type Constant,
  constantBool,
  constantInt,
  constantString,
  type Frame,
  none,
  union,
  unknown,
  type Value,
} from "../semantics/values.ts";
import type {
  BinaryOperation,
  Conditional,
  Expression,
  FormattedString,
  Subscript,
  UnaryOperation,
} from "../syntax/ast.ts";
import { valuesOfName } from "./bindings.ts";
import { valuesOfCall } from "./calls.ts";
import type { Project } from "./project.ts";

export function valuesOfExpression(
  project: Project,
  expression: Expression,
  frame: Frame | undefined,
): readonly Value[] {
  switch (expression.kind) {
    case "string":
      return [{ kind: "constant", type: expression.isBytes ? "bytes" : "str", value: expression.value }];
    case "integer":
      return [constantInt(expression.value)];
    case "float":
      return [{ kind: "constant", type: "float", value: expression.value }];
    case "boolean":
      return [constantBool(expression.value)];
    case "none":
      return [none];
    case "ellipsis":
      return [{ kind: "constant", type: "ellipsis" }];
    case "name":
      return valuesOfName(project, expression, frame);
    case "attribute":
      return union(project.evaluate(expression.object, frame).flatMap((it) => project.memberOf(it, expression.name)));
    case "call":
      return valuesOfCall(project, expression, frame);
    case "subscript":
      return valuesOfSubscript(project, expression, frame);
    case "walrus":
    case "await":
      return expression.value === undefined ? [unknown] : project.evaluate(expression.value, frame);
    case "conditional":
      return union(branchesOf(project, expression, frame).flatMap((it) => project.evaluate(it, frame)));
    case "booleanOperation":
      return valuesOfBoolean(project, expression.operator, expression.operands, frame);
    case "binaryOperation":
      return [folded(project, expression, frame) ?? { kind: "computed", node: expression, frame }];
    case "unaryOperation":
      return [negated(project, expression, frame) ?? { kind: "computed", node: expression, frame }];
    case "formatted":
      return [formatted(project, expression, frame) ?? { kind: "computed", node: expression, frame }];
    case "comparison":
      return [{ kind: "computed", node: expression, frame }];
    case "sequence":
    case "dictionary":
    case "comprehension":
      return [{ kind: "collection", node: expression, frame }];
    case "lambda":
      return [{ kind: "function", definition: expression, receiver: undefined, frame }];
    default:
      return [unknown];
  }
}

/** Which of its two values a conditional expression has, where the constants of a call tell. */
function branchesOf(project: Project, { body, orelse }: Conditional, frame: Frame | undefined): readonly Expression[] {
  const branches = [body, orelse];
  const possible = branches.filter((it) => project.isReachableIn(it, frame));
  return possible.length === 0 ? branches : possible;
}

/** `a or b` is a where a is true: constants that are false are no results of its left side. */
function valuesOfBoolean(
  project: Project,
  operator: "and" | "or",
  operands: readonly Expression[],
  frame: Frame | undefined,
): readonly Value[] {
  const values: Value[] = [];
  for (const [index, operand] of operands.entries()) {
    const isLast = index === operands.length - 1;
    const candidates = project.evaluate(operand, frame);
    for (const value of candidates) {
      const truth = truthOf(value);
      if (isLast || (operator === "or" ? truth !== false : truth === false)) values.push(value);
    }
    if (candidates.every((it) => truthOf(it) === (operator === "or"))) break;
  }
  return values.length === 0 ? [unknown] : union(values);
}

/** The truth of a value, where it is certain. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case "constant":
      return "value" in value ? Boolean(value.value) : value.type === "ellipsis";
    case "module":
    case "function":
    case "class":
      return true;
    default:
      return undefined;
  }
}

function valuesOfSubscript(project: Project, node: Subscript, frame: Frame | undefined): readonly Value[] {
  const objects = project.evaluate(node.object, frame);
  if (node.index.kind === "slice") {
    return objects.map((it) => (it.kind === "constant" ? unknown : { kind: "element", object: it }));
  }
  const indices = project.evaluate(node.index, frame);
  const [only] = indices;
  const index = indices.length === 1 && only?.kind === "constant" ? only : undefined;
  return union(objects.flatMap((it) => itemsAt(project, it, index)));
}

/** `object[index]`; without a known index, any of its items. */
function itemsAt(project: Project, object: Value, index: Constant | undefined): readonly Value[] {
  if (object.kind === "unknown" || object.kind === "constant") return [unknown];
  if (object.kind === "collection" && object.node.kind === "dictionary") {
    return valuesOfKey(project, object.node.entries, object.frame, index) ?? [{ kind: "item", object, index }];
  }
  if (object.kind === "collection" && object.node.kind === "sequence") {
    const position = positionOf(index);
    return position === undefined ? project.elementsOf(object) : project.itemOf(object, position);
  }
  if (object.kind === "instance") {
    const method = project.methodOf(object.definition, "__getitem__");
    if (method !== undefined) {
      return project.returnsOf({ kind: "function", definition: method, receiver: object, frame: undefined });
    }
  }
  const position = positionOf(index);
  if (object.kind === "result" && position !== undefined) return project.itemOf(object, position);
  return [{ kind: "item", object, index }];
}

function positionOf(index: Constant | undefined): number | undefined {
  return index?.type === "int" ? Number(index.value) : undefined;
}

function valuesOfKey(
  project: Project,
  entries: readonly { readonly key: Expression | undefined; readonly value: Expression }[],
  frame: Frame | undefined,
  index: Constant | undefined,
): readonly Value[] | undefined {
  if (entries.length === 0 || entries.length > 2000) return undefined;
  const values: Value[] = [];
  for (const { key, value } of entries) {
    if (key === undefined) return undefined;
    const keys = index === undefined ? [] : project.evaluate(key, frame);
    const isOther = keys.length === 1 && keys[0]?.kind === "constant" && index !== undefined && !isSame(keys[0], index);
    if (!isOther) values.push(...project.evaluate(value, frame));
  }
  return values.length === 0 ? undefined : union(values);
}

function isSame(a: Constant, b: Constant): boolean {
  return a.type === b.type && ("value" in a ? a.value : undefined) === ("value" in b ? b.value : undefined);
}

/** The constant an operation gives, where both sides are one constant each. */
function folded(project: Project, node: BinaryOperation, frame: Frame | undefined): Constant | undefined {
  // Long sums of strings are common; each level asks the evaluator, which bounds the depth.
  const left = constantOf(project.evaluate(node.left, frame));
  if (left === undefined) return undefined;
  const right = constantOf(project.evaluate(node.right, frame));
  if (right === undefined) return undefined;
  if (left.type === "int" && right.type === "int") return foldIntegers(node.operator, left.value, right.value);
  if ((left.type === "str" && right.type === "str") || (left.type === "bytes" && right.type === "bytes")) {
    if (node.operator === "+" && left.value.length + right.value.length <= 100_000) {
      return { kind: "constant", type: left.type, value: left.value + right.value };
    }
    if (node.operator === "%") return formatPercent(left.value, [right.value]);
  }
  if (left.type === "str" && right.type === "int") {
    if (node.operator === "%") return formatPercent(left.value, [String(right.value)]);
    if (node.operator === "*" && right.value >= 0n && right.value * BigInt(left.value.length) <= 10_000n) {
      return constantString(left.value.repeat(Number(right.value)));
    }
  }
  return undefined;
}

function foldIntegers(operator: string, left: bigint, right: bigint): Constant | undefined {
  const isSmallShift = right >= 0n && right <= 128n;
  switch (operator) {
    case "+":
      return constantInt(left + right);
    case "-":
      return constantInt(left - right);
    case "*":
      return constantInt(left * right);
    case "|":
      return constantInt(left | right);
    case "&":
      return constantInt(left & right);
    case "^":
      return constantInt(left ^ right);
    case "<<":
      return isSmallShift ? constantInt(left << right) : undefined;
    case ">>":
      return isSmallShift ? constantInt(left >> right) : undefined;
    case "**":
      return isSmallShift && left > -65_536n && left < 65_536n ? constantInt(left ** right) : undefined;
    default:
      return undefined;
  }
}

function formatPercent(template: string, values: readonly string[]): Constant | undefined {
  const holes = template.match(/%[sd]/g)?.length ?? 0;
  if (holes !== values.length || /%(?![sd%])/.test(template)) return undefined;
  let next = 0;
  return constantString(template.replace(/%[sd]/g, () => values[next++] ?? "").replaceAll("%%", "%"));
}

function negated(project: Project, node: UnaryOperation, frame: Frame | undefined): Constant | undefined {
  const operand = constantOf(project.evaluate(node.operand, frame));
  if (operand === undefined) return undefined;
  if (node.operator === "not") {
    const truth = truthOf(operand);
    return truth === undefined ? undefined : constantBool(!truth);
  }
  if (operand.type === "int") {
    const { value } = operand;
    return constantInt(node.operator === "-" ? -value : node.operator === "~" ? ~value : value);
  }
  if (operand.type === "float" && node.operator === "-")
    return { kind: "constant", type: "float", value: -operand.value };
  return undefined;
}

function formatted(project: Project, node: FormattedString, frame: Frame | undefined): Constant | undefined {
  let text = "";
  for (const part of node.parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    const value = constantOf(project.evaluate(part.value, frame));
    if (part.hasFormat || part.conversion !== undefined) return undefined;
    if (value?.type !== "str" && value?.type !== "int") return undefined;
    text += String(value.value);
  }
  return constantString(text);
}

export function constantOf(values: readonly Value[]): Constant | undefined {
  const [only] = values;
  return values.length === 1 && only?.kind === "constant" ? only : undefined;
}

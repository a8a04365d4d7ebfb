/** Whether a value gets into a command as a word of its own: in `path + ".o"` it is a part of another one. */

import type { BinaryOperation, Call, Expression, FormattedString, Node } from "../../syntax/ast.ts";

const BEFORE = /(?:^|[\s"'=<])$/;
const BEHIND = /^(?:$|[\s"';|&)])/;

/** What gives a text for the same file, or words that hold it. */
const SAME = /(?:^|\.)(?:str|quote|abspath|realpath|fspath|expanduser|list|format|join|split|encode|list2cmdline)$/;

export function isWholeWord(node: Node, root: Node): boolean {
  let child = node;
  while (child !== root) {
    const { parent } = child;
    if (parent === undefined || !keepsWord(parent, child, node)) return false;
    child = parent;
  }
  return true;
}

function keepsWord(parent: Node, child: Node, node: Node): boolean {
  switch (parent.kind) {
    case "sequence":
    case "starred":
    case "argument":
      return true;
    case "attribute":
      return SAME.test(parent.name);
    case "call":
      return parent.callee === child || takesWord(parent);
    case "formatted":
      return isApart(parent, child);
    case "binaryOperation":
      return parent.operator === "%"
        ? parent.right === child && fits(parent.left, /%[rs]/)
        : isAdded(parent, child, node);
    default:
      return false;
  }
}

function takesWord({ callee }: Call): boolean {
  if (callee.kind !== "attribute" && callee.kind !== "name") return false;
  if (callee.kind === "attribute" && callee.name === "format") return fits(callee.object, /\{[^{}]*\}/);
  if (callee.kind === "attribute" && callee.name === "join") {
    return callee.object.kind === "string" && callee.object.value === " ";
  }
  return SAME.test(callee.kind === "attribute" ? callee.name : callee.id);
}

/** Whether every place of a pattern that a value is put into is a word. */
function fits(pattern: Expression, place: RegExp): boolean {
  if (pattern.kind !== "string") return false;
  const texts = pattern.value.split(place);
  return texts.every(
    (it, index) => (index === 0 || BEHIND.test(it)) && (index === texts.length - 1 || BEFORE.test(it)),
  );
}

function isApart({ parts }: FormattedString, child: Node): boolean {
  const index = parts.findIndex((it) => typeof it !== "string" && it.value === child);
  const before = parts[index - 1] ?? "";
  const behind = parts[index + 1] ?? "";
  return (
    index !== -1 &&
    typeof before === "string" &&
    typeof behind === "string" &&
    BEFORE.test(before) &&
    BEHIND.test(behind)
  );
}

function isAdded({ operator, left, right }: BinaryOperation, child: Node, node: Node): boolean {
  if (operator !== "+") return false;
  if (child === left && left.end === node.end) return isList(right) || BEHIND.test(edgeOf(right, "left") ?? "x");
  if (child === right && right.start === node.start) return isList(left) || BEFORE.test(edgeOf(left, "right") ?? "x");
  return true;
}

function isList({ kind }: Expression): boolean {
  return kind === "sequence";
}

/** The literal text at one side of a sum. */
function edgeOf(expression: Expression, side: "left" | "right"): string | undefined {
  let edge = expression;
  while (edge.kind === "binaryOperation" && edge.operator === "+") edge = edge[side];
  if (edge.kind === "string") return edge.value;
  const part = edge.kind === "formatted" ? edge.parts.at(side === "left" ? 0 : -1) : undefined;
  return typeof part === "string" ? part : undefined;
}

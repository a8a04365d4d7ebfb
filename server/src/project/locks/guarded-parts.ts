/**
 * Removals that a test or a loop around them has made safe: `if rows: rows.pop(0)`, `if key in table: del table[key]`,
 * `for number, row in enumerate(rows): del rows[number]`, `try: rows.pop(0)` before `except IndexError`.
 */

import { type Expression, type For, type Node, type Subscript, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, isInside } from "../../syntax/walk.ts";

/** Whether a test around a call or a `del` asks for what it removes, or a handler knows that it may be gone. */
export function isGuardedRemoval(part: Node): boolean {
  if (part.kind === "delete") {
    const targets = part.targets.flatMap((it) => (it.kind === "sequence" ? it.elements : [it]));
    return targets.every(
      (it) => it.kind === "subscript" && (isMissedByHandler(part) || isTestedItem(part, it.object, it.index)),
    );
  }
  if (part.kind !== "call" || part.callee.kind !== "attribute") return false;
  const { object, name } = part.callee;
  if (/^(?:remove|index|pop|popleft|popitem)$/.test(name) && isMissedByHandler(part)) return true;
  const [argument, ...others] = part.arguments;
  if (others.length > 0 || argument?.name !== undefined || argument?.unpack !== undefined) return false;
  if (name === "remove" || name === "index")
    return argument !== undefined && isTestedMember(part, argument.value, object);
  if (name !== "pop" && name !== "popleft") return false;
  if (argument === undefined) return isTestedNonEmpty(part, object);
  return isTestedItem(part, object, argument.value);
}

/** The same for a look-up: the table is asked for the key around it, or a handler knows that it may not be there. */
export const isGuardedLookup = (part: Subscript): boolean =>
  isMissedByHandler(part) || isTestedItem(part, part.object, part.index);

/** Whether it stands in a `try` with a handler for what is not there. */
function isMissedByHandler(part: Node): boolean {
  for (const ancestor of ancestorsOf(part)) {
    if (ancestor.kind === "functionDef" || ancestor.kind === "lambda") break;
    if (ancestor.kind !== "try" || !ancestor.body.some((it) => it === part || isInside(part, it))) continue;
    const isMeant = ancestor.handlers.some(
      ({ type }) => type !== undefined && /\b(?:IndexError|KeyError|ValueError|LookupError)\b/.test(textOf(type)),
    );
    if (isMeant) return true;
  }
  return false;
}

/** `container[index]` is there: an end of a container that is not empty, or a key that is in it. */
function isTestedItem(part: Node, container: Expression, index: Expression): boolean {
  const isEnd =
    (index.kind === "integer" && index.value === 0n) ||
    (index.kind === "unaryOperation" && index.operator === "-" && textOf(index.operand) === "1");
  return (
    (isEnd && isTestedNonEmpty(part, container)) ||
    isTestedMember(part, index, container) ||
    isPlaceIn(part, index, container)
  );
}

/** `rows.index(row)`, or what a loop over the places of the container gives. */
function isPlaceIn(part: Node, index: Expression, container: Expression): boolean {
  const text = textOf(container);
  if (index.kind === "call") return textOf(index.callee) === `${text}.index`;
  return loopsAround(part).some(({ target, iterable }) => {
    if (iterable.kind !== "call" || iterable.callee.kind !== "name") return false;
    const { id } = iterable.callee;
    if (/^x?range$/.test(id)) {
      return (
        textOf(target) === textOf(index) && iterable.arguments.some((it) => textOf(it.value).includes(`len(${text})`))
      );
    }
    const [first] = target.kind === "sequence" ? target.elements : [];
    const [counted] = iterable.arguments;
    if (id !== "enumerate" || first === undefined || counted === undefined) return false;
    return textOf(first) === textOf(index) && isWholeOf(counted.value, text);
  });
}

function loopsAround(part: Node): readonly For[] {
  const found: For[] = [];
  for (const ancestor of ancestorsOf(part)) {
    if (ancestor.kind === "functionDef" || ancestor.kind === "lambda") break;
    if (ancestor.kind === "for") found.push(ancestor);
  }
  return found;
}

/** The container itself, or a copy of it: `rows`, `rows[:]`, `list(rows)`, `table.keys()`. */
function isWholeOf(iterable: Expression, container: string): boolean {
  const text = textOf(iterable).replace(/^(?:list|tuple|sorted|set|reversed|iter)\((.*)\)$/, "$1");
  return text.replace(/\[:\]$|\.keys\(\)$/, "") === container;
}

function isTestedNonEmpty(part: Node, container: Expression): boolean {
  const text = textOf(container);
  const measured = `len(${text})`;
  if (isLeftWhenEmpty(part, text)) return true;
  return testsAround(part).some((test) => {
    if (test.kind !== "comparison") return textOf(test) === text || textOf(test) === measured;
    const [left, right] = test.operands;
    if (left === undefined || right === undefined || test.operands.length > 2 || textOf(left) !== measured)
      return false;
    const asked = `${test.operators[0] ?? ""} ${textOf(right)}`;
    // More than some size is more than none.
    return asked === "!= 0" || (/^>=? /.test(asked) && asked !== ">= 0");
  });
}

/** `if not rows: return`, and then, in the same block, `rows.pop()`. */
function isLeftWhenEmpty(part: Node, container: string): boolean {
  const asked = [`not ${container}`, `len(${container}) == 0`, `not len(${container})`, `len(${container}) < 1`];
  for (const ancestor of ancestorsOf(part)) {
    if (ancestor.kind !== "functionDef" && ancestor.kind !== "while" && ancestor.kind !== "for") continue;
    const before = ancestor.body.slice(
      0,
      ancestor.body.findIndex((it) => isInside(part, it)),
    );
    return before.some((it) => it.kind === "if" && asked.includes(textOf(it.test)) && leaves(it.body.at(-1)));
  }
  return false;
}

const leaves = (last: Node | undefined): boolean =>
  last?.kind === "return" || last?.kind === "continue" || last?.kind === "break" || last?.kind === "raise";

function isTestedMember(part: Node, member: Expression, container: Expression): boolean {
  const isElement = loopsAround(part).some(
    ({ target, iterable }) => textOf(target) === textOf(member) && isWholeOf(iterable, textOf(container)),
  );
  if (isElement) return true;
  return testsAround(part).some((test) => {
    if (test.kind !== "comparison" || test.operators.length !== 1 || test.operators[0] !== "in") return false;
    const [left, right] = test.operands;
    if (left === undefined || right === undefined) return false;
    return textOf(left) === textOf(member) && textOf(right).replace(/\.keys\(\)$/, "") === textOf(container);
  });
}

/** What holds where a part stands: the tests of the blocks around it, taken apart at `and`. */
function testsAround(part: Node): readonly Expression[] {
  const found: Expression[] = [];
  for (const ancestor of ancestorsOf(part)) {
    if (ancestor.kind === "functionDef" || ancestor.kind === "lambda") break;
    if (ancestor.kind !== "if" && ancestor.kind !== "while") continue;
    if (!ancestor.body.some((it) => it === part || isInside(part, it))) continue;
    const { test } = ancestor;
    found.push(...(test.kind === "booleanOperation" && test.operator === "and" ? test.operands : [test]));
  }
  return found;
}

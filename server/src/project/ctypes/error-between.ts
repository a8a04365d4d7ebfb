/** What runs between a foreign call and the place that reads its error. */

import { completesNormally } from "../../semantics/flow.ts";
import { type Call, type Node, type Statement, spanOf, type While } from "../../syntax/ast.ts";
import { blockAround } from "../../syntax/blocks.ts";
import { ancestorsOf, enclosingFunction, enclosingStatement, isInside, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallOf, foreignCallsIn } from "./calls.ts";
import { foreignFunctionOf } from "./functions.ts";
import { ctypesNameOf } from "./names.ts";
import { ctypesTypeOf } from "./type-of.ts";

export type Between =
  | { readonly kind: "nothing" }
  /** Code of Python, or a foreign call that may have run. */
  | { readonly kind: "python" }
  /** A foreign call that has run whenever the error is read. */
  | { readonly kind: "foreign"; readonly call: ForeignCall };

/** The call whose failure the condition around `read` is about. */
export function callTested(project: Project, read: Node): ForeignCall | undefined {
  const around = enclosingFunction(read);
  let inner: Node = read;
  for (const it of ancestorsOf(read)) {
    if (it === around) return undefined;
    if ((it.kind === "if" || it.kind === "while" || it.kind === "conditional") && inner !== it.test) {
      const tested = callsIn(project, it.test).filter(
        // `while GetLastError() == code` asks about the call before it.
        (call) => call.function.name !== "GetLastError" && isBefore(call.call, read, around),
      );
      // A call among the arguments of another one ends before it.
      if (tested.length > 0) return tested.reduce((a, b) => (spanOf(a.call).end > spanOf(b.call).end ? a : b));
    }
    inner = it;
  }
  return undefined;
}

/** The foreign calls whose results a test looks at; where a function of ours hands one on, the call of that function. */
function callsIn(project: Project, test: Node): readonly ForeignCall[] {
  const found: ForeignCall[] = [];
  for (const node of walk(test)) {
    if (node.kind !== "call" && node.kind !== "name") continue;
    for (const value of project.evaluate(node)) {
      const call = value.kind === "result" ? foreignCallOf(project, value.call) : undefined;
      if (call === undefined) continue;
      const isHandedOn = node.kind === "call" && enclosingFunction(call.call) !== enclosingFunction(node);
      found.push(isHandedOn ? { ...call, call: node } : call);
    }
  }
  return found;
}

function isBefore(call: Node, read: Node, around: Node | undefined): boolean {
  return enclosingFunction(call) === around && spanOf(call).end <= spanOf(read).start;
}

/** What runs from the end of `call`, or from the start of the function, until `read`. */
export function betweenCallAnd(project: Project, call: ForeignCall | undefined, read: Node): Between {
  const file = project.fileOf(read);
  const around = enclosingFunction(read);
  const from = call === undefined ? spanOf(around ?? file.source.module).start : spanOf(call.call).end;
  const { start: until } = spanOf(read);

  const since = foreignCallsIn(project, file).filter(
    // To ask for the error changes nothing.
    (it) =>
      it.function.name !== "GetLastError" &&
      spanOf(it.call).start >= from &&
      isBefore(it.call, read, around) &&
      isOnWay(it.call, read),
  );
  const last = since.filter((it) => isCertain(it.call, read)).at(-1);
  // `if second(…): return` right in front of the read: its author means the error of that one.
  if (last !== undefined && isTestedBefore(last.call, read)) return betweenCallAnd(project, last, read);
  if (last !== undefined) return { kind: "foreign", call: last };
  if (since.length > 0 || (call !== undefined && isWrapped(project, call.call))) return { kind: "python" };

  for (const node of walk(around ?? file.source.module)) {
    const { start, end } = spanOf(node);
    const isInside = start >= from && end <= until && enclosingFunction(node) === around;
    // A `with` that ends before the read runs code on its way out.
    const isLeft = node.kind === "with" && call !== undefined && start < from && end >= from && end <= until;
    if ((isLeft || (isInside && runsCode(project, node))) && isOnWay(node, read)) return { kind: "python" };
  }
  return { kind: "nothing" };
}

/** Whether the statement in front of that of `read` is an `if` or a loop about the call, so that its failure leads there. */
function isTestedBefore(call: Node, read: Node): boolean {
  const statement = enclosingStatement(read);
  if (statement === undefined) return false;
  const block = blockAround(statement);
  const before = block[block.indexOf(statement) - 1];
  return (before?.kind === "if" || before?.kind === "while") && isInside(call, before.test);
}

/** Builtins that ask nothing of the system. */
const quiet = /^builtins\.(?:int|bool|len|isinstance|abs|min|max|ord|chr|hex|type)$/;

function runsCode(project: Project, node: Node): boolean {
  switch (node.kind) {
    case "call":
      return !isQuiet(project, node);
    case "print":
    case "import":
    case "importFrom":
    case "with":
    case "await":
    case "yield":
      return true;
    default:
      return false;
  }
}

function isQuiet(project: Project, call: Call): boolean {
  return project.evaluate(call.callee).every((it) => {
    if (it.kind === "external" && quiet.test(it.path)) return true;
    const name = ctypesNameOf(it) ?? foreignFunctionOf(project, it)?.name;
    return /^(?:byref|sizeof|GetLastError)$/.test(name ?? "") || ctypesTypeOf(project, it) !== undefined;
  });
}

/** Whether a call of Python takes the result: `check(kernel32.SetEvent(event))`. */
function isWrapped(project: Project, call: Call): boolean {
  for (const it of ancestorsOf(call)) {
    if (it.kind === "call" && !isQuiet(project, it)) return true;
    if (it.kind !== "argument" && it.kind !== "call" && !("operands" in it)) return false;
  }
  return false;
}

/** Whether what runs at `node` can go on to `read`: it stands on no other branch, and on none that leaves. */
function isOnWay(node: Node, read: Node): boolean {
  const { start, end } = spanOf(read);
  let inner: Node = node;
  for (const it of ancestorsOf(node)) {
    if (it.kind === "functionDef" || it.kind === "lambda" || it.kind === "module") return true;
    const block = blockOf(it, inner);
    inner = it;
    if (block === undefined) continue;
    const span = spanOf(it);
    const holdsRead = span.start <= start && end <= span.end;
    // Behind a loop that only its condition ends, the condition has run after all that is in it.
    if (!holdsRead && it.kind === "while" && block === it.body && asksAgain(it)) return false;
    if (holdsRead) {
      const [first] = block;
      const last = block.at(-1);
      const isSame =
        first !== undefined && last !== undefined && spanOf(first).start <= start && end <= spanOf(last).end;
      // From the body of a `try` the way leads to its handlers, and of a loop to what follows in it.
      if (!isSame && it.kind !== "try") return false;
    } else if (!completesNormally(block)) {
      return false;
    }
  }
  return true;
}

function asksAgain(loop: While): boolean {
  return walk(loop.test).some((it) => it.kind === "call") && !walk(loop).some((it) => it.kind === "break");
}

/** The statements beside `inner`, in a statement that may run them or not. */
function blockOf(statement: Node, inner: Node): readonly Statement[] | undefined {
  switch (statement.kind) {
    case "if":
    case "for":
    case "while":
      return [statement.body, statement.orelse].find((block) => block.some((it) => it === inner));
    case "try":
      return [statement.body, statement.orelse, statement.finalbody].find((block) => block.some((it) => it === inner));
    case "exceptHandler":
    case "with":
    case "matchCase":
      return statement.body.some((it) => it === inner) ? statement.body : undefined;
    default:
      return undefined;
  }
}

/** Whether `node` has run whenever `read` runs, given that it is on the way. */
function isCertain(node: Node, read: Node): boolean {
  const { start, end } = spanOf(read);
  let inner: Node = node;
  for (const it of ancestorsOf(node)) {
    const span = spanOf(it);
    if (span.start <= start && end <= span.end) return true;
    if (it.kind === "if" || it.kind === "while") {
      if (inner !== it.test) return false;
    } else if (it.kind === "for") {
      if (inner !== it.iterable) return false;
    } else if (it.kind === "booleanOperation") {
      if (inner !== it.operands[0]) return false;
    } else if (
      it.kind === "try" ||
      it.kind === "exceptHandler" ||
      it.kind === "conditional" ||
      it.kind === "matchCase"
    ) {
      return false;
    } else if (it.kind === "comprehension" || it.kind === "lambda" || it.kind === "functionDef") {
      return false;
    }
    inner = it;
  }
  return true;
}

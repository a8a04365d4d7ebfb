/** Wait statuses of POSIX that are used as if they were exit codes. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import { includesPosix } from "../../semantics/target.ts";
import { type Call, type Comparison, type Expression, type Node, textOf } from "../../syntax/ast.ts";
import { enclosingFunction } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { loadsOfName } from "./output-uses.ts";
import { indexOfStatus } from "./status-uses.ts";
import { type StatusCall, statusCallsOf } from "./statuses.ts";

export interface RawUse {
  readonly status: StatusCall;
  /**
   * `exit`: handed to `sys.exit` and its like; `literal`: compared with a number other than 0; `mask`: cut to its low bits; `none`:
   * compared with a number although success is `None`.
   */
  readonly kind: "exit" | "literal" | "mask" | "none";
  readonly node: Node;
  /** The expression that is the wait status there. */
  readonly value: Expression;
  /** What ends the program, or the number it is compared with. */
  readonly subject: string;
}

const EXITING = /^(?:sys\.exit|builtins\.(?:exit|quit|SystemExit)|os\._exit|global\.Exit|SCons\.Script\.Exit)$/;
const DECODING = /^os\.(?:W[A-Z]+|waitstatus_to_exitcode)$/;

export function rawUsesOf(project: Project, file: ModuleModel): readonly RawUse[] {
  return statusCallsOf(project, file).flatMap((status) => {
    if (!status.start.api.isWaitStatus || status.isDecoded || status.isTruth || isOfWindows(project, status)) return [];
    const found = usesOfRaw(project, status);
    // Whoever decodes it somewhere knows what it is.
    if (found === undefined) return [];
    return found.filter((it) => includesPosix(project.targetAt(it.node)));
  });
}

/** Started in code for Windows alone, where the status is the exit code: by the target there, or a wrapper's name. */
function isOfWindows(project: Project, { start, wrappers }: StatusCall): boolean {
  const around = enclosingFunction(start.call);
  const names = [...wrappers, around].map((it) => (it?.kind === "functionDef" ? it.name.id : ""));
  return (
    !includesPosix(project.targetAt(start.call)) ||
    names.some((it) => /(?:^|_)(?:windows|win(?:32|64)?|nt|msw)(?:_|$)/i.test(it))
  );
}

/** The uses of a raw status as a code; `undefined` once one place decodes it. */
function usesOfRaw(project: Project, status: StatusCall): readonly RawUse[] | undefined {
  const found: RawUse[] = [];
  const seen = new Set<Node>();
  const pending: Expression[] = [...statusExpressions(status)];
  for (let value = pending.pop(); value !== undefined && seen.size < 200; value = pending.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    const { parent } = value;
    switch (parent?.kind) {
      case "assign":
        for (const target of parent.targets) if (target.kind === "name") pending.push(...loadsOfName(target));
        break;
      case "walrus":
        pending.push(parent, ...loadsOfName(parent.target));
        break;
      case "conditional":
        if (parent.test !== value) pending.push(parent);
        break;
      case "booleanOperation":
        // `pipe.close() or 0` is a number.
        if (status.form === "pipe" && parent.operator === "or" && parent.operands.at(-1) !== value) break;
        if (parent.operator === "or" || parent.operands.at(-1) === value) pending.push(parent);
        break;
      case "comparison": {
        const none = status.form === "pipe" ? comparedWithoutNone(project, parent, value) : undefined;
        if (none !== undefined) {
          found.push({ status, kind: "none", node: parent, value, subject: none });
          break;
        }
        const literal = comparedWith(parent, value);
        if (literal !== undefined) found.push({ status, kind: "literal", node: parent, value, subject: literal });
        break;
      }
      case "binaryOperation":
        if (parent.operator === ">>" || parent.operator === "//" || parent.operator === "/") return undefined;
        // Of a status that was waited for, the low bits are asked by those who know what is in them.
        if (status.form !== "waited" && isLowByte(parent.operator, parent.right)) {
          found.push({ status, kind: "mask", node: parent, value, subject: "" });
        }
        break;
      case "argument": {
        const call = parent.parent;
        if (call?.kind !== "call") break;
        const use = useIn(project, call);
        if (use === "decoded") return undefined;
        if (use !== undefined) found.push({ status, kind: "exit", node: call, value, subject: use });
        break;
      }
      default:
    }
  }
  return found;
}

/** Where the status itself is to be had: the call, its `close()`, or its element of a tuple. */
function statusExpressions({ call, form }: StatusCall): readonly Expression[] {
  const { parent } = call;
  if (form === "status") return [call];
  if (form === "pipe") {
    const close = parent?.kind === "attribute" && parent.name === "close" ? parent.parent : undefined;
    if (close?.kind === "call") return [close];
    const [target] = parent?.kind === "assign" ? parent.targets : [];
    return target?.kind === "name" ? closesOf(loadsOfName(target)) : [];
  }
  const index = indexOfStatus(form);
  if (index === undefined) return [];
  const isElement = (it: Node | undefined): it is Expression =>
    it?.kind === "subscript" && it.index.kind === "integer" && it.index.value === BigInt(index);
  if (isElement(parent)) return [parent];
  if (parent?.kind !== "assign") return [];
  return parent.targets.flatMap((it): readonly Expression[] => {
    if (it.kind === "name") return loadsOfName(it).flatMap((load) => (isElement(load.parent) ? [load.parent] : []));
    const element = it.kind === "sequence" ? it.elements[index] : undefined;
    return element?.kind === "name" ? loadsOfName(element) : [];
  });
}

function closesOf(pipes: readonly Expression[]): readonly Expression[] {
  return pipes.flatMap(({ parent }) => {
    const call = parent?.kind === "attribute" && parent.name === "close" ? parent.parent : undefined;
    return call?.kind === "call" ? [call] : [];
  });
}

/** A number the status is compared with as if it were a code. 256 and its multiples say that the author knows. */
function comparedWith({ operands, operators }: Comparison, value: Expression): string | undefined {
  const other = operands.length === 2 ? operands.find((it) => it !== value) : undefined;
  if (other?.kind !== "integer" || other.value <= 0n || other.value >= 256n) return undefined;
  // Greater than any small number is as good as not zero.
  return /^(?:==|!=)$/.test(operators[0] ?? "") ? `${other.value}` : undefined;
}

/**
 * `pipe.close() == 0` is never true, and `!=` with any number is true of success, since success is `None`. Whoever asks
 * for `None` or the truth of the value anywhere knows.
 */
function comparedWithoutNone(
  project: Project,
  { operands, operators }: Comparison,
  value: Expression,
): string | undefined {
  const other = operands.length === 2 ? operands.find((it) => it !== value) : undefined;
  const [operator] = operators;
  if (other?.kind !== "integer" || (value.kind !== "name" && value.kind !== "call")) return undefined;
  if (operator !== "!=" && !(operator === "==" && other.value === 0n)) return undefined;
  if (value.kind === "name") {
    if ((reachingBindings(value) ?? []).length !== 1) return undefined;
    const around = enclosingFunction(value);
    const text = textOf(around ?? project.fileOf(value).source.module);
    const { id } = value;
    const asked = new RegExp(
      `\\b${id}\\s*(?:is\\b|[=!]=\\s*None|or\\b|and\\b)|\\bnot\\s+${id}\\b|\\b(?:if|elif|and|or)\\s+${id}\\s*(?::|$|\\band\\b|\\bor\\b)`,
      "m",
    );
    if (asked.test(text)) return undefined;
  }
  return `${operator} ${other.value}`;
}

function isLowByte(operator: string, right: Expression): boolean {
  return (
    right.kind === "integer" &&
    ((operator === "&" && right.value === 255n) || (operator === "%" && right.value === 256n))
  );
}

function useIn(project: Project, call: Call): string | undefined {
  for (const value of project.calleesOf(call)) {
    if (value.kind !== "external") continue;
    if (DECODING.test(value.path)) return "decoded";
    if (EXITING.test(value.path)) return value.path.replace(/^(?:builtins|global|SCons\.Script)\./, "");
  }
  return undefined;
}

/** Places that make a descriptor or handle inheritable, and whether the same function ends it. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Call, type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { referencesByName } from "../callers.ts";
import { argumentOf, callsIn, flagOf, pathsOf } from "../calls-in.ts";
import { enclosingClass } from "../classes.ts";
import { foreignCallsIn } from "../ctypes/calls.ts";
import type { Project } from "../project.ts";

export interface FlagSet {
  readonly call: Call;
  /** What is made inheritable; the object itself for `sock.set_inheritable(True)`. */
  readonly subject: Expression | undefined;
  readonly name: string;
}

export function* flagsSet(project: Project, file: ModuleModel): Iterable<FlagSet> {
  for (const call of callsIn(project, file)) {
    const name = lastName(call.callee);
    const [first, second] = call.arguments;
    const paths = pathsOf(project, call.callee);
    if (paths.some((it) => it === "os.set_inheritable" || it === "os.set_handle_inheritable")) {
      if (second !== undefined && flagOf(project, second.value) === true && second.value.kind === "boolean") {
        yield { call, subject: first?.value, name: paths[0] ?? name };
      }
    } else if (name === "set_inheritable" && call.callee.kind === "attribute" && call.arguments.length === 1) {
      if (first?.value.kind === "boolean" && first.value.value) yield { call, subject: call.callee.object, name };
    } else if (paths.includes("fcntl.fcntl") && clearsCloexec(call)) {
      yield { call, subject: first?.value, name: "fcntl(F_SETFD)" };
    } else if (
      paths.some((it) => /^(win32api|win32event)\.SetHandleInformation$/.test(it)) &&
      setsInherit(
        project,
        call.arguments.map((it) => it.value),
      )
    ) {
      yield { call, subject: first?.value, name };
    }
  }
  for (const foreign of foreignCallsIn(project, file)) {
    if (foreign.function.name === "SetHandleInformation" && setsInherit(project, foreign.arguments)) {
      yield { call: foreign.call, subject: foreign.arguments[0], name: "SetHandleInformation" };
    }
  }
}

/** `fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC)`, or 0. */
function clearsCloexec(call: Call): boolean {
  const command = argumentOf(call, 1, "cmd");
  const flags = argumentOf(call, 2, "arg");
  if (command === undefined || flags === undefined || lastName(command) !== "F_SETFD") return false;
  if (flags.kind === "integer") return flags.value === 0n;
  return /&\s*~\s*[\w.]*CLOEXEC/.test(textOf(flags));
}

/** `HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT`, by name or as 1. */
function setsInherit(project: Project, given: readonly Expression[]): boolean {
  const [, mask, flags] = given;
  if (mask === undefined || flags === undefined) return false;
  const isInherit = (it: Expression) =>
    /HANDLE_FLAG_INHERIT$/.test(lastName(it)) ||
    project.evaluate(it).every((v) => v.kind === "constant" && v.type === "int" && v.value === 1n);
  return isInherit(mask) && isInherit(flags);
}

/**
 * Whether the same function ends it: takes the flag back, closes the descriptor, or replaces the process. What ends in
 * another function is not known to leak either, when the class or module has the counterpart.
 */
export function isTakenBack(project: Project, call: Call, subject: Expression | undefined): boolean {
  const owner: Node = enclosingFunction(call) ?? project.fileOf(call).source.module;
  const name = subject === undefined ? "" : textOf(subject).replace(/\.(fileno|handle|_handle)(\(\))?$/, "");
  for (const node of walk(owner)) {
    if (node.kind !== "call" || node === call) continue;
    const called = lastName(node.callee);
    // A descriptor that becomes a standard stream is meant for every child.
    if (/^_?dup2$/.test(called) && node.arguments[0] !== undefined && textOf(node.arguments[0].value) === name)
      return true;
    const isAfter = spanOf(node).start > spanOf(call).start;
    if (/^(close|CloseHandle|closerange|Close|detach)$/.test(called) && isAfter && textOf(node).includes(name))
      return true;
    if (/^(set_inheritable|set_handle_inheritable)$/.test(called)) {
      const last = node.arguments.at(-1);
      if (last !== undefined && flagOf(project, last.value) === false) return true;
    }
    if (/^SetHandleInformation$/.test(called) && isAfter && /,\s*0\s*\)$/.test(textOf(node))) return true;
    if (called === "fcntl" && isAfter && /F_SETFD/.test(textOf(node)) && !clearsCloexec(node)) return true;
  }
  // What sets the flag to what a parameter says is a tool for both ways; the caller decides.
  return false;
}

/** `with pipe: pipe.hand_over(); Popen(…)`: wherever a method that sets the flag is called, its object is closed after. */
export function isClosedByCallers(project: Project, call: Call): boolean {
  const owner = enclosingFunction(call);
  if (owner?.kind !== "functionDef" || enclosingClass(owner) === undefined) return false;
  const uses = referencesByName(project, owner.name.id).filter((it) => it.kind === "attribute");
  return (
    uses.length > 0 && uses.every((it) => it.parent?.kind === "call" && isClosedAround(it.parent, textOf(it.object)))
  );
}

function isClosedAround(call: Call, name: string): boolean {
  for (let node: Node | undefined = call; node !== undefined && node.kind !== "functionDef"; node = node.parent) {
    if (node.kind !== "with") continue;
    if (node.items.some(({ context, target }) => textOf(target ?? context) === name)) return true;
  }
  return false;
}

/** `os.environ["SERVER_FD"] = str(server.fileno())`: the program that comes next is told the number, and finds it open. */
export function isExported(project: Project, call: Call, subject: Expression | undefined): boolean {
  const owner: Node = enclosingFunction(call) ?? project.fileOf(call).source.module;
  const root = /^(self\.\w+|\w+)/.exec(subject === undefined ? "" : textOf(subject))?.[0];
  if (root === undefined) return false;
  const names = (it: Expression) => new RegExp(`(^|[^\\w.])${root.replace(".", "\\.")}\\b`).test(textOf(it));
  return walk(owner).some((node) => {
    if (node.kind === "call") {
      const given = node.arguments[1];
      return given !== undefined && pathsOf(project, node.callee).includes("os.putenv") && names(given.value);
    }
    return (
      node.kind === "assign" &&
      names(node.value) &&
      node.targets.some((it) => it.kind === "subscript" && pathsOf(project, it.object).includes("os.environ"))
    );
  });
}

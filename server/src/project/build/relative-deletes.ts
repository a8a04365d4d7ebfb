/** Deletions of all there is in the directory that a program happens to be started in. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import { operandsOf } from "../../semantics/shell/command-effects.ts";
import { programOf } from "../../semantics/shell/program.ts";
import { simpleCommandsIn } from "../../semantics/shell/script-walk.ts";
import { literalOf, type Word } from "../../semantics/shell/shell-tree.ts";
import { isDead } from "../../semantics/target.ts";
import {
  type Call,
  type Expression,
  type For,
  type Name,
  type Node,
  type Statement,
  textOf,
} from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction } from "../../syntax/walk.ts";
import { callsIn, pathOf } from "../calls-in.ts";
import { startsThrough } from "../processes/checked-shells.ts";
import { loadsOfParameter } from "../processes/name-uses.ts";
import { commandOf } from "../processes/process-command.ts";
import { type ProcessStart, startOf } from "../processes/process-start.ts";
import type { Project } from "../project.ts";

const CHANGES = Symbol("whether a program changes directory");

export interface RelativeDelete {
  readonly node: Expression;
  /** What is deleted, as it is written: `*`, `..`. */
  readonly pattern: string;
  /** `rm`, `shutil.rmtree`. */
  readonly by: string;
}

export function* relativeDeletes(project: Project, file: ModuleModel): Iterable<RelativeDelete> {
  if (!project.mayMeet(file, /\b(?:rm|del|erase|remove|unlink|rmtree)\b/)) return;
  for (const call of callsIn(project, file)) {
    const found =
      deleteOfTree(project, call) ??
      deleteInLoop(project, call) ??
      deleteByShell(project, call) ??
      deleteThrough(project, call);
    if (found !== undefined && !isPlaced(project, call) && !isDead(project.targetAt(call))) yield found;
  }
}

/** `shutil.rmtree(".")`, which empties the directory before it fails to remove it. */
function deleteOfTree(project: Project, call: Call): RelativeDelete | undefined {
  if (!/\brmtree$/.test(textOf(call.callee)) || pathOf(project, call.callee) !== "shutil.rmtree") return undefined;
  const [first] = call.arguments;
  if (first === undefined || first.unpack !== undefined || first.name !== undefined) return undefined;
  return isStartDirectory(project, first.value)
    ? { node: call, pattern: textOf(first.value), by: "shutil.rmtree" }
    : undefined;
}

function isStartDirectory(project: Project, expression: Expression): boolean {
  if (expression.kind === "call") {
    const path = pathOf(project, expression.callee);
    if (path === "os.getcwd" || path === "pathlib.Path.cwd") return true;
    const [only] = expression.arguments;
    return path === "pathlib.Path" && (only === undefined || /^["']\.{1,2}\/?["']$/.test(textOf(only.value)));
  }
  const [value, ...others] = project.evaluate(expression);
  if (value === undefined || others.length > 0) return false;
  if (value.kind === "external") return value.path === "os.curdir" || value.path === "os.pardir";
  return value.kind === "constant" && value.type === "str" && /^\.{1,2}\/?$/.test(value.value);
}

/** `for path in glob.glob("*"): os.remove(path)`. */
function deleteInLoop(project: Project, call: Call): RelativeDelete | undefined {
  if (call.parent?.kind !== "for" && call.parent?.kind !== "forClause") return undefined;
  const pattern = everythingOf(project, call);
  const by = pattern === undefined ? undefined : deleterAround(project, call);
  return pattern === undefined || by === undefined ? undefined : { node: call, pattern, by };
}

/** What deletes each element of what a call lists, in a loop over it or a comprehension. */
export function deleterAround(project: Project, call: Call): string | undefined {
  const { parent } = call;
  if (parent?.kind === "for" && parent.iterable === call && parent.target.kind === "name") {
    return deleterIn(project, parent, parent.target);
  }
  if (parent?.kind !== "forClause" || parent.iterable !== call || parent.target.kind !== "name") return undefined;
  const around = parent.parent;
  if (parent.conditions.length > 0 || around?.kind !== "comprehension" || around.element.kind !== "call")
    return undefined;
  return deleterOf(project, around.element, parent.target);
}

/** What a call lists of the directory the program is in, if that is everything. */
function everythingOf(project: Project, { callee, arguments: given }: Call): string | undefined {
  const [first] = given;
  const path = pathOf(project, callee);
  if (path === "os.listdir" || path === "os.scandir") {
    return first === undefined || isStartDirectory(project, first.value) ? "." : undefined;
  }
  if (
    callee.kind === "attribute" &&
    /^(?:iterdir|r?glob)$/.test(callee.name) &&
    isStartDirectory(project, callee.object)
  ) {
    const isAll = callee.name === "iterdir" || (first?.value.kind === "string" && isEverything(first.value.value));
    return isAll ? textOf(first?.value ?? callee.object) : undefined;
  }
  if (path !== "glob.glob" && path !== "glob.iglob") return undefined;
  // A `root_dir` says which directory.
  const [value, ...others] = first === undefined || given.length > 1 ? [] : project.evaluate(first.value);
  const isText = value?.kind === "constant" && value.type === "str" && others.length === 0;
  return isText && isEverything(value.value) ? value.value : undefined;
}

/** What deletes each element of a loop, whatever it is called. */
function deleterIn(project: Project, { body }: For, name: Name): string | undefined {
  let by: string | undefined;
  const pending: Statement[] = [...body];
  for (let statement = pending.pop(); statement !== undefined; statement = pending.pop()) {
    if (statement.kind === "if") {
      // Files are deleted by one function, and folders by another; any other question picks some.
      if (
        !/^(?:os\.path\.)?(?:isfile|isdir|islink)\(\s*\w+\s*\)$|^\w+\.is_(?:file|dir|symlink)\(\)$/.test(
          textOf(statement.test),
        )
      )
        return undefined;
      pending.push(...statement.body, ...statement.orelse);
    } else if (statement.kind === "try") {
      pending.push(...statement.body);
    } else if (statement.kind === "expressionStatement" && statement.value.kind === "call") {
      by = deleterOf(project, statement.value, name) ?? by;
    } else if (/\b(?:continue|break|return|raise)\b/.test(textOf(statement))) {
      return undefined;
    }
  }
  return by;
}

/** `os.remove(path)`, `path.unlink()`. */
function deleterOf(project: Project, { callee, arguments: [first] }: Call, name: Name): string | undefined {
  const isIt = (it: Expression | undefined) => it?.kind === "name" && it.id === name.id;
  if (callee.kind === "attribute" && /^(?:unlink|rmdir|rmtree)$/.test(callee.name) && isIt(callee.object))
    return `${name.id}.${callee.name}`;
  const path = isIt(first?.value) ? pathOf(project, callee) : undefined;
  return path !== undefined && /^(?:os\.(?:remove|unlink)|shutil\.rmtree)$/.test(path) ? path : undefined;
}

/** `clean("*")`, where `clean` deletes what it is told. */
function deleteThrough(project: Project, call: Call): RelativeDelete | undefined {
  for (const argument of call.arguments) {
    const { value } = argument;
    if (value.kind !== "string" || !(isEverything(value.value) || /^\.{1,2}\/?$/.test(value.value))) continue;
    const [callee, ...others] = project.calleesOf(call);
    if (callee?.kind !== "function" || others.length > 0) return undefined;
    for (const load of loadsOfParameter(project, callee, call, argument) ?? []) {
      const inner = load.parent?.kind === "argument" ? load.parent.parent : undefined;
      if (inner?.kind !== "call" || inner.arguments[0]?.value !== load || isPlaced(project, inner)) continue;
      // What the name stands for by then may be another path.
      if (reachingBindings(load)?.some(({ origin }) => origin.kind !== "parameter") !== false) continue;
      const path = pathOf(project, inner.callee) ?? "";
      const isGlob = /^glob\.i?glob$/.test(path) && inner.arguments.length === 1 && isEverything(value.value);
      const by = isGlob
        ? deleterAround(project, inner)
        : path === "shutil.rmtree" && !isEverything(value.value)
          ? path
          : undefined;
      if (by !== undefined) return { node: call, pattern: value.value, by };
    }
  }
  return undefined;
}

function deleteByShell(project: Project, call: Call): RelativeDelete | undefined {
  const own = startOf(project, call);
  for (const start of own === undefined ? startsThrough(project, call, true) : [own]) {
    const found = own === undefined && isPlaced(project, start.call) ? undefined : deleteByStart(project, call, start);
    if (found !== undefined) return found;
  }
  return undefined;
}

function deleteByStart(project: Project, call: Call, start: ProcessStart): RelativeDelete | undefined {
  // A recipe runs in a folder of its own.
  if (start.receiver === "conan" || start.receiver === "nox") return undefined;
  if (start.arguments.some(({ name, unpack }) => name === "cwd" || name === "dir" || unpack === "**")) return undefined;
  const command = commandOf(project, start);
  if (command?.form !== "shell" || command.script.problem !== undefined) return undefined;
  for (const simple of simpleCommandsIn(command.script)) {
    const program = programOf(simple);
    const name = program?.name?.toLowerCase() ?? "";
    // Behind it the directory is another one, or nobody knows which.
    if (program === undefined || /^(?:cd|chdir|pushd|popd|test|\[|exit|\.|source)$/.test(name)) return undefined;
    if (!/^(?:rm|del|erase)$/.test(name)) continue;
    const operand = operandsOf(program).find((it) => isUnquoted(it) && isEverything(literalOf(it) ?? ""));
    const pattern = operand === undefined ? undefined : literalOf(operand);
    const isWritten = start.call === call && project.fileOf(command.expression) === project.fileOf(call);
    const node = isWritten ? command.expression : call;
    if (pattern !== undefined) return { node, pattern, by: name };
  }
  return undefined;
}

function isUnquoted({ pieces }: Word): boolean {
  return pieces.every((it) => it.kind === "literal" && !it.quoted);
}

function isEverything(pattern: string): boolean {
  return /^(?:\.{1,2}\/)*\*{1,2}(?:\/\*{1,2})*$|^\*\.\*$/.test(pattern);
}

/** Whether the program says where it is, or makes sure of it. */
function isPlaced(project: Project, node: Node): boolean {
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "with" || (parent.kind === "if" && /cwd|exists|isfile|isdir/.test(textOf(parent.test))))
      return true;
  }
  const around = enclosingFunction(node);
  // Whoever calls `clean_cwd` is told.
  if (around?.kind === "functionDef" && /cwd|pwd|current|here/i.test(around.name.id)) return true;
  const places =
    /\b(?:f?chdir|isolated_filesystem|working_directory|pushd|chroot|lcd|run_?path)\b|\bcd\s*\(|getcwd\(\)\)?\s*[!=]=|\b(?:assert|input)\b/;
  const text = textOf(around ?? [...ancestorsOf(node)].at(-1) ?? node);
  return places.test(text) || changesDirectory(project, project.fileOf(node));
}

/** A program that changes directory anywhere may have done so before. */
function changesDirectory(project: Project, file: ModuleModel): boolean {
  return project.memoFor(CHANGES, file, () => callsIn(project, file).some((it) => /\bchdir$/.test(textOf(it.callee))));
}

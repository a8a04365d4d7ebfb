/** Deletions of all there is in the directory that a program happens to be started in. */

import type { ModuleModel } from "../../semantics/module-model.ts";
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
import { commandOf } from "../processes/process-command.ts";
import { startOf } from "../processes/process-start.ts";
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
    const found = deleteOfTree(project, call) ?? deleteInLoop(project, call) ?? deleteByShell(project, call);
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
  if (expression.kind === "call") return pathOf(project, expression.callee) === "os.getcwd";
  const [value, ...others] = project.evaluate(expression);
  if (value === undefined || others.length > 0) return false;
  if (value.kind === "external") return value.path === "os.curdir" || value.path === "os.pardir";
  return value.kind === "constant" && value.type === "str" && /^\.{1,2}\/?$/.test(value.value);
}

/** `for path in glob.glob("*"): os.remove(path)`. */
function deleteInLoop(project: Project, call: Call): RelativeDelete | undefined {
  const { parent } = call;
  if (parent?.kind !== "for" || parent.iterable !== call || parent.target.kind !== "name") return undefined;
  const pattern = everythingOf(project, call);
  const by = pattern === undefined ? undefined : deleterIn(project, parent, parent.target);
  return pattern === undefined || by === undefined ? undefined : { node: call, pattern, by };
}

/** What a call lists of the directory the program is in, if that is everything. */
function everythingOf(project: Project, { callee, arguments: given }: Call): string | undefined {
  const [first] = given;
  const path = pathOf(project, callee);
  if (path === "os.listdir" || path === "os.scandir") {
    return first === undefined || isStartDirectory(project, first.value) ? "." : undefined;
  }
  if (path !== "glob.glob" && path !== "glob.iglob") return undefined;
  // A `root_dir` says which directory.
  const [value, ...others] = first === undefined || given.length > 1 ? [] : project.evaluate(first.value);
  const isText = value?.kind === "constant" && value.type === "str" && others.length === 0;
  return isText && isEverything(value.value) ? value.value : undefined;
}

/** What deletes each element of a loop, whatever it is called. */
export function deleterIn(project: Project, { body }: For, name: Name): string | undefined {
  let by: string | undefined;
  const pending: Statement[] = [...body];
  for (let statement = pending.pop(); statement !== undefined; statement = pending.pop()) {
    if (statement.kind === "if") {
      // Files are deleted by one function, and folders by another; any other question picks some.
      if (
        !/^(?:os\.path\.)?(?:isfile|isdir|islink)\(\s*\w+\s*\)$|^\w+\.is_(?:file|dir)\(\)$/.test(textOf(statement.test))
      )
        return undefined;
      pending.push(...statement.body, ...statement.orelse);
    } else if (statement.kind === "try") {
      pending.push(...statement.body);
    } else if (statement.kind === "expressionStatement" && statement.value.kind === "call") {
      const path = pathOf(project, statement.value.callee);
      const [first] = statement.value.arguments;
      const isIt = first?.value.kind === "name" && first.value.id === name.id;
      if (isIt && path !== undefined && /^(?:os\.(?:remove|unlink)|shutil\.rmtree)$/.test(path)) by = path;
    } else if (/\b(?:continue|break|return|raise)\b/.test(textOf(statement))) {
      return undefined;
    }
  }
  return by;
}

function deleteByShell(project: Project, call: Call): RelativeDelete | undefined {
  const start = startOf(project, call);
  // A recipe runs in a folder of its own.
  if (start === undefined || start.receiver === "conan" || start.receiver === "nox") return undefined;
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
    const node = project.fileOf(command.expression) === project.fileOf(call) ? command.expression : call;
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

/** Changes of directory that a program may have missed, and what it deletes behind them as if it had not. */

import { suppressesByName } from "../../semantics/falling-off.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type Expression, type Node, type Statement, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { walk } from "../../syntax/walk.ts";
import { callsIn, pathOf } from "../calls-in.ts";
import { commandOf, displayOf, simpleCommandsOf } from "../processes/process-command.ts";
import { startOf } from "../processes/process-start.ts";
import { laterStatements } from "../processes/products.ts";
import { onlyTalks } from "../processes/talk.ts";
import type { Project } from "../project.ts";
import { deleterAround } from "./relative-deletes.ts";
import { changeIn, type Gravity, gravityOf } from "./wrong-directory.ts";

/** `try: os.chdir(DIR)` with a handler that goes on, or `if os.path.isdir(DIR): os.chdir(DIR)` with no other way. */
export interface MissedChange {
  readonly form: "missed";
  /** The change. */
  readonly node: Call;
  readonly directory: string;
  readonly how: "swallowed" | "skipped";
  /** What is done in the wrong directory. */
  readonly victim: Expression;
  readonly shown: string;
  readonly gravity: Gravity;
}

export function* missedChanges(project: Project, file: ModuleModel): Iterable<MissedChange> {
  if (!project.mayHold(file, /\bchdir\b/)) return;
  for (const node of callsIn(project, file)) {
    if (lastName(node.callee) !== "chdir" || pathOf(project, node.callee) !== "os.chdir") continue;
    const way = wayPast(project, node);
    const [directory] = node.arguments;
    if (way === undefined || directory === undefined || isDead(project.targetAt(node))) continue;
    // Where it starts it is already, or it comes back from there.
    if (isOwnDirectory(project, directory.value)) continue;
    const found = worstBehind(project, way.statement);
    if (found !== undefined) yield { form: "missed", node, directory: textOf(directory.value), how: way.how, ...found };
  }
}

function isOwnDirectory(project: Project, directory: Expression): boolean {
  // `dirname(__file__)` is empty, and no directory, where the program stands in its own.
  if (/__file__|argv\[0\]/.test(textOf(directory))) return true;
  if (
    /^["'.\s]*$|^\w*?\.?_?(?:old|orig|prev|initial|saved?|cwd|pwd|curr?)(?:_|dir|inal|ious|$)/i.test(textOf(directory))
  )
    return true;
  return project
    .evaluate(directory)
    .some((it) => it.kind === "result" && it.callee.kind === "external" && /^os\.getcwdu?$/.test(it.callee.path));
}

interface Way {
  readonly how: MissedChange["how"];
  /** Behind it nobody knows the directory. */
  readonly statement: Statement;
}

/** How the code behind a change is reached without it. */
function wayPast(project: Project, { parent: statement }: Call): Way | undefined {
  const around = statement?.parent;
  if (statement?.kind !== "expressionStatement" || around === undefined) return undefined;
  if (around.kind === "try" && around.body.includes(statement)) {
    const { handlers, body, orelse } = around;
    // What else is tried may be what the handler is for, and what stands behind the change is skipped with it.
    if (body.length > 1 || orelse.length > 0) return undefined;
    const catching = handlers.filter(
      (it) =>
        it.type === undefined ||
        /OSError|IOError|FileNotFound|NotADirectory|Exception|os\.error|WindowsError/.test(textOf(it.type)),
    );
    return catching.some((it) => onlyTalks(project, it.body)) ? { how: "swallowed", statement: around } : undefined;
  }
  if (around.kind === "with" && around.body.length === 1 && suppressesByName(around))
    return { how: "swallowed", statement: around };
  if (around.kind !== "if" || around.orelse.length > 0 || around.body.length > 1) return undefined;
  const { test } = around;
  const isThere = test.kind === "call" && /^os\.path\.(?:isdir|exists)$/.test(pathOf(project, test.callee) ?? "");
  const [asked] = isThere ? test.arguments : [];
  const [given] = statement.value.kind === "call" ? statement.value.arguments : [];
  if (asked === undefined || given === undefined || textOf(asked) !== textOf(given)) return undefined;
  return { how: "skipped", statement: around };
}

type Damage = Pick<MissedChange, "victim" | "shown" | "gravity">;

/** The worst that is done behind a statement in the directory that happens to be the current one. */
function worstBehind(project: Project, statement: Statement): Damage | undefined {
  let worst: Damage | undefined;
  for (const later of laterStatements(statement)) {
    for (const node of walk(later)) {
      if (node.kind !== "call" || isInFunction(node, later)) continue;
      // From here on the directory is another one.
      if (lastName(node.callee) === "chdir") return worst;
      const damage = damageOf(project, node);
      if (damage?.gravity === "destroys") return damage;
      worst ??= damage;
    }
  }
  return worst;
}

function isInFunction(node: Node, outer: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined && at !== outer; at = at.parent) {
    if (at.kind === "functionDef" || at.kind === "lambda") return true;
  }
  return outer.kind === "functionDef" || outer.kind === "classDef";
}

function damageOf(project: Project, call: Call): Damage | undefined {
  const start = startOf(project, call);
  if (start !== undefined) {
    if (start.arguments.some(({ name, unpack }) => name === "cwd" || name === "dir" || unpack === "**"))
      return undefined;
    const command = commandOf(project, start);
    if (command === undefined || (command.form === "shell" && command.script.problem !== undefined)) return undefined;
    for (const simple of simpleCommandsOf(command)) {
      if (changeIn(simple) !== undefined) return undefined;
      const gravity = gravityOf(simple);
      if (gravity !== undefined) return { victim: call, shown: displayOf(command), gravity };
    }
    return undefined;
  }
  const [first] = call.arguments;
  const path = first === undefined ? undefined : pathOf(project, call.callee);
  if (first !== undefined && path === "shutil.rmtree" && isRelative(project, first.value))
    return { victim: call, shown: textOf(call), gravity: "destroys" };
  const isList = /^(?:glob\.i?glob|os\.(?:listdir|scandir))$/.test(path ?? pathOf(project, call.callee) ?? "");
  if (!isList || call.arguments.length > 1 || (first !== undefined && !isRelative(project, first.value)))
    return undefined;
  return deleterAround(project, call) === undefined
    ? undefined
    : { victim: call, shown: textOf(call), gravity: "destroys" };
}

function isRelative(project: Project, path: Expression): boolean {
  const [value, ...others] = project.evaluate(path);
  return (
    others.length === 0 &&
    value?.kind === "constant" &&
    value.type === "str" &&
    /^(?![/\\~]|[A-Za-z]:)./.test(value.value)
  );
}

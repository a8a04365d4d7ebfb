/** Shell texts whose status somebody looks at: what they hide from that somebody is worth knowing. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings, valueExpressionOf } from "../../semantics/reaching.ts";
import { readShell } from "../../semantics/shell/read-shell.ts";
import { isDead } from "../../semantics/target.ts";
import type { Call, Expression, FunctionDef } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { buildActionsOf } from "./build-actions.ts";
import { commandOf, type ShellCommand } from "./process-command.ts";
import { type ProcessStart, raisesOnFailure, startOf } from "./process-start.ts";
import { usesOf } from "./status-uses.ts";
import { statusCallsOf } from "./statuses.ts";
import { textPartsOf } from "./text-parts.ts";

export interface CheckedShell {
  readonly command: ShellCommand;
  /** The text where it is written, or the call that passes it to a function which runs it. */
  readonly place: Expression;
  /** The call that runs it; absent for the actions of build tools. */
  readonly start: ProcessStart | undefined;
}

const SHELLS = Symbol("checked shell texts of a file");

export function checkedShellsOf(project: Project, file: ModuleModel): readonly CheckedShell[] {
  return project.memoFor(SHELLS, file.source.module, () => {
    const shells: CheckedShell[] = [];
    for (const node of walk(file.source.module)) {
      if (node.kind !== "call") continue;
      const start = startOf(project, node);
      for (const it of start === undefined ? startsThrough(project, node) : [start]) {
        const command = isChecked(project, file, it) ? commandOf(project, it) : undefined;
        if (command?.form === "shell" && !isDead(project.targetAt(node))) {
          shells.push({ command, place: start === undefined ? node : command.expression, start: it });
        }
      }
    }
    for (const action of buildActionsOf(project, file)) {
      if (action.kind !== "text") continue;
      shells.push({ command: actionCommand(project, action.expression), place: action.expression, start: undefined });
    }
    // A text that comes to several places is one text.
    return shells.filter((it, index) => shells.findIndex((other) => other.place === it.place) === index);
  });
}

function isChecked(project: Project, file: ModuleModel, start: ProcessStart): boolean {
  const raises = raisesOnFailure(project, start);
  if (raises !== false) return raises === true;
  if (start.api.channel !== "status" && start.api.channel !== "completed" && start.api.channel !== "process")
    return false;
  const form = start.api.channel;
  if (start.frame === undefined && !statusCallsOf(project, file).some((it) => it.call === start.call)) return false;
  return usesOf(project, start.call, form).some(
    (it) => it.kind === "tested" || it.kind === "exits" || it.kind === "noted",
  );
}

/** A text that a build tool reads; `-`, `@` and `+` in front are for the tool. */
export function actionCommand(project: Project, expression: ShellCommand["expression"]): ShellCommand {
  const [first, ...rest] = textPartsOf(project, expression);
  const parts =
    first === undefined
      ? []
      : first.kind === "text"
        ? [{ ...first, text: first.text.replace(/^[-@+\s]+/, "") }, ...rest]
        : [first, ...rest];
  return { form: "shell", expression, parts, script: readShell(parts, "sh") };
}

const STARTS_INSIDE = Symbol("starts inside a function");

/** Starts in a function of the workspace that run a text which this call passes. */
export function startsThrough(project: Project, call: Call, withNames = false): readonly ProcessStart[] {
  if (!call.arguments.some(({ value }) => isText(value) || (withNames && isBoundToText(value)))) return [];
  const found: ProcessStart[] = [];
  for (const callee of project.calleesOf(call)) {
    if (callee.kind !== "function" || callee.definition.kind !== "functionDef") continue;
    const inside = callsThatStart(project, callee.definition);
    if (inside.length === 0) continue;
    const frame = project.frameOf(call, callee);
    for (const inner of inside) {
      if (!project.isReachableIn(inner, frame)) continue;
      const start = startOf(project, inner, frame);
      if (start !== undefined) found.push(start);
    }
  }
  return found;
}

function callsThatStart(project: Project, definition: FunctionDef): readonly Call[] {
  return project.memoFor(STARTS_INSIDE, definition, () => {
    const parameters = new Set(definition.parameters.map((it) => it.name?.id));
    const calls: Call[] = [];
    for (const node of walk(definition)) {
      if (node.kind !== "call") continue;
      const [first] = node.arguments;
      if (first?.value.kind !== "name" || !parameters.has(first.value.id)) continue;
      if (startOf(project, node) !== undefined) calls.push(node);
    }
    return calls;
  });
}

function isText({ kind }: Expression): boolean {
  return kind === "string" || kind === "formatted" || kind === "binaryOperation";
}

/** A name that stands for one text, put together just before: `command = "cd {}; make".format(folder)`. */
function isBoundToText(value: Expression): boolean {
  const [only, ...others] = value.kind === "name" ? (reachingBindings(value) ?? []) : [];
  const bound = only === undefined || others.length > 0 ? undefined : valueExpressionOf(only);
  if (bound?.kind === "call") return bound.callee.kind === "attribute" && isText(bound.callee.object);
  return bound !== undefined && isText(bound);
}

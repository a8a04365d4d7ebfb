/** Commands whose failure a build tool was told to ignore, or whose helper's status nobody takes. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { literalArguments, programOf } from "../../semantics/shell/program.ts";
import { tidyingPrograms } from "../../semantics/shell/program-kinds.ts";
import type { SimpleCommand } from "../../semantics/shell/shell-tree.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Project } from "../project.ts";
import { buildActionsOf } from "./build-actions.ts";
import { checkedShellsOf } from "./checked-shells.ts";
import { judgeCommand } from "./command-kind.ts";
import { lostStatusesOf } from "./lost-statuses.ts";
import { commandOf, simpleCommandsOf } from "./process-command.ts";
import { isExplicitlyUnchecked, type ProcessStart, raisesOnFailure, startOf } from "./process-start.ts";
import { isBestEffort } from "./surroundings.ts";
import { textPartsOf } from "./text-parts.ts";

export interface IgnoredCommand {
  readonly form: "dash" | "status" | "unchecked" | "codes" | "retcode" | "warnOnly" | "keepGoing";
  readonly node: Expression;
  /** The `-` of an action. */
  readonly span: Span | undefined;
  readonly start: ProcessStart | undefined;
  readonly isOptional: boolean;
}

export function ignoredCommandsOf(project: Project, file: ModuleModel): readonly IgnoredCommand[] {
  const found = [...dashedActions(project, file), ...droppedStatuses(project, file), ...keptGoing(project, file)];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call") continue;
    const form = toldToIgnore(project, file, node);
    if (form !== undefined) found.push({ form, node, span: undefined, start: undefined, isOptional: true });
  }
  return found.filter((it) => !isDead(project.targetAt(it.node)));
}

/** `-tool $SOURCE`: SCons ignores the status, as make does. */
function dashedActions(project: Project, file: ModuleModel): IgnoredCommand[] {
  const found: IgnoredCommand[] = [];
  for (const action of buildActionsOf(project, file)) {
    if (action.kind !== "text" || action.tool !== "scons" || project.fileOf(action.expression) !== file) continue;
    const [first] = textPartsOf(project, action.expression);
    const prefix = first?.kind === "text" ? /^[@+\s]*-[@+\s]*(?=[\w$./])/.exec(first.text)?.[0] : undefined;
    if (prefix === undefined || first?.kind !== "text") continue;
    const program = /^[\w./-]*/.exec(first.text.slice(prefix.length))?.[0] ?? "";
    if (tidyingPrograms.has(program.slice(program.lastIndexOf("/") + 1).toLowerCase())) continue;
    const at = textOf(first.node).indexOf(first.text);
    const dash = spanOf(first.node).start + at + prefix.indexOf("-");
    const isHere = at !== -1 && project.fileOf(first.node) === file;
    const span = isHere ? { start: dash, end: dash + 1 } : undefined;
    found.push({ form: "dash", node: action.expression, span, start: undefined, isOptional: false });
  }
  return found;
}

/** `env.Execute(…)` and `ctx.exec_command(…)` as statements, and results of `warn=True` that nobody asks. */
function droppedStatuses(project: Project, file: ModuleModel): IgnoredCommand[] {
  const found: IgnoredCommand[] = [];
  for (const { status, loss, node } of lostStatusesOf(project, file)) {
    const { start } = status;
    if (start.receiver === undefined || status.wrappers.length > 0 || loss === "shown") continue;
    const { kind } = judgeCommand(project, start, file.options.allowIgnoredCommands);
    if (kind === "nobody" || isTidyFactory(project, start.call) || runsFunction(start.call)) continue;
    const isOptional = kind === "optional" || isBestEffort(project, node);
    const form = isExplicitlyUnchecked(project, start) ? "unchecked" : "status";
    found.push({ form, node: start.call, span: undefined, start, isOptional });
  }
  return found;
}

/** `Execute(Delete("x"))`: SCons' own actions that only clear the way. */
function isTidyFactory(project: Project, { arguments: [first] }: Call): boolean {
  if (first?.value.kind !== "call") return false;
  return project.calleesOf(first.value).some((it) => it.kind === "external" && /\.(?:Delete|Mkdir)$/.test(it.path));
}

/** `Execute(Action(function, …))`: what the function says is not a command's status. */
function runsFunction({ arguments: [first] }: Call): boolean {
  if (first?.value.kind === "lambda") return true;
  if (first?.value.kind !== "call") return false;
  const [action] = first.value.arguments;
  return (
    /\bAction$/.test(textOf(first.value.callee)) &&
    action !== undefined &&
    (action.value.kind === "name" || action.value.kind === "lambda")
  );
}

function toldToIgnore(project: Project, file: ModuleModel, call: Call): IgnoredCommand["form"] | undefined {
  const codes = call.arguments.find((it) => it.name === "success_codes");
  if (codes !== undefined && startOf(project, call)?.receiver === "nox") {
    const isOnlyZero =
      codes.value.kind === "sequence" && codes.value.elements.every((it) => it.kind === "integer" && it.value === 0n);
    return isOnlyZero ? undefined : "codes";
  }
  const retcode = call.arguments.find((it) => it.name === "retcode");
  if (retcode?.value.kind === "none" && /\bplumbum\b/.test(file.source.text)) return "retcode";
  const warnOnly = call.arguments.find((it) => it.name === "warn_only");
  if (warnOnly?.value.kind === "boolean" && warnOnly.value.value && /\bfabric\b/.test(file.source.text))
    return "warnOnly";
  return undefined;
}

/** `make -k` succeeds at what it can, and what it cannot is for the status to say; `make -i` does not even say it. */
function keptGoing(project: Project, file: ModuleModel): IgnoredCommand[] {
  const found: IgnoredCommand[] = [];
  const seen = new Set<Node>();
  const consider = (node: Expression, commands: readonly SimpleCommand[], start: ProcessStart | undefined) => {
    if (seen.has(node) || !commands.some(keepsGoing)) return;
    seen.add(node);
    found.push({ form: "keepGoing", node, span: undefined, start, isOptional: true });
  };
  for (const { command, place, start } of checkedShellsOf(project, file))
    consider(place, simpleCommandsOf(command), start);
  if (!project.mayHold(file, /["'](?:make|gmake|ninja)["']/)) return found;
  for (const node of walk(file.source.module)) {
    if (node.kind !== "call") continue;
    const start = startOf(project, node);
    const command =
      start !== undefined && raisesOnFailure(project, start) === true ? commandOf(project, start) : undefined;
    if (command?.form === "arguments") consider(node, simpleCommandsOf(command), start);
  }
  return found;
}

function keepsGoing(command: SimpleCommand): boolean {
  const program = programOf(command);
  if (program === undefined) return false;
  const given = literalArguments(program);
  if (/^g?make$/.test(program.name ?? ""))
    return given.some((it) => /^(?:-[A-Za-z]*[ki][A-Za-z]*|--keep-going|--ignore-errors)$/.test(it));
  return (
    program.name === "ninja" && given.some((it, index) => it === "-k0" || (it === "-k" && given[index + 1] === "0"))
  );
}

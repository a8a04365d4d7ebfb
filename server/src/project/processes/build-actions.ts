/** What build tools are told to run: command texts and functions given to SCons and waf. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Call, Expression, FunctionDef, Lambda, Node } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { buildToolsOf, classToolOf } from "./build-tool.ts";
import { isActionSignature } from "./process-start.ts";

export type BuildAction = TextAction | FunctionAction;

export interface TextAction {
  readonly kind: "text";
  readonly tool: "scons" | "waf";
  readonly expression: Expression;
}

export interface FunctionAction {
  readonly kind: "function";
  readonly tool: "scons" | "waf";
  readonly definition: FunctionDef | Lambda;
  /** Where it is given to the tool; the method itself for a task's `run`. */
  readonly use: Node;
}

const ACTIONS = Symbol("build actions of a file");

/** The actions that a file gives to its build tool, in the order of the source. */
export function buildActionsOf(project: Project, file: ModuleModel): readonly BuildAction[] {
  return project.memoFor(ACTIONS, file.source.module, () => findActions(project, file));
}

const MAKERS = /\b(?:Command|Action|Builder|AddPostAction|AddPreAction|rule|Task|Alias)\b/;
/** What a file that describes builds has in hand. */
const TOOLS = /\b(?:env|bld|ctx|SCons|Environment|waflib)\b/;

function findActions(project: Project, file: ModuleModel): readonly BuildAction[] {
  if (!project.mayHold(file, MAKERS)) return [];
  const tools = buildToolsOf(project, file);
  const actions: BuildAction[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind === "call") {
      const given = actionGivenTo(node, tools.has("waf"));
      if (given !== undefined && (given.tool === "waf" || isScons(project, node, tools.has("scons")))) {
        collect(project, given.expression, given.tool, actions, 0);
      }
    } else if (node.kind === "classDef" && classToolOf(project, node) === "waf") {
      const run = node.body.find((it) => it.kind === "functionDef" && it.name.id === "run");
      if (run?.kind === "functionDef" && isTask(project, node)) {
        actions.push({ kind: "function", tool: "waf", definition: run, use: run.name });
      }
    }
  }
  return actions;
}

function isTask(project: Project, node: Node & { kind: "classDef" }): boolean {
  return project.hierarchyOf(node).externals.some((it) => /\bTask(?:Base)?$/.test(it));
}

/** A file that SCons reads, or a function of its action's signature, or a result of `SCons.…` names. */
function isScons(project: Project, call: Call, isSconsFile: boolean): boolean {
  if (isSconsFile) return true;
  const { callee } = call;
  return (
    callee.kind === "name" &&
    project.evaluate(callee).some((it) => it.kind === "external" && it.path.startsWith("SCons."))
  );
}

interface Given {
  readonly tool: "scons" | "waf";
  readonly expression: Expression;
}

/** Where each maker has its action: a keyword, or a position. */
const SCONS_MAKERS: ReadonlyMap<string, readonly [keyword: string, position: number | undefined]> = new Map([
  ["Command", ["action", 2]],
  ["Action", ["action", 0]],
  ["Builder", ["action", undefined]],
  ["AddPostAction", ["action", 1]],
  ["AddPreAction", ["action", 1]],
  ["Alias", ["action", 2]],
]);

function actionGivenTo({ callee, arguments: given }: Call, isWaf: boolean): Given | undefined {
  if (isWaf) {
    const rule = given.find((it) => it.name === "rule");
    if (rule !== undefined) return { tool: "waf", expression: rule.value };
  }
  const name = lastName(callee);
  const place = SCONS_MAKERS.get(name);
  if (place === undefined || given.some((it) => it.unpack !== undefined)) return undefined;
  const [keyword, position] = place;
  const named = given.find((it) => it.name === keyword);
  const positional = position === undefined ? undefined : given.filter((it) => it.name === undefined)[position];
  const expression = (named ?? positional)?.value;
  return expression === undefined ? undefined : { tool: "scons", expression };
}

/** A text, a function, or a list of them; names and calls of `Action` are followed by value. */
function collect(
  project: Project,
  expression: Expression,
  tool: "scons" | "waf",
  actions: BuildAction[],
  depth: number,
): void {
  if (depth > 4) return;
  switch (expression.kind) {
    case "sequence":
      for (const element of expression.elements) {
        // A list in a list is an argument list, which no shell reads.
        if (element.kind !== "sequence") collect(project, element, tool, actions, depth + 1);
      }
      return;
    case "string":
    case "formatted":
      actions.push({ kind: "text", tool, expression });
      return;
    case "binaryOperation":
      if (
        expression.operator === "+" &&
        (expression.left.kind === "sequence" || expression.right.kind === "sequence")
      ) {
        collect(project, expression.left, tool, actions, depth + 1);
        collect(project, expression.right, tool, actions, depth + 1);
      } else {
        actions.push({ kind: "text", tool, expression });
      }
      return;
    default:
      collectValues(project, expression, tool, actions, depth);
  }
}

function collectValues(
  project: Project,
  expression: Expression,
  tool: "scons" | "waf",
  actions: BuildAction[],
  depth: number,
): void {
  for (const value of project.evaluate(expression)) {
    if (value.kind === "function") {
      actions.push({ kind: "function", tool, definition: value.definition, use: expression });
    } else if (value.kind === "constant" && value.type === "str") {
      actions.push({ kind: "text", tool, expression });
    } else if (value.kind === "collection" && value.node.kind === "sequence") {
      collect(project, value.node, tool, actions, depth + 1);
    } else if (value.kind === "computed" && value.node.kind !== "comparison") {
      collect(project, value.node, tool, actions, depth + 1);
    }
  }
}

const FUNCTIONS = Symbol("functions that are build actions");

/** The functions of a file that a build tool calls as actions, with the place that says so. */
export function actionFunctionsOf(project: Project, file: ModuleModel): ReadonlyMap<FunctionDef, FunctionAction> {
  return project.memoFor(FUNCTIONS, file.source.module, () => {
    const functions = new Map<FunctionDef, FunctionAction>();
    for (const it of [...buildActionsOf(project, file), ...actionsOfOthers(project, file)]) {
      if (it.kind !== "function" || it.definition.kind !== "functionDef" || project.fileOf(it.definition) !== file)
        continue;
      if (!functions.has(it.definition)) functions.set(it.definition, it);
    }
    // `(target, source, env)` says it all, wherever the function is handed to SCons.
    for (const node of walk(file.source.module)) {
      if (node.kind !== "functionDef" || functions.has(node) || !isActionSignature(node) || isOtherRole(node)) continue;
      if (/^(?:target|self)$/.test(node.parameters[0]?.name?.id ?? "")) {
        functions.set(node, { kind: "function", tool: "scons", definition: node, use: node.name });
      }
    }
    return functions;
  });
}

/** Functions that SCons calls with the same parameters for another purpose: emitters, scanners, texts to show. */
function isOtherRole({ name, body }: FunctionDef): boolean {
  if (/emit|scan|strfunc|print|message|show|generator|_str$|^str|suffix|progress/i.test(name.id)) return true;
  return body.some((it) => it.kind === "return" && it.value?.kind === "sequence" && it.value.form === "tuple");
}

/** Actions that connected files make of functions of this one. */
function actionsOfOthers(project: Project, file: ModuleModel): readonly BuildAction[] {
  const others: BuildAction[] = [];
  for (const path of project.connected(file)) {
    const other = path === file.path ? undefined : project.module(path);
    if (other === undefined || !project.mayHold(other, MAKERS) || !project.mayHold(other, TOOLS)) continue;
    if (other !== undefined) others.push(...buildActionsOf(project, other));
  }
  return others;
}

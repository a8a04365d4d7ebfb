/** Exit statuses that a program's main function returns to a module that drops them: the interpreter ends with 0. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import type { UnpackingStep } from "../../semantics/scopes.ts";
import {
  type Call,
  type Expression,
  type FunctionDef,
  type If,
  type Return,
  type Statement,
  textOf,
} from "../../syntax/ast.ts";
import { ancestorsOf, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { startOf } from "./process-start.ts";
import { usesOf } from "./status-uses.ts";
import { isGenerator, returnsIn } from "./statuses.ts";
import { blockOf } from "./surroundings.ts";
import { isOnlyTalk } from "./talk.ts";

export interface LostProgramStatus {
  /** The statement's value: `main()`, `asyncio.run(main())`. */
  readonly value: Call;
  readonly definition: FunctionDef;
  /** A return that tells of a failure. */
  readonly failure: Return;
  /**
   * The file can be run as it stands, and the status is that of a process, or a number by the side of a 0 for success;
   * otherwise nothing shows that anybody meant it for a shell.
   */
  readonly isCertain: boolean;
}

/** What a returned value says to a shell. */
type Outcome = "success" | "failure" | "process" | "unknown";

/** Expressions that are looked into at most, and how deep: names, functions and what they return. */
const MOST_EXPRESSIONS = 100;
const DEEPEST = 15;

const ENTRY = /^_*(?:main|cli|run|start|entry|launch|execute|go|program)(?:_\w+)?$|_main$|^(?:run|do)?Main$/;

export function lostProgramStatusesOf(project: Project, file: ModuleModel): readonly LostProgramStatus[] {
  if (!file.source.text.includes("__name__") && !file.path.endsWith("__main__.py")) return [];
  return entriesOf(file).flatMap((value) => {
    const call = awaitedCall(value);
    const callees = call === undefined ? [] : project.calleesOf(call);
    const [callee] = callees;
    if (callees.length !== 1 || callee?.kind !== "function" || callee.definition.kind !== "functionDef") return [];
    const { definition } = callee;
    // A decorator may do with the value what it likes.
    if (!ENTRY.test(definition.name.id) || definition.decorators.length > 0) return [];
    if (definition.isAsync !== (call !== value) || isHandedOverElsewhere(project, definition)) return [];
    const status = statusOf(project, definition);
    if (status === undefined) return [];
    const isCertain = status.isCertain && !isPartOfPackage(file);
    return [{ value, definition, ...status, isCertain }];
  });
}

/** Relative imports fail in a script: the guard of such a module, as of a package, is for those who know to use `-m`. */
function isPartOfPackage({ path, source: { module } }: ModuleModel): boolean {
  if (path.endsWith("__main__.py")) return false;
  if (path.endsWith("__init__.py")) return true;
  return module.body.some((it) => it.kind === "importFrom" && it.level > 0);
}

/** Calls that are statements of the program itself, and after which no other status is given. */
function entriesOf({ path, source: { module } }: ModuleModel): readonly Call[] {
  const found: Call[] = [];
  const blocks = module.body.flatMap((it) => (isGuard(it) ? [it.body] : []));
  if (path.endsWith("__main__.py")) blocks.push(module.body);
  for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
    for (const [index, statement] of block.entries()) {
      const isLeft = block.slice(index + 1).some(givesStatus);
      if (statement.kind === "expressionStatement" && statement.value.kind === "call" && !isLeft) {
        found.push(statement.value);
      }
      if (statement.kind === "try" || statement.kind === "with") blocks.push(statement.body);
    }
  }
  return found;
}

/** `if __name__ == "__main__":` */
function isGuard(statement: Statement): statement is If {
  return statement.kind === "if" && /\b__name__\b/.test(textOf(statement.test));
}

/** `sys.exit(errors)`, `raise SystemExit(1)`; not `sys.exit()` and `sys.exit(0)`. */
function givesStatus(statement: Statement): boolean {
  return /\bexit\(\s*[^)0\s]|SystemExit\(\s*[^)0\s]/.test(textOf(statement).slice(0, 400));
}

/** The call whose value a statement has: its own, or that of the coroutine which `asyncio.run(main())` runs. */
function awaitedCall(value: Call): Call | undefined {
  const name = value.callee.kind === "attribute" ? value.callee.name : "";
  const isRunner = name === "run_until_complete" || textOf(value.callee) === "asyncio.run";
  if (!isRunner) return value;
  const [first] = value.arguments;
  return first?.value.kind === "call" ? first.value : undefined;
}

/** Where some other caller passes it on, that one is the program, and this an extra way in. */
function isHandedOverElsewhere(project: Project, definition: FunctionDef): boolean {
  return project
    .callersOf(definition)
    .calls.some(({ call }) =>
      usesOf(project, call, "status").some((it) => it.kind === "exits" || it.kind === "tested"),
    );
}

function statusOf(
  project: Project,
  definition: FunctionDef,
): Pick<LostProgramStatus, "failure" | "isCertain"> | undefined {
  const returns = returnsIn(definition).map((it) => ({
    it,
    outcomes: outcomesOf({ project, seen: new Set() }, it.value, [], 0),
  }));
  if (returns.some(({ outcomes }) => outcomes.size === 0 || outcomes.has("unknown"))) return undefined;
  const process = returns.find(({ outcomes }) => outcomes.has("process"));
  if (process !== undefined) {
    return leavesByItself(definition, process.it) ? undefined : { failure: process.it, isCertain: true };
  }
  const failures = returns.filter(({ outcomes }) => outcomes.has("failure"));
  const [failure] = failures;
  const zeros = returns.filter(({ it: { value }, outcomes }) => {
    return value !== undefined && value.kind !== "none" && outcomes.has("success");
  });
  if (failure === undefined || zeros.some(({ it }) => isInHandler(it))) return undefined;
  // Some take 1 for success: what stands at the end, or what is said in front, tells.
  const isLast = zeros.some(({ it }) => definition.body.at(-1) === it);
  const told = failures.find(({ it }) => isInHandler(it) || isSaidBefore(it));
  if (told === undefined && !isLast) return undefined;
  return { failure: (told ?? failure).it, isCertain: zeros.length > 0 };
}

/** `if code != 0: sys.exit(code)` in front of `return code`: what is left to return is success. */
function leavesByItself(definition: FunctionDef, { value }: Return): boolean {
  if (value?.kind !== "name") return false;
  return walk(definition).some(
    (it) =>
      it.kind === "if" &&
      walk(it.test).some((name) => name.kind === "name" && name.id === value.id) &&
      it.body.some((statement) => statement.kind === "raise" || givesStatus(statement)),
  );
}

function isInHandler(node: Return): boolean {
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "exceptHandler") return true;
    if (parent.kind === "functionDef") return false;
  }
  return false;
}

/** `print("no such file", file=sys.stderr); return 1` */
function isSaidBefore(node: Return): boolean {
  const block = blockOf(node);
  const before = block[block.indexOf(node) - 1];
  if (before === undefined || !isOnlyTalk([before])) return false;
  return /stderr|error|fail|invalid|not found|missing|cannot|can't|usage|unable|wrong|abort/i.test(textOf(before));
}

const STATUS_ATTRIBUTE = /^(?:returncode|exitstatus|exit_status|exit_code|exitcode)$/;

interface Search {
  readonly project: Project;
  readonly seen: Set<Expression>;
}

/** What a value, or the part of it at `path`, can say. Empty for what has been asked already. */
function outcomesOf(
  search: Search,
  value: Expression | undefined,
  path: readonly UnpackingStep[],
  depth: number,
): ReadonlySet<Outcome> {
  if (value === undefined || value.kind === "none") return new Set(["success"]);
  if (depth > DEEPEST || search.seen.size > MOST_EXPRESSIONS) return new Set(["unknown"]);
  if (search.seen.has(value)) return new Set();
  search.seen.add(value);
  const { project } = search;
  const next = (it: Expression, steps = path) => outcomesOf(search, it, steps, depth + 1);
  switch (value.kind) {
    case "integer":
      return new Set([value.value === 0n ? "success" : value.value < 256n ? "failure" : "unknown"]);
    case "unaryOperation":
      return new Set([value.operator === "-" && value.operand.kind === "integer" ? "failure" : "unknown"]);
    case "conditional":
      return union([next(value.body), next(value.orelse)]);
    case "await":
      return value.value === undefined ? new Set(["unknown"]) : next(value.value);
    case "attribute":
      return new Set([STATUS_ATTRIBUTE.test(value.name) ? "process" : namedOutcome(project, value)]);
    case "sequence": {
      const [index, ...deeper] = path;
      const element = typeof index === "number" ? value.elements.at(index) : undefined;
      return element === undefined || element.kind === "starred" ? new Set(["unknown"]) : next(element, deeper);
    }
    case "name": {
      const bindings = reachingBindings(value) ?? [];
      if (bindings.length === 0) return new Set(["unknown"]);
      return union(
        bindings.map(({ origin }) => {
          if (origin.kind === "value") return next(origin.value, [...origin.path, ...path]);
          if (origin.kind === "augmented") return union([next(origin.target), next(origin.value)]);
          return new Set<Outcome>(["unknown"]);
        }),
      );
    }
    case "call":
      return outcomesOfCall(search, value, path, depth);
    default:
      return new Set(["unknown"]);
  }
}

function outcomesOfCall(
  search: Search,
  call: Call,
  path: readonly UnpackingStep[],
  depth: number,
): ReadonlySet<Outcome> {
  const { project } = search;
  const channel = startOf(project, call)?.api.channel;
  if (channel !== undefined) return new Set([channel === "status" && path.length === 0 ? "process" : "unknown"]);
  if (call.callee.kind === "attribute" && call.callee.name === "wait" && call.arguments.length === 0)
    return new Set([isProcess(project, call.callee.object) ? "process" : "unknown"]);
  return union(
    project.calleesOf(call).map((callee) => {
      if (callee.kind !== "function" || callee.definition.kind !== "functionDef") return new Set<Outcome>(["unknown"]);
      if (callee.definition.isAsync !== (call.parent?.kind === "await") || isGenerator(callee.definition))
        return new Set<Outcome>(["unknown"]);
      const values = returnsIn(callee.definition).map((it) => it.value);
      return union(values.map((it) => outcomesOf(search, it, path, depth + 1)));
    }),
  );
}

function isProcess(project: Project, object: Expression): boolean {
  if (object.kind === "call") return startOf(project, object)?.api.channel === "process";
  if (object.kind !== "name") return false;
  return (reachingBindings(object) ?? []).some(
    ({ origin }) => origin.kind === "value" && origin.value.kind === "call" && isProcess(project, origin.value),
  );
}

/** `os.EX_USAGE`, `EXIT_FAILURE` of some class or module. */
function namedOutcome(project: Project, expression: Expression): Outcome {
  const outcomes = project.evaluate(expression).map((it): Outcome => {
    if (it.kind === "external" && it.path.startsWith("os.EX_")) return it.path === "os.EX_OK" ? "success" : "failure";
    if (it.kind === "constant" && it.type === "int") return it.value === 0n ? "success" : "failure";
    return "unknown";
  });
  const [first] = outcomes;
  return first !== undefined && outcomes.every((it) => it === first) ? first : "unknown";
}

function union(sets: readonly ReadonlySet<Outcome>[]): ReadonlySet<Outcome> {
  return new Set(sets.flatMap((it) => [...it]));
}

/** Whether a statement can end in an exception that its author had to think of: lack of memory and Ctrl-C are none. */

import {
  type Call,
  type ExceptHandler,
  type Expression,
  type FunctionDef,
  type Node,
  textOf,
} from "../../syntax/ast.ts";
import { ancestorsOf, childrenOf, isStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { isGuardedRemoval } from "./guarded-parts.ts";
import { isGenerator } from "./held-locks.ts";
import { isUnsureLookup } from "./lookups.ts";

/** How many calls of own functions are looked into. */
const deepestCall = 2;

/** Assignments of constants, names and plain attributes do not raise; nor do the headers around them. */
export function mayRaise(project: Project, node: Node | undefined, depth = 0): boolean {
  if (node === undefined) return false;
  if (node.kind === "functionDef" || node.kind === "classDef" || node.kind === "exceptHandler") return false;
  if (node.kind === "pass" || node.kind === "break" || node.kind === "continue" || node.kind === "global") return false;
  return headOf(node).some((it) => {
    for (const part of walk(it)) if (raisingParts.has(part.kind) && !isHarmless(project, part, depth)) return true;
    return false;
  });
}

const raisingParts = new Set<Node["kind"]>([
  "call",
  "await",
  "yield",
  "delete",
  "assert",
  "import",
  "importFrom",
  "subscript",
]);

const harmlessMethods =
  /^(?:append|appendleft|clear|discard|notify|notify_all|notifyAll|wait|wait_for|set|is_set|isSet|acquire|lock|unlock|locked|release|sleep|time|monotonic|current_thread|currentThread|current_process|get_ident|is_alive|isAlive|join|strip|startswith|endswith|lower|upper|format|uniform|getvalue|truncate|now|utcnow|today|Event|Lock|Thread|RLock|Condition|addHandler|removeHandler|addFilter|removeFilter|setFormatter|setLevel)$/;
const harmlessFunctions =
  /^(?:len|id|isinstance|bool|type|list|dict|set|tuple|callable|range|xrange|enumerate|zip|hasattr|super|OrderedDict|deque|frozenset|str|repr|print|reversed|current_thread|currentThread|current_process|get_ident|time|monotonic|min|max|abs|round|map|filter|any|all|sorted)$/;
/** What tells the developer: loggers, functions that are called like them, standard output. */
const tellers =
  /^(?:\w+\.)*_*(?:log|logger|logging)\.\w+$|^(?:self\.|cls\.)?_*(?:log|debug|trace)$|(?:^|\.)stdout\.(?:write|flush)$/i;

/** What asks the file system whether something is there, or only takes a path apart, and copies of what is in memory. */
const harmlessExternals =
  /^(?:os\.path\.(?:exists|lexists|isfile|isdir|islink|isabs|join|basename|dirname|abspath|normpath|normcase|split|splitext)|copy\.(?:copy|deepcopy)|threading\.\w+)$/;
/** What a container of Python answers without an exception, whatever is in it. */
const containerMethods =
  /^(?:get|has_key|add|update|extend|extendleft|insert|setdefault|copy|count|union|intersection|difference|symmetric_difference|issubset|issuperset|isdisjoint|rotate)$/;
const containerMakers =
  /^(?:builtins\.(?:dict|list|set|frozenset|tuple)|collections\.(?:OrderedDict|defaultdict|deque|Counter))$/;

/** Logging catches its own exceptions; these methods and functions raise for lack of memory only. */
function isHarmless(project: Project, part: Node, depth: number): boolean {
  if (part.kind === "subscript") return !isUnsureLookup(project, part);
  if (isGuardedRemoval(part) || isEmptying(part)) return true;
  if (part.kind !== "call") return false;
  const callee = textOf(part.callee);
  if (isToldOnly(part) || isQuietQueueCall(project, part)) return true;
  if (tellers.test(callee) || isExternal(project, part.callee, harmlessExternals)) return true;
  if (part.callee.kind !== "attribute") {
    return harmlessFunctions.test(callee) || callsOnlyHarmless(project, part, depth);
  }
  // `table.get(key, 0)` and `table.pop(key, 0)` are how one asks without an exception.
  const hasDefault = /^(?:get|pop)$/.test(part.callee.name) && part.arguments.length === 2;
  if (part.arguments.length === 0 && /^(?:keys|values|items|copy|OrderedDict|deque)$/.test(part.callee.name))
    return true;
  return (
    hasDefault ||
    harmlessMethods.test(part.callee.name) ||
    (containerMethods.test(part.callee.name) && isContainer(project, part.callee.object)) ||
    (part.callee.name === "start" && isThread(project, part.callee.object)) ||
    callsOnlyHarmless(project, part, depth)
  );
}

/** `log.debug("%s: locked", self.name())`: what is asked without arguments, only to be told. */
function isToldOnly(part: Call): boolean {
  if (part.arguments.length > 0 && !(part.callee.kind === "attribute" && part.callee.name === "format")) return false;
  for (const ancestor of ancestorsOf(part)) {
    if (isStatement(ancestor)) return false;
    if (ancestor.kind === "call" && tellers.test(textOf(ancestor.callee))) return true;
  }
  return false;
}

/**
 * What a queue answers without an exception: a `get` or a `put` that waits, a question, and a `put_nowait` where there is no
 * bound. One that is only known by its name is taken to have none.
 */
function isQuietQueueCall(project: Project, part: Call): boolean {
  const { callee } = part;
  if (callee.kind !== "attribute") return false;
  const isPut = /^put(?:_nowait)?$/.test(callee.name) && part.arguments.length === 1;
  const isAtOnce = callee.name === "put_nowait";
  if (!isPut && !(/^(?:get|empty|full|qsize)$/.test(callee.name) && part.arguments.length === 0)) return false;
  const values = project
    .evaluate(callee.object)
    .filter((it) => it.kind !== "unknown" && it.kind !== "argument" && it.kind !== "constant");
  const areQueues = values.every(
    (it) =>
      it.kind === "result" &&
      it.callee.kind === "external" &&
      /(?:^|\.)(?:Simple|Joinable|Lifo)?Queue$/.test(it.callee.path) &&
      (!isAtOnce || (it.call?.arguments.length ?? 1) === 0),
  );
  return areQueues && (values.length > 0 || /(?:^|[._])(?:q|\w*que(?:ue)?s?)$/i.test(textOf(callee.object)));
}

const isExternal = (project: Project, callee: Expression, meant: RegExp): boolean =>
  project.evaluate(callee).some((it) => it.kind === "external" && meant.test(it.path));

/** `[]`, `dict()`: whatever is kept in the place is one of Python's own containers. */
function isContainer(project: Project, object: Expression): boolean {
  const values = project.evaluate(object);
  return (
    values.length > 0 &&
    values.every(
      (it) =>
        it.kind === "collection" ||
        (it.kind === "result" && it.callee.kind === "external" && containerMakers.test(it.callee.path)),
    )
  );
}

/** To start a thread fails where the system has no more of them, which is lack of memory by another name. */
function isThread(project: Project, object: Expression): boolean {
  const values = project.evaluate(object);
  return (
    values.length > 0 &&
    values.every((it) => {
      if (it.kind === "result") return it.callee.kind === "external" && threads.test(it.callee.path);
      if (it.kind !== "instance" || project.methodOf(it.definition, "start") !== undefined) return false;
      return project.hierarchyOf(it.definition).externals.some((base) => threads.test(base));
    })
  );
}

const threads = /^threading\.(?:Thread|Timer)$/;

/** `del items[:]` */
function isEmptying(part: Node): boolean {
  return part.kind === "delete" && part.targets.every((it) => it.kind === "subscript" && it.index.kind === "slice");
}

/** Whether all that a call may run are functions of the workspace that do not raise. */
function callsOnlyHarmless(project: Project, call: Call, depth: number): boolean {
  if (depth >= deepestCall) return false;
  const callees = project.calleesOf(call);
  return (
    callees.length > 0 &&
    callees.every((it) => {
      if (it.kind === "class") {
        const { externals } = project.hierarchyOf(it.definition);
        const init = project.methodOf(it.definition, "__init__");
        if (externals.some((base) => base !== "object")) return false;
        return init === undefined || isQuiet(project, init, depth + 1);
      }
      return (
        it.kind === "function" && it.definition.kind === "functionDef" && isQuiet(project, it.definition, depth + 1)
      );
    })
  );
}

/** Longer functions are not read: some statement of them will raise. */
const longestQuiet = 60;

function isQuiet(project: Project, definition: FunctionDef, depth: number): boolean {
  if (definition.isAsync || isGenerator(definition) || definition.decorators.length > 0) return false;
  let count = 0;
  const pending: Node[] = [...definition.body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    count += 1;
    if (count > longestQuiet || node.kind === "raise" || node.kind === "with") return false;
    if (node.kind === "expressionStatement" && node.value.kind === "string") continue;
    if (mayRaise(project, node, depth)) return false;
    pending.push(...statementsIn(node));
  }
  return true;
}

/** `except:` and `except Exception:`, unless what was caught is kept, to be raised again. */
function catchesAll({ type, target, body }: ExceptHandler): boolean {
  if (type !== undefined && !/^(?:Base)?Exception$/.test(textOf(type))) return false;
  const name = target?.kind === "name" ? target.id : undefined;
  const keeps = (it: Node): boolean => it.kind === "assign" && it.value.kind === "name" && it.value.id === name;
  return name === undefined || !body.some((it) => walk(it).some(keeps));
}

function statementsIn(node: Node): readonly Node[] {
  switch (node.kind) {
    case "if":
    case "for":
    case "while":
      return [...node.body, ...node.orelse];
    case "try":
      return [
        ...(node.handlers.some(catchesAll) ? [] : node.body),
        ...node.orelse,
        ...node.finalbody,
        ...node.handlers.flatMap((it) => it.body),
      ];
    case "match":
      return node.cases.flatMap((it) => it.body);
    default:
      return [];
  }
}

/** The parts of a statement that run with it; the blocks inside are statements of their own. */
export function headOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "if":
    case "while":
      return [node.test];
    case "for":
      return [node.iterable];
    case "with":
      return node.items;
    case "try":
      return [];
    case "match":
      return [node.subject];
    default:
      return childrenOf(node).length === 0 ? [] : [node];
  }
}

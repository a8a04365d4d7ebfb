/** What becomes of the output of a command: asked a question that an empty or foreign text would answer, shown, or used. */

import { isStore } from "../../semantics/scopes.ts";
import type { Call, Expression, For, Name, Node } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { loadsOfParameter, usesOfBinding } from "./name-uses.ts";
import { isOnlyTalk } from "./talk.ts";

/** `parsed`: read by something that raises when the text is not what it expects. `searched`: line by line, for one. */
export type OutputUse = "tested" | "parsed" | "searched" | "shown" | "data";

const ASKING_METHOD =
  /^(?:startswith|endswith|find|rfind|index|rindex|count|isdigit|isalnum|isnumeric|isspace|__contains__)$/;
const TEXT_METHOD =
  /^(?:decode|encode|strip|rstrip|lstrip|lower|upper|split|rsplit|splitlines|partition|rpartition|replace|read|readline|readlines|join|title|group|groups|expandtabs|translate)$/;
const PARSER =
  /^(?:json\.loads?|simplejson\.loads?|yaml\.\w+|builtins\.(?:int|float|eval)|ast\.literal_eval|plistlib\.\w+|xml\..*|lxml\..*|datetime\..*|packaging\..*|distutils\.version\..*|re\.\w+|configparser\..*|uuid\.UUID|ipaddress\.\w+)$/;
const SHOWN =
  /^(?:builtins\.print|logging\..*|sys\.std(?:out|err)\.\w+|click\.(?:echo|secho)|typer\.echo|rich\.print|warnings\.warn)$/;

/** What a failed command printed is no path of anything. */
const LOOKING = /^os\.path\.(?:exists|lexists|isfile|isdir)$/;

/** The uses of an output text, followed through names and string methods. */
export function outputUsesOf(project: Project, output: Node): ReadonlySet<OutputUse> {
  const uses = new Set<OutputUse>();
  const seen = new Set<Node>();
  const pending: Node[] = [output];
  for (let node = pending.pop(); node !== undefined && seen.size < 200; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    pending.push(...stepOf(project, node, { uses, output }));
  }
  return uses;
}

/** Where the text goes next; what is done with it right here is added to `uses`. */
function stepOf(
  project: Project,
  node: Node,
  { uses, output }: { readonly uses: Set<OutputUse>; readonly output: Node },
): readonly Expression[] {
  const { parent } = node;
  switch (parent?.kind) {
    case "if":
      // `if errors: print(errors)` tells a person, and goes on.
      uses.add(isOnlyTalk(parent.body) && isOnlyTalk(parent.orelse) ? "shown" : "tested");
      return [];
    case "while":
    case "assert":
    case "comparison":
      uses.add("tested");
      return [];
    case "for":
      uses.add(parent.iterable === node && searches(parent) ? "searched" : isOnlyTalk(parent.body) ? "shown" : "data");
      return [];
    case "forClause":
      return parent.iterable === node ? filteredBy(parent, uses) : tested(uses);
    case "unaryOperation":
      if (parent.operator === "not") uses.add("tested");
      return [];
    case "booleanOperation":
      uses.add("tested");
      return [];
    case "conditional":
      if (parent.test !== node) return [parent];
      uses.add("tested");
      return [];
    case "attribute": {
      const call = parent.parent?.kind === "call" && parent.parent.callee === parent ? parent.parent : undefined;
      if (call !== undefined && ASKING_METHOD.test(parent.name)) uses.add("tested");
      else if (call !== undefined && TEXT_METHOD.test(parent.name)) return [call];
      else uses.add("data");
      return [];
    }
    case "subscript":
      // `out.split()[2]` raises where there is too little of it.
      if (parent.index.kind !== "slice" && !isCommunicate(node)) uses.add("parsed");
      return parent.object === node ? [parent] : [];
    case "await":
    case "starred":
      return [parent];
    case "binaryOperation":
      // `output + errors` is a text of both.
      if (parent.operator === "+") return [parent];
      uses.add("data");
      return [];
    case "assign":
      return parent.targets.flatMap((it) => loadsOf(it, uses));
    case "walrus":
      return [parent, ...loadsOf(parent.target, uses)];
    case "annotatedAssign":
      return loadsOf(parent.target, uses);
    case "print":
    case "formatted":
      uses.add(parent.kind === "print" || isShown(project, parent) ? "shown" : "data");
      return [];
    case "argument":
      return useAsArgument(project, node, parent.parent, uses);
    case "return":
      // Out of a function that was given the text it comes back to the call, which is followed for itself.
      if (enclosingFunction(node) === enclosingFunction(output))
        uses.add(isTestedByCallers(project, node) ? "tested" : "data");
      return [];
    case "expressionStatement":
      return [];
    default:
      uses.add("data");
      return [];
  }
}

function tested(uses: Set<OutputUse>): readonly Expression[] {
  uses.add("tested");
  return [];
}

/** `any(it.startswith("x") for it in lines)` looks for a line; a list of lines may be tested for being empty. */
function filteredBy({ parent }: Node, uses: Set<OutputUse>): readonly Expression[] {
  if (parent?.kind !== "comprehension") {
    uses.add("data");
    return [];
  }
  const call = parent.parent?.kind === "argument" ? parent.parent.parent : undefined;
  const isSearch = call?.kind === "call" && call.callee.kind === "name" && /^(?:any|all|next)$/.test(call.callee.id);
  uses.add(isSearch ? "searched" : "data");
  return isSearch || isWorkToDo(parent) ? [] : [parent];
}

/** `if files: check(files)` with nothing else: that there are none is no failure, and a failure is taken for none. */
function isWorkToDo({ parent }: Node): boolean {
  const target =
    parent?.kind === "assign" ? parent.targets[0] : parent?.kind === "annotatedAssign" ? parent.target : undefined;
  if (target?.kind !== "name") return false;
  return loadsOfName(target).some(
    (it) => it.parent?.kind === "if" && it.parent.test === it && it.parent.orelse.length === 0,
  );
}

/** Callers asked at most whether they look at what they get. */
const MOST_CALLERS = 4;

/** Whether every caller of the function that returns a text tests what it gets, as `if not version:` does. */
function isTestedByCallers(project: Project, returned: Node): boolean {
  const around = enclosingFunction(returned);
  if (around?.kind !== "functionDef" || isFirstAttempt(returned)) return false;
  const { calls, isPartial } = project.callersOf(around);
  return (
    !isPartial &&
    calls.length > 0 &&
    calls.length <= MOST_CALLERS &&
    calls.every(({ call }) => isTestedInPlace(project, call))
  );
}

/** `try: return …` with another way behind it, which an empty text never lets anybody try. */
function isFirstAttempt(returned: Node): boolean {
  for (const parent of ancestorsOf(returned)) {
    if (parent.kind === "functionDef") return false;
    if (parent.kind === "try" && parent.handlers.some(({ body }) => body.every((it) => it.kind === "pass")))
      return true;
  }
  return false;
}

/** Whether a value is compared or tested for being empty in the function that gets it, by itself or with a small helper. */
function isTestedInPlace(project: Project, value: Expression): boolean {
  const uses = new Set<OutputUse>();
  const seen = new Set<Node>();
  const pending: Node[] = [value];
  for (let node = pending.pop(); node !== undefined && seen.size < 60; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    // What is handed on once more is not followed.
    if (node.parent?.kind !== "return" || enclosingFunction(node) !== enclosingFunction(value))
      pending.push(...stepOf(project, node, { uses, output: value }));
  }
  return uses.has("tested") || uses.has("parsed");
}

/** A loop that looks for a line, and ends or remembers it when it is found. */
function searches(loop: For): boolean {
  for (const node of walk(loop)) {
    if (node.kind !== "if") continue;
    const leaves = node.body.some((it) => /^(?:break|return|raise|assign)$/.test(it.kind));
    if (leaves) return true;
  }
  return false;
}

/** `communicate()` gives a pair, whose items are always there. */
function isCommunicate(node: Node): boolean {
  return node.kind === "call" && node.callee.kind === "attribute" && node.callee.name === "communicate";
}

function isShown(project: Project, text: Expression): boolean {
  const call = text.parent?.kind === "argument" ? text.parent.parent : undefined;
  return call?.kind === "call" && project.calleesOf(call).some((it) => it.kind === "external" && SHOWN.test(it.path));
}

function useAsArgument(
  project: Project,
  node: Node,
  call: Node | undefined,
  uses: Set<OutputUse>,
): readonly Expression[] {
  if (call?.kind !== "call") return [];
  const path = calleePath(project, call);
  const isLogged =
    call.callee.kind === "attribute" && /^(?:debug|info|warning|error|exception|log|echo)$/.test(call.callee.name);
  if (SHOWN.test(path) || isLogged) {
    uses.add("shown");
  } else if (PARSER.test(path)) {
    uses.add("parsed");
  } else if (path === "builtins.bool" || LOOKING.test(path)) {
    uses.add("tested");
  } else if (
    /^builtins\.(?:len|str|list|tuple|set|sorted|repr|map|filter|sum)$/.test(path) ||
    path.endsWith("fsdecode")
  ) {
    return [call];
  } else if (
    call.callee.kind === "attribute" &&
    /^(?:match|search|findall|finditer|fullmatch|split|sub)$/.test(call.callee.name)
  ) {
    uses.add("parsed");
  } else if (call.callee.kind === "attribute" && call.callee.name === "join" && node.kind === "name") {
    return [call];
  } else {
    const inside = loadsInside(project, node, call);
    if (inside === undefined) uses.add("data");
    else return inside;
  }
  return [];
}

/** Where a function of the workspace reads the text, and what it makes of it; `undefined` where that is not known. */
function loadsInside(project: Project, node: Node, call: Call): readonly Expression[] | undefined {
  const [callee, ...others] = project.calleesOf(call);
  const argument = node.parent?.kind === "argument" ? node.parent : undefined;
  if (callee?.kind !== "function" || others.length > 0 || argument === undefined) return undefined;
  const loads = loadsOfParameter(project, callee, call, argument);
  return loads === undefined ? undefined : [...loads, call];
}

function calleePath(project: Project, call: Call): string {
  const [value] = project.calleesOf(call);
  return value?.kind === "external" ? value.path : "";
}

/** Loads of the names a target binds; a text kept in an attribute or element is data. */
function loadsOf(target: Expression, uses: Set<OutputUse>): readonly Expression[] {
  if (target.kind === "sequence") return target.elements.flatMap((it) => loadsOf(it, uses));
  if (target.kind !== "name") {
    uses.add("data");
    return [];
  }
  return loadsOfName(target);
}

/** Every load of a local name that may see what is bound at `target`. */
export function loadsOfName(target: Name): readonly Name[] {
  return usesOfBinding(target).filter((it) => !isStore(it));
}

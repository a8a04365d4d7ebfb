/** Values that may be the empty text, and that nobody asks whether they are. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { resolveName } from "../../semantics/scopes.ts";
import type { Value } from "../../semantics/values.ts";
import { type Call, type Expression, type Name, type Node, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, isInside, walk } from "../../syntax/walk.ts";
import { argumentOf, callsIn } from "../calls-in.ts";
import { namesIn } from "../processes/name-uses.ts";
import type { Project } from "../project.ts";

/** The expression that gives the empty text, if one may that stands at `use`. */
export function emptyOriginOf(project: Project, use: Expression): Expression | undefined {
  if (isLookedAt(project, use)) return undefined;
  const literal = use.kind === "name" ? emptyLiteralFor(use) : undefined;
  if (literal !== undefined) return literal;
  for (const value of project.evaluate(use)) {
    const origin = emptyOrigin(project, value);
    if (origin !== undefined && !isReplaced(origin) && !isLookedAtWhereBound(project, origin)) return origin;
  }
  return undefined;
}

/** `out = ""`, and an option that may follow or not. */
function emptyLiteralFor(name: Name): Expression | undefined {
  const bindings = reachingBindings(name) ?? [];
  if (bindings.length < 2) return undefined;
  for (const { origin, node } of bindings) {
    if (origin.kind !== "value" || origin.path.length > 0) continue;
    const { value } = origin;
    if (value.kind !== "string" || value.value !== "" || !areAlways(bindings, node)) continue;
    // What runs under a condition may run only where the name has got its value.
    if (conditionsOf(name).every((it) => isInside(node, it))) return value;
  }
  return undefined;
}

/** Whether the other bindings stand in loops over options: of an `if` nobody knows what it goes with. */
function areAlways(bindings: readonly { readonly node: Node }[], empty: Node): boolean {
  return bindings.every(({ node }) => node === empty || [...ancestorsOf(node)].some((it) => it.kind === "for"));
}

function conditionsOf(node: Node): readonly Node[] {
  return [...ancestorsOf(node)].filter((it) => /^(?:if|while|conditional|exceptHandler|matchCase)$/.test(it.kind));
}

const SILENT = /\b(?:which|find|grep|pgrep|pidof|awk|sed|cut|tail|head)\b|2> ?\/dev\/null/;

const SAME = /^(?:strip|lstrip|rstrip|decode)$/;

function emptyOrigin(project: Project, given: Value): Expression | undefined {
  let value = given;
  for (let depth = 0; depth < 4 && value.kind === "result" && value.callee.kind === "member"; depth++) {
    if (!SAME.test(value.callee.name)) break;
    value = value.callee.object;
  }
  if (value.kind === "member") return optionWithout(project, value);
  if (value.kind !== "result") return undefined;
  if (value.callee.kind === "member") return emptyAnswer(value.callee, value.call);
  if (value.callee.kind !== "external") return undefined;
  switch (value.callee.path) {
    case "os.environ.get":
    case "os.getenv":
      return isEmptyText(argumentOf(value.call, 1, "default")) ? value.call : undefined;
    case "builtins.input":
    case "builtins.raw_input":
      return value.call;
    // A command that fails says so, and that is output too, unless it fails silently.
    case "subprocess.getoutput":
    case "commands.getoutput":
      return SILENT.test(textOf(value.call)) ? value.call : undefined;
    default:
      return undefined;
  }
}

/** `os.popen(…).read()` of a command that has failed, `settings.get(…, fallback="")`. */
function emptyAnswer({ object, name }: Value & { kind: "member" }, call: Call): Expression | undefined {
  const isOutput = object.kind === "result" && object.callee.kind === "external" && object.callee.path === "os.popen";
  if (name === "read" && isOutput) return call;
  return name === "get" && isEmptyText(argumentOf(call, 9, "fallback")) ? call : undefined;
}

function isEmptyText(expression: Expression | undefined): boolean {
  return expression?.kind === "string" && expression.value === "";
}

/** `args.out`, where `add_argument("--out", default="")` says what it is without. */
function optionWithout(project: Project, value: Value & { kind: "member" }): Expression | undefined {
  const { object, name } = value;
  if (object.kind !== "result" || !/^parse_(?:known_)?args$/.test(lastName(object.call.callee))) return undefined;
  const file = project.fileOf(object.call);
  const options = callsIn(project, file).filter((it) => isOption(it, name));
  const [only, ...others] = options;
  return others.length === 0 && only !== undefined && isEmptyText(argumentOf(only, 9, "default")) ? only : undefined;
}

function isOption({ callee, arguments: given }: Call, name: string): boolean {
  if (!/^add_(?:argument|option)$/.test(lastName(callee))) return false;
  const destination = given.find((it) => it.name === "dest")?.value;
  if (destination !== undefined) return destination.kind === "string" && destination.value === name;
  return given.some(
    ({ value, name: keyword }) =>
      keyword === undefined && value.kind === "string" && value.value.replace(/^-+/, "").replaceAll("-", "_") === name,
  );
}

/** `… or "build"`, `… if … else …`: another value takes its place. */
function isReplaced(origin: Expression): boolean {
  for (const parent of ancestorsOf(origin)) {
    if (parent.kind === "booleanOperation" || parent.kind === "conditional") return true;
    if (parent.kind === "assign" || parent.kind === "functionDef" || parent.kind === "module") return false;
  }
  return false;
}

/** Whether the name that a value is bound to at its source is asked for there. */
function isLookedAtWhereBound(project: Project, origin: Expression): boolean {
  for (const parent of ancestorsOf(origin)) {
    if (parent.kind === "assign") return parent.targets.some((it) => isLookedAt(project, it));
    if (parent.kind === "functionDef") return false;
  }
  return false;
}

/** What takes a path and gives one, or a text: it asks nothing. */
const COMPOSES =
  /^(?:join|format|str|abspath|normpath|realpath|expanduser|expandvars|Path|print|log|debug|info|system|rmtree|glob|iglob|call|check_call|check_output|run|Popen|getoutput|quote)$/;

/**
 * Whether anything asks about a value, or gets it before and may refuse it: `makedirs("")` raises. By what stands in its scope,
 * wherever that is.
 */
function isLookedAt(project: Project, use: Expression): boolean {
  if (use.kind !== "name" && use.kind !== "attribute") return false;
  const text = textOf(use);
  const owner = use.kind === "name" ? resolveName(use)?.scope.owner : undefined;
  const others =
    owner === undefined
      ? walk(project.fileOf(use).source.module).filter((it) => it.kind === "attribute" && textOf(it) === text)
      : (namesIn(owner).byId.get(text) ?? []);
  return others.some((it) => it !== use && asks(it));
}

function asks(node: Node): boolean {
  let child = node;
  for (const parent of ancestorsOf(node)) {
    switch (parent.kind) {
      case "if":
      case "while":
      case "assert":
      case "conditional":
        return parent.test === child;
      case "comparison":
      case "booleanOperation":
        return true;
      case "unaryOperation":
        return parent.operator === "not";
      case "call":
        if (parent.callee !== child && !COMPOSES.test(lastName(parent.callee))) return true;
        break;
      case "functionDef":
      case "classDef":
      case "module":
        return false;
      default:
    }
    child = parent;
  }
  return false;
}

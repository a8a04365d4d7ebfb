/** What shows beside a call that its author lets the command fail: an argument that says so, or a branch that does not. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { type Call, type Node, type Statement, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, walk } from "../../syntax/walk.ts";

const TOLERANT =
  /^(?:ignore|allow|accept|tolerate|suppress|skip|no)_?(?:\w+_)?(?:err\w*|fail\w*|status|rc|code|exit\w*|non_?zero|check\w*)$/i;
const STRICT =
  /^(?:check\w*|fatal|strict|critical|must_?\w*|(?:raise|die|exit|abort|fail|stop|halt)(?:_?(?:on|if|when)_?\w+)?)$/i;

/** `run(command, ignore_error=True)`, `run(command, fatal=False)`: the helper has a switch for it, and it is set. */
export function isToldToGoOn(node: Node): boolean {
  const call = node.kind === "await" ? node.value : node;
  if (call?.kind !== "call") return false;
  return call.arguments.some(({ name, value }) => {
    if (name === undefined || value.kind !== "boolean") return false;
    return value.value ? TOLERANT.test(name) : STRICT.test(name);
  });
}

/** What a flag is called that says whether a failure counts. */
const ABOUT_FAILURE =
  /fatal|check|strict|rais|abort|exit|die|fail|ignor|toler|allow|must|requir|err|critical|safe|except|force|status|optional/i;

/** `if fatal: check_call(command) else: call(command)`: whoever sets the flag decides. */
export const isOneOfTwoManners = (node: Node): boolean => testOfOtherManner(node)?.isAboutFailure === true;

/** `if answers: start(command).wait() else: check_call(command)`: the flag is about something else, and the other branch checks. */
export const isCheckedInOtherBranch = (node: Node): boolean => testOfOtherManner(node)?.isAboutFailure === false;

/** The `if` whose other branch runs the same command, and raises where it fails. */
function testOfOtherManner(node: Node): { readonly isAboutFailure: boolean } | undefined {
  const start = node.kind === "call" ? startOfWaited(node) : undefined;
  if (start === undefined) return undefined;
  let child: Node = node;
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "functionDef" || parent.kind === "lambda") return undefined;
    if (parent.kind === "if") {
      const other = parent.body.some((it) => it === child) ? parent.orelse : parent.body;
      if (other.some((it) => checksTheSame(it, start)))
        return { isAboutFailure: ABOUT_FAILURE.test(textOf(parent.test)) };
    }
    child = parent;
  }
  return undefined;
}

/** The call that starts what `process.wait()` waits for; any other call is its own. */
function startOfWaited(call: Call): Call {
  const { callee } = call;
  if (callee.kind !== "attribute" || !/^(?:wait|communicate)$/.test(callee.name) || callee.object.kind !== "name")
    return call;
  const [binding, ...others] = reachingBindings(callee.object) ?? [];
  const origin = others.length === 0 ? binding?.origin : undefined;
  return origin?.kind === "value" && origin.value.kind === "call" ? origin.value : call;
}

function checksTheSame(statement: Statement, call: Call): boolean {
  const command = commandText(call);
  for (const it of walk(statement)) {
    if (it.kind === "call" && isChecked(it) && commandText(it) === command) return true;
  }
  return false;
}

const commandText = (call: Call): string => textOf(call.arguments[0]?.value ?? call);

const isChecked = ({ callee, arguments: given }: Call): boolean =>
  /^check_/.test(lastName(callee)) ||
  given.some((it) => it.name === "check" && it.value.kind === "boolean" && it.value.value);

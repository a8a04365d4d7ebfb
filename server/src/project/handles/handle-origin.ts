/** Whether Windows lets children inherit a handle, as far as the code that makes it shows. */

import type { Call, Expression, FunctionDef, Node } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { argumentOf, pathsOf } from "../calls-in.ts";
import type { Project } from "../project.ts";

/** `undefined`: it comes from elsewhere. */
export type HandleOrigin = "private" | "inheritable" | undefined;

/** Whether the system hands a handle on; a descriptor over a private one reaches no child, whatever its own flag says. */
export function originOf(project: Project, handle: Expression): HandleOrigin {
  const owner: Node = enclosingFunction(handle) ?? project.fileOf(handle).source.module;
  if (isMarkedInheritable(owner, textOf(handle))) return "inheritable";
  return originOfValue(project, handle, undefined, 3);
}

function originOfValue(project: Project, value: Expression, caller: Call | undefined, depth: number): HandleOrigin {
  if (depth === 0) return undefined;
  if (value.kind === "call") return originOfCall(project, value, caller, depth);
  if (value.kind !== "name") return undefined;
  const owner: Node = enclosingFunction(value) ?? project.fileOf(value).source.module;
  return agreed(assignedTo(owner, value.id).map((it) => originOfValue(project, it, caller, depth - 1)));
}

/** What a name of a function is set to, also as one of several: `read, write = CreatePipe(None, 0)`. */
function assignedTo(owner: Node, name: string): readonly Expression[] {
  const found: Expression[] = [];
  for (const node of walk(owner)) {
    if (node.kind !== "assign") continue;
    const names = node.targets.flatMap((it) => (it.kind === "sequence" ? it.elements : [it]));
    if (names.some((it) => it.kind === "name" && it.id === name)) found.push(node.value);
  }
  return found;
}

function agreed(origins: readonly HandleOrigin[]): HandleOrigin {
  if (origins.includes("inheritable")) return "inheritable";
  return origins.length > 0 && origins.every((it) => it === "private") ? "private" : undefined;
}

/** Functions of Windows that take security attributes, and where. */
const ATTRIBUTES: Readonly<Record<string, number>> = {
  CreatePipe: 0,
  CreateFile: 3,
  CreateFileW: 3,
  CreateFileA: 3,
  CreateNamedPipe: 7,
};

function originOfCall(project: Project, call: Call, caller: Call | undefined, depth: number): HandleOrigin {
  const name = lastName(call.callee);
  const position = ATTRIBUTES[name];
  if (position !== undefined) return originByAttributes(call, argumentOf(call, position, undefined));
  if (name === "DuplicateHandle") return originByFlag(argumentOf(call, 4, undefined), caller);
  // Both ends of it are made without security attributes.
  if (pathsOf(project, call.callee).includes("asyncio.windows_utils.pipe")) return "private";

  const returned = project.evaluate(call.callee).map((it) => {
    if (it.kind !== "function" || it.definition.kind !== "functionDef") return undefined;
    const { definition } = it;
    const values = [...walk(definition)].flatMap((node) =>
      node.kind === "return" && node.value !== undefined && enclosingFunction(node) === definition ? [node.value] : [],
    );
    return agreed(values.map((value) => originOfValue(project, value, call, depth - 1)));
  });
  return agreed(returned);
}

/** `None` or `NULL` for security attributes is a handle for this process alone. */
function originByAttributes(call: Call, attributes: Expression | undefined): HandleOrigin {
  if (attributes === undefined) return undefined;
  if (attributes.kind === "none" || (attributes.kind === "integer" && attributes.value === 0n)) return "private";
  if (lastName(attributes) === "NULL") return "private";
  const owner = enclosingFunction(call) ?? call;
  return /bInheritHandle\s*=\s*(True|TRUE|1)\b/.test(textOf(owner)) ? "inheritable" : undefined;
}

/** The flag itself, or what the call gives for the parameter that holds it. */
function originByFlag(flag: Expression | undefined, caller: Call | undefined): HandleOrigin {
  if (flag?.kind === "boolean") return flag.value ? "inheritable" : "private";
  if (flag?.kind === "integer") return flag.value === 0n ? "private" : "inheritable";
  const definition = flag === undefined ? undefined : enclosingFunction(flag);
  if (flag?.kind !== "name" || caller === undefined || definition?.kind !== "functionDef") return undefined;
  const given = givenFor(definition, caller, flag.id);
  return given?.kind === "boolean" ? (given.value ? "inheritable" : "private") : undefined;
}

function givenFor(definition: FunctionDef, caller: Call, name: string): Expression | undefined {
  if (caller.arguments.some((it) => it.unpack !== undefined)) return undefined;
  const index = definition.parameters.findIndex((it) => it.name?.id === name);
  return (
    argumentOf(caller, index, name) ??
    (isLeftOut(caller, index, name) ? definition.parameters[index]?.default : undefined)
  );
}

function isLeftOut(caller: Call, index: number, name: string): boolean {
  const positional = caller.arguments.filter((it) => it.name === undefined);
  return index >= positional.length && !caller.arguments.some((it) => it.name === name);
}

/** `os.set_handle_inheritable(handle, True)` or `SetHandleInformation(handle, …, HANDLE_FLAG_INHERIT)` in the same function. */
function isMarkedInheritable(owner: Node, handle: string): boolean {
  return walk(owner).some((node) => {
    if (node.kind !== "call") return false;
    const [subject] = node.arguments;
    const last = node.arguments.at(-1);
    if (subject === undefined || last === undefined || textOf(subject.value) !== handle) return false;
    const name = lastName(node.callee);
    if (name === "set_handle_inheritable") return last.value.kind === "boolean" && last.value.value;
    return name === "SetHandleInformation" && /HANDLE_FLAG_INHERIT$|^1$/.test(textOf(last.value));
  });
}

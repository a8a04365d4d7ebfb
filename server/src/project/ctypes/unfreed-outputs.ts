/** Memory that a system allocates into an out pointer, in a program that nowhere names the function which frees it. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isStore } from "../../semantics/scopes.ts";
import { isDead } from "../../semantics/target.ts";
import type { Expression, Name } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, prototypeOf, targetOfCall } from "./calls.ts";
import { isCtypes } from "./names.ts";

export interface UnfreedOutput {
  readonly call: ForeignCall;
  /** The function that frees what the call allocates. */
  readonly owner: string;
}

/** Where each function puts what it allocates, and what frees it. From the manuals of the systems. */
const allocations = new Map<string, readonly [index: number, owner: string]>([
  ["getifaddrs", [0, "freeifaddrs"]],
  ["getaddrinfo", [3, "freeaddrinfo"]],
  ["GetAddrInfoW", [3, "FreeAddrInfoW"]],
  ["SHGetKnownFolderPath", [3, "CoTaskMemFree"]],
  ["ConvertSidToStringSidA", [1, "LocalFree"]],
  ["ConvertSidToStringSidW", [1, "LocalFree"]],
  ["ConvertStringSidToSidA", [1, "LocalFree"]],
  ["ConvertStringSidToSidW", [1, "LocalFree"]],
  ["WTSEnumerateSessionsA", [3, "WTSFreeMemory"]],
  ["WTSEnumerateSessionsW", [3, "WTSFreeMemory"]],
  ["WTSQuerySessionInformationA", [3, "WTSFreeMemory"]],
  ["WTSQuerySessionInformationW", [3, "WTSFreeMemory"]],
  ["NetUserGetInfo", [3, "NetApiBufferFree"]],
  ["NetUserEnum", [3, "NetApiBufferFree"]],
  ["NetGetJoinInformation", [1, "NetApiBufferFree"]],
  ["NetWkstaGetInfo", [2, "NetApiBufferFree"]],
  ["NetShareEnum", [2, "NetApiBufferFree"]],
]);

export function* unfreedOutputs(project: Project, file: ModuleModel): Iterable<UnfreedOutput> {
  for (const call of foreignCallsIn(project, file)) {
    const found = allocations.get(call.function.name ?? "");
    const target = targetOfCall(project, call, call.function);
    if (found === undefined || isDead(target) || prototypeOf(project, call.function, target) === undefined) continue;
    const [index, owner] = found;
    // What a script asks once goes with the process.
    const scope = enclosingFunction(call.call);
    const name = addressed(project, call.arguments[index]);
    if (scope === undefined || name === undefined || isNamed(project, owner)) continue;
    if (!walk(scope).some((it) => it.kind === "name" && it.id === name.id && isHandedOn(it))) yield { call, owner };
  }
}

/** Whether some file names the function, be it in a table or in a text. */
function isNamed(project: Project, name: string): boolean {
  return project.paths.some((path) => project.matches(path, new RegExp(`\\b${name}\\b`)));
}

/** `text`, in `byref(text)`. */
function addressed(project: Project, argument: Expression | undefined): Name | undefined {
  if (argument?.kind !== "call") return undefined;
  const [first] = argument.arguments;
  const isAddress = project.evaluate(argument.callee).some((it) => isCtypes(it, "byref") || isCtypes(it, "pointer"));
  return isAddress && first?.value.kind === "name" ? first.value : undefined;
}

/** The pointer itself, and not what is read through it, goes to somebody who may know how to free it. */
function isHandedOn(name: Name): boolean {
  const { parent } = name;
  return !isStore(name) && ["return", "yield", "assign", "sequence", "entry"].includes(parent?.kind ?? "");
}

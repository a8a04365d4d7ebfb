/** What shows that the result of a function which nobody described is an object: a pointer, and no number. */

import type { Call, Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { returnsNumberInC } from "./c-definitions.ts";
import type { ForeignCall } from "./calls.ts";
import { callsOfFunction } from "./function-calls.ts";
import type { ForeignFunction } from "./functions.ts";
import { heldIn } from "./held.ts";
import { isCtypes } from "./names.ts";
import { isInitOf, isKnownMaker, isLifePair, isMakerOf, makesByName, tellsStatus } from "./object-makers.ts";
import { type Handover, resultFlows, undeclaredResults } from "./result-flows.ts";
import { resultUse } from "./result-use.ts";

/** The handover that shows it: to the end of its life, out of a known constructor, or into what is by name its method. */
export function objectEvidence(project: Project, call: Call, fn: ForeignFunction): Handover | undefined {
  const { name } = fn;
  if (name === undefined || returnsNumberInC(project, name)) return undefined;
  const handovers = resultFlows(project).handovers.get(call) ?? [];
  if (isKnownMaker(name)) return handovers[0];
  const found =
    handovers.find(({ to }) => namesOf(to).some((it) => isLifePair(name, it))) ??
    methodHandover(project, name, call, handovers) ??
    partHandover(project, name, call, handovers);
  // What is counted with or compared by size is a descriptor or an index, whoever frees what it stands for.
  return found === undefined || resultUse(project, call) === "number" ? undefined : found;
}

function namesOf({ functions }: ForeignCall): readonly string[] {
  return functions.flatMap((it) => it.name ?? []);
}

/** `options_create()` goes first into `options_set(options, …)`. */
function methodHandover(
  project: Project,
  name: string,
  made: Call,
  handovers: readonly Handover[],
): Handover | undefined {
  const first = handovers.filter((it) => it.index === 0);
  const users = [...new Set(first.flatMap((it) => namesOf(it.to)))];
  const [method] = isMakerOf(name, users) || isInitOf(name, users) ? first : [];
  if (method === undefined || isStatus(project, made, handovers)) return undefined;
  return first.some(({ to }) => takesNumbers(project, to)) ? undefined : method;
}

/** What says how a call went: it fills its object in elsewhere, or somebody asks what the number means. */
function isStatus(project: Project, made: Call, handovers: readonly Handover[]): boolean {
  if (handovers.some(({ to }) => namesOf(to).some(tellsStatus))) return true;
  return made.arguments.some(
    ({ value }) => value.kind === "call" && project.evaluate(value.callee).some((it) => isCtypes(it, "byref")),
  );
}

/** Whether some call gives the function a number there: objects that go by number are no pointers. */
function takesNumbers(project: Project, { function: fn, call }: ForeignCall): boolean {
  for (const it of callsOfFunction(project, project.fileOf(call), fn)) {
    const [first] = it.arguments;
    const held = first === undefined ? [] : heldIn(project, first);
    if (held.some((one) => one.kind === "integer" && one.constant !== undefined && one.constant !== 0n)) return true;
  }
  return false;
}

/** `scene_add(scene, node_create())`: what is made without an owner, and goes to an object, is none of its numbers. */
function partHandover(
  project: Project,
  name: string,
  made: Call,
  handovers: readonly Handover[],
): Handover | undefined {
  if (!makesByName(name) || !made.arguments.every((it) => isText(project, it.value))) return undefined;
  return handovers.find(({ to, index }) => {
    const [owner] = to.arguments;
    if (index === 0 || owner === undefined) return false;
    return undeclaredResults(project, owner).some(({ call, function: fn }) => {
      const own = resultFlows(project).handovers.get(call) ?? [];
      return call !== made && fn.name !== undefined && methodHandover(project, fn.name, call, own) !== undefined;
    });
  });
}

function isText(project: Project, expression: Expression): boolean {
  return heldIn(project, expression).every((it) => it.kind === "bytes" || it.kind === "text");
}

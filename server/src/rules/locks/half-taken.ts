/** Locks that stay held because a second one of a set was not had, or because one of many ways out forgets all of them. */

import { ownMethod } from "../../project/classes.ts";
import { isInsistent } from "../../project/locks/acquire-calls.ts";
import { unnamedLock } from "../../project/locks/held-locks.ts";
import { lockUseOf } from "../../project/locks/lock-identity.ts";
import type { LockUse } from "../../project/locks/lock-use.ts";
import { classAround, functionAround } from "../../project/locks/places.ts";
import type { Project } from "../../project/project.ts";
import { pointOf } from "../../semantics/flow.ts";
import { type Call, type Expression, type FunctionDef, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { RuleContext } from "../rule.ts";
import { goesOnHeld, type Leaving, unreleasedExit } from "./leaving-held.ts";

export interface HalfTaken {
  readonly call: Call;
  readonly lock: LockUse;
  readonly release: Call;
  readonly leaving: Leaving;
}

export function* halfTaken({ project, file }: RuleContext): Iterable<HalfTaken> {
  if (!project.mayHold(file, /\.acquire\b/)) return;
  for (const node of walk(file.source.module)) {
    if (node.kind === "return" && node.value?.kind === "booleanOperation" && node.value.operator === "and") {
      yield* refusedSecond(project, node.value.operands);
    }
    if (node.kind === "call" && node.parent?.kind === "expressionStatement") yield* forgottenTable(project, node);
  }
}

/** `return first.acquire(timeout=1) and second.acquire(timeout=1)`: whoever hears no takes nothing back. */
function* refusedSecond(project: Project, operands: readonly Expression[]): Iterable<HalfTaken> {
  for (const [index, operand] of operands.entries()) {
    const call = asCall(operand, "acquire");
    const later = operands.slice(index + 1).flatMap((it) => asCall(it, "acquire") ?? []);
    const refusing = later.find((it) => !isInsistent(it) && objectOf(it) !== objectOf(call));
    if (call === undefined || refusing === undefined || call.callee.kind !== "attribute") continue;
    const { object } = call.callee;
    const lock = lockUseOf(project, object) ?? unnamedLock(project, object);
    if (lock.kinds.length === 0 && !/lock|mutex|sem/i.test(lock.name)) continue;
    const releases = callsOf(project.fileOf(call).source.module, "release").filter(
      (it) => objectOf(it) === objectOf(call),
    );
    const [release] = releases;
    // A release in the same function may follow where it is wrapped.
    if (release === undefined || releases.some((it) => functionAround(it) === functionAround(call))) continue;
    yield { call, lock, release, leaving: { node: refusing, how: "refused" } };
  }
}

/** `self._lock_all()`, where one method takes every lock of a table, and another gives all of them back. */
function* forgottenTable(project: Project, call: Call): Iterable<HalfTaken> {
  const owner = functionAround(call);
  const around = owner?.kind === "functionDef" ? classAround(owner) : undefined;
  const table = around === undefined ? undefined : tableOf(methodCalled(project, call), "acquire");
  if (around === undefined || owner?.kind !== "functionDef" || table === undefined) return;
  const releases = [...walk(owner)].filter(
    (it): it is Call => it.kind === "call" && tableOf(methodCalled(project, it), "release") === table,
  );
  const release = releases.find((it) => spanOf(it).start > spanOf(call).end);
  const start = pointOf(call)?.point;
  if (release === undefined || start === undefined || call.parent?.kind !== "expressionStatement") return;
  const releasing = new Set(releases.flatMap((it) => pointOf(it)?.point ?? []));
  const statement = { statement: call.parent, heldWhen: undefined };
  // A `break` past the release is no matter of what may raise.
  const isForgotten = goesOnHeld(start, releasing);
  const end: Leaving | undefined = isForgotten ? { node: call.parent, how: "end" } : undefined;
  const leaving = end ?? unreleasedExit(project, call, statement, start, releasing);
  if (leaving === undefined) return;
  yield { call, lock: { ...unnamedLock(project, call), name: table }, release, leaving };
}

/** The method of the same class that is called on `self`. */
function methodCalled(project: Project, { callee }: Call): FunctionDef | undefined {
  if (callee.kind !== "attribute" || callee.object.kind !== "name") return undefined;
  const owner = functionAround(callee);
  const around = owner?.kind === "functionDef" ? classAround(owner) : undefined;
  const isSelf = owner?.parameters[0]?.name?.id === callee.object.id;
  return around === undefined || !isSelf
    ? undefined
    : (ownMethod(around, callee.name) ?? project.methodOf(around, callee.name));
}

/** The table whose elements a method takes, or gives back, one after the other and nothing else: `self._locks`. */
function tableOf(definition: FunctionDef | undefined, wanted: "acquire" | "release"): string | undefined {
  if (definition === undefined) return undefined;
  const other = wanted === "acquire" ? "release" : "acquire";
  if (callsOf(definition, other).length > 0) return undefined;
  for (const call of callsOf(definition, wanted)) {
    const block = call.parent?.kind === "expressionStatement" ? call.parent.parent : undefined;
    if (block?.kind !== "for" || call.arguments.length > 0) continue;
    const isElement = [...walk(block.target)].some((it) => it.kind === "name" && it.id === objectOf(call));
    if (isElement) return textOf(block.iterable).replace(/\.(?:items|values)\(\)$/, "");
  }
  return undefined;
}

const callsOf = (root: Node, method: string): readonly Call[] =>
  [...walk(root)].flatMap((it) => (it.kind === "call" ? (asCall(it, method) ?? []) : []));

const asCall = (it: Expression, method: string): Call | undefined =>
  it.kind === "call" && it.callee.kind === "attribute" && it.callee.name === method ? it : undefined;

const objectOf = (call: Call | undefined): string | undefined =>
  call?.callee.kind === "attribute" ? textOf(call.callee.object) : undefined;

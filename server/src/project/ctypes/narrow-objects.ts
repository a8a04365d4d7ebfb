/**
 * Parameters of functions nobody described that are declared as a 32-bit integer and take a pointer: by what the program
 * passes, or by the custom of C for the functions of an opaque structure.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { includes64Bit, isDead, type Target } from "../../semantics/target.ts";
import type { Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, prototypeOf, targetOfFunction } from "./calls.ts";
import { type CtypesType, isNarrow } from "./ctypes-type.ts";
import { type Declaration, declarationsIn } from "./declarations.ts";
import { declarationsFor, declaredAt, typeElementsOf } from "./declared.ts";
import { type ForeignFunction, titleOf } from "./functions.ts";
import { heldIn } from "./held.ts";
import type { NarrowType } from "./narrow.ts";
import { objectEvidence } from "./object-evidence.ts";
import { opaqueStructureOf } from "./opaque-structures.ts";
import { undeclaredResults } from "./result-flows.ts";
import { typesOfExpression } from "./type-of.ts";

export function* narrowObjects(project: Project, file: ModuleModel): Iterable<NarrowType> {
  for (const declaration of declarationsIn(project, file)) {
    const { attribute, value, frame, node, function: fn } = declaration;
    if (attribute !== "argtypes" || value === undefined || fn.name === undefined) continue;
    const target = targetOfFunction(project, node, fn);
    if (isDead(target) || !includes64Bit(target) || prototypeOf(project, fn, target) !== undefined) continue;
    for (const [index, element] of (typeElementsOf(project, value, frame) ?? []).entries()) {
      const type = narrowType(typesOfExpression(project, element.node, element.frame), target);
      if (type === undefined || !isOnlyDeclaration(project, declaration)) continue;
      const evidence = evidenceFor(project, declaration, index);
      if (evidence === undefined) continue;
      yield {
        node: element.node,
        severity: evidence.isSure ? "error" : "warning",
        confidence: evidence.isSure ? "high" : "medium",
        message: `\`${type.name}\` has ${bitsOf(type)} bits, and argument ${index + 1} of \`${titleOf(fn)}\` is ${evidence.what}.`,
        wanted: { module: "ctypes", name: "c_void_p" },
        cause: `narrow argument ${index} ${fn.key}`,
      };
    }
  }
}

/** A function that is declared for one version of its library and for another is called by each in its way. */
function isOnlyDeclaration(project: Project, { function: fn, value }: Declaration): boolean {
  return declarationsFor(project, fn, "argtypes").every((it) => it.value === value);
}

function narrowType(types: readonly CtypesType[] | undefined, target: Target): CtypesType | undefined {
  const [first] = types ?? [];
  if (first?.kind !== "integer" || bitsOf(first) !== 32) return undefined;
  return types?.every((it) => it.kind === "integer" && isNarrow(it, target)) === true ? first : undefined;
}

function bitsOf(type: CtypesType): number {
  return Math.min(type.bits.x64, type.bits.linux, type.bits.macos);
}

interface Evidence {
  readonly what: string;
  readonly isSure: boolean;
}

function evidenceFor(project: Project, { function: fn, file }: Declaration, index: number): Evidence | undefined {
  for (const node of argumentsAt(project, fn, index)) {
    const found = evidenceIn(project, node, fn);
    if (found !== undefined) return found;
  }
  if (index > 0 || fn.name === undefined) return undefined;
  const opaque = opaqueStructureOf(project, file, fn.name);
  // What makes an object takes something else first, and what counts all of them nothing.
  if (opaque === undefined || opaque.rest.some((it) => makingWords.has(it))) return undefined;
  return { what: `the object by its name: a pointer to \`${opaque.definition.name.id}\``, isSure: false };
}

const makingWords = new Set(
  "create new alloc allocate make build init open load parse from by find lookup get_default".split(" "),
);

/** What a call passes says it: an address, or the object that another function of the library returned. */
function evidenceIn(project: Project, node: Expression, fn: ForeignFunction): Evidence | undefined {
  const all = heldIn(project, node);
  const address = all.find((it) => it.kind === "integer" && it.source !== undefined);
  if (address?.kind === "integer" && address.source !== undefined) {
    // Of a handle of the Windows kernel 32 bits are all that is used.
    const isWhole = address.source.what === "a Windows handle";
    return { what: `given ${address.source.what}`, isSure: all.length === 1 && !isWhole };
  }
  for (const { call: made, function: maker } of undeclaredResults(project, node)) {
    if (maker.library.key !== fn.library.key || maker.key === fn.key) continue;
    if (objectEvidence(project, made, maker) === undefined) continue;
    return { what: `given the object that \`${titleOf(maker)}\` returned`, isSure: false };
  }
  return undefined;
}

const key = Symbol("calls of declared functions");

/** The arguments at one place of all calls of a function that see its declaration. */
function argumentsAt(project: Project, fn: ForeignFunction, index: number): readonly Expression[] {
  const all = project.memo(key, () => {
    const calls = new Map<string, ForeignCall[]>();
    for (const path of project.paths) {
      const file = project.module(path);
      for (const call of file === undefined ? [] : foreignCallsIn(project, file)) {
        for (const it of call.functions) {
          const list = calls.get(it.key);
          if (list === undefined) calls.set(it.key, [call]);
          else list.push(call);
        }
      }
    }
    return calls;
  });
  return (all.get(fn.key) ?? []).flatMap((call) => {
    const node = call.arguments[index];
    return node === undefined || declaredAt(project, fn, "argtypes", call.call).state !== "set" ? [] : [node];
  });
}

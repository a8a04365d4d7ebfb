/** Structures that nobody gave fields, made by the program and handed to C, which finds no byte there. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { Value } from "../../semantics/values.ts";
import type { ClassDef, Expression } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { type ForeignCall, foreignCallsIn, targetOfCall } from "./calls.ts";
import { isCtypes } from "./names.ts";
import { isStructureClass } from "./type-of.ts";

export interface EmptyStructure {
  /** The argument that hands it over. */
  readonly node: Expression;
  readonly definition: ClassDef;
  readonly call: ForeignCall;
}

/** Once for each class: what is wrong is the class. */
export function* emptyStructures(project: Project, file: ModuleModel): Iterable<EmptyStructure> {
  const seen = new Set<ClassDef>();
  for (const call of foreignCallsIn(project, file)) {
    if (isDead(targetOfCall(project, call, call.function))) continue;
    for (const node of call.arguments) {
      const definition = structureHanded(project, node);
      if (definition === undefined || seen.has(definition) || !isEmpty(project, definition)) continue;
      seen.add(definition);
      yield { node, definition, call };
    }
  }
}

/** The class of `Options()`, in byref(options) and pointer(options). */
function structureHanded(project: Project, node: Expression): ClassDef | undefined {
  if (node.kind !== "call" || node.arguments.length !== 1) return undefined;
  const [first] = node.arguments;
  if (first === undefined || !project.evaluate(node.callee).some((it) => isCtypes(it, "byref", "pointer"))) {
    return undefined;
  }
  const all = project.evaluate(first.value).flatMap((it) => given(project, it));
  const [made] = all;
  if (made?.kind !== "instance") return undefined;
  const { definition } = made;
  const isMade = all.every((it) => it.kind === "instance" && it.call !== undefined && it.definition === definition);
  return isMade ? definition : undefined;
}

/** What the callers of a function give for its parameter. */
function given(project: Project, value: Value): readonly Value[] {
  if (value.kind !== "argument" || value.parameter.parent?.kind !== "functionDef") return [value];
  const passed = project.callersOf(value.parameter.parent).argumentsFor(value.parameter);
  const all = passed.flatMap((it) => project.evaluate(it));
  return all.length === 0 ? [value] : all;
}

function isEmpty(project: Project, definition: ClassDef): boolean {
  if (!isStructureClass(project, { kind: "class", definition }) || definition.decorators.length > 0) return false;
  const { classes, externals } = project.hierarchyOf(definition);
  if (
    externals.some((it) => !/^ctypes\.(?:\w+\.)?(?:Structure|Union|BigEndianStructure|LittleEndianStructure)$/.test(it))
  )
    return false;
  return classes.every((it) => !mentionsFields(it) && !isGivenFields(project, it));
}

/** Whether the body of a class makes fields, in whatever way. */
function mentionsFields(definition: ClassDef): boolean {
  for (const node of walk(definition)) {
    if (node.kind === "name" && (node.id === "_fields_" || node.id === "locals" || node.id === "vars")) return true;
    if (node.kind === "string" && node.value === "_fields_") return true;
    // A metaclass, or what a base is told, may make them.
    if (node.kind === "argument" && node.parent === definition && node.name !== undefined) return true;
  }
  return false;
}

/** `Options._fields_ = …`, `set_fields(Options)`, `setattr(Options, "_fields_", …)`: anywhere. */
function isGivenFields(project: Project, { name }: ClassDef): boolean {
  for (const file of project.filesWithWord(name.id)) {
    if (!project.mayHold(file, /_fields_/)) continue;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "name" && node.kind !== "attribute") continue;
      if ((node.kind === "name" ? node.id : node.name) !== name.id) continue;
      const { parent } = node;
      if (parent?.kind === "attribute" && parent.name === "_fields_") return true;
      const isAsked = parent?.kind === "argument" && parent.parent?.kind === "call";
      if (isAsked && !isTypeMaker(project, parent.parent)) return true;
    }
  }
  return false;
}

/** `POINTER(Options)`, `sizeof(Options)`: these leave a class as it is. */
function isTypeMaker(project: Project, call: Extract<Expression, { kind: "call" }>): boolean {
  return project
    .evaluate(call.callee)
    .some((it) => isCtypes(it, "POINTER", "CFUNCTYPE", "WINFUNCTYPE", "PYFUNCTYPE", "cast", "sizeof"));
}

/** From values to the ctypes type they are: names, POINTER(T), T * n, CFUNCTYPE(...), subclasses. */

import type { Frame, Value } from "../../semantics/values.ts";
import type { Expression } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import {
  arrayOf,
  type CtypesType,
  callableType,
  callbackType,
  noResult,
  pointerTo,
  simpleType,
  structureType,
  subclassOf,
} from "./ctypes-type.ts";
import { ctypesNameOf } from "./names.ts";

/** Types nest little; the limit keeps a class that points to itself from going on for ever. */
const deepest = 6;

const prototypeMakers = new Set(["CFUNCTYPE", "WINFUNCTYPE", "PYFUNCTYPE"]);

/** Base classes whose subclasses are structures. */
const structureBases = new Set([
  "Structure",
  "Union",
  "BigEndianStructure",
  "LittleEndianStructure",
  "BigEndianUnion",
  "LittleEndianUnion",
]);

/** The ctypes type that a value *is* (not: is an instance of). `undefined`: no type, or not known. */
export function ctypesTypeOf(project: Project, value: Value, depth = 0): CtypesType | undefined {
  if (depth > deepest) return undefined;
  switch (value.kind) {
    case "external": {
      const name = ctypesNameOf(value);
      return name === undefined ? undefined : simpleType(name);
    }
    case "constant":
      return value.type === "none" ? noResult : undefined;
    case "class":
      return typeOfClass(project, value, depth);
    case "result":
      return typeOfResult(project, value, depth);
    case "computed": {
      const { node, frame } = value;
      if (node.kind !== "binaryOperation" || node.operator !== "*") return undefined;
      const element =
        typeOfExpression(project, node.left, frame, depth + 1) ??
        typeOfExpression(project, node.right, frame, depth + 1);
      if (element === undefined || element.kind === "none") return undefined;
      const length = [...project.evaluate(node.right, frame), ...project.evaluate(node.left, frame)].find(
        (it) => it.kind === "constant" && it.type === "int",
      );
      const count = length?.kind === "constant" && length.type === "int" ? Number(length.value) : undefined;
      return arrayOf(element, count);
    }
    default:
      return undefined;
  }
}

/** The one type an expression stands for. Several that differ in C are as good as none. */
export function typeOfExpression(
  project: Project,
  expression: Expression,
  frame?: Frame,
  depth = 0,
): CtypesType | undefined {
  const types = typesOfExpression(project, expression, frame, depth);
  const [first, ...others] = types ?? [];
  if (first === undefined) return undefined;
  return others.every((it) => isSameInC(it, first)) ? first : undefined;
}

/** Every type an expression may stand for; `undefined` when something else is possible. */
export function typesOfExpression(
  project: Project,
  expression: Expression,
  frame?: Frame,
  depth = 0,
): readonly CtypesType[] | undefined {
  if (depth > deepest) return undefined;
  const types: CtypesType[] = [];
  for (const value of project.evaluate(expression, frame)) {
    const type = ctypesTypeOf(project, value, depth);
    if (type === undefined) return undefined;
    types.push(type);
  }
  return types.length === 0 ? undefined : types;
}

export function isSameInC(a: CtypesType, b: CtypesType): boolean {
  return (
    a.kind === b.kind &&
    a.signed === b.signed &&
    a.definition === b.definition &&
    a.bits.x64 === b.bits.x64 &&
    a.bits.linux === b.bits.linux &&
    a.bits.macos === b.bits.macos
  );
}

/** The type of a `restype`: as other types, and a Python callable stands for a C int that is handed to it. */
export function resultTypeOf(project: Project, value: Value): CtypesType | undefined {
  const type = ctypesTypeOf(project, value);
  if (type !== undefined) return type;
  // A class of unknown bases may be a ctypes type that we failed to recognise.
  if (value.kind === "function") return callableType;
  return value.kind === "external" && value.path.startsWith("builtins.") ? callableType : undefined;
}

/** Builtins that are no ctypes types and raise when they are used as one. */
export function isBuiltinType(path: string): boolean {
  return /^builtins\.(?:int|str|float|bool|bytes|long|unicode|list|dict|tuple|object)$/.test(path);
}

/** Whether a class of the workspace is a Structure or Union, through any number of bases. */
export function isStructureClass(project: Project, value: Value): boolean {
  return ctypesTypeOf(project, value)?.kind === "structure";
}

function typeOfClass(
  project: Project,
  value: Extract<Value, { kind: "class" }>,
  depth: number,
): CtypesType | undefined {
  for (const base of project.hierarchyOf(value.definition).externals) {
    const name = ctypesNameOf({ kind: "external", path: base });
    if (name === undefined) continue;
    if (structureBases.has(name)) return structureType(value.definition);
    const simple = simpleType(name);
    if (simple !== undefined) return subclassOf(simple, value.definition);
  }
  // `class Handle(POINTER(c_int))` and the like: the base is no name.
  for (const definition of project.hierarchyOf(value.definition).classes) {
    for (const base of definition.bases) {
      if (base.value.kind !== "call" && base.value.kind !== "binaryOperation") continue;
      const type = typeOfExpression(project, base.value, undefined, depth + 1);
      if (type !== undefined) return subclassOf(type, value.definition);
    }
  }
  return undefined;
}

function typeOfResult(
  project: Project,
  value: Extract<Value, { kind: "result" }>,
  depth: number,
): CtypesType | undefined {
  const { call, frame } = value;
  const callee = ctypesNameOf(value.callee);
  if (callee === undefined) return undefined;
  const parameters = call.arguments.filter((it) => it.name === undefined);

  if (callee === "POINTER") {
    const [target] = parameters;
    if (target === undefined || target.unpack !== undefined) return undefined;
    // What a pointer leads to matters less than that it is one.
    return pointerTo(typeOfExpression(project, target.value, frame, depth + 1));
  }
  if (prototypeMakers.has(callee)) {
    const maker = callee === "WINFUNCTYPE" || callee === "PYFUNCTYPE" ? callee : "CFUNCTYPE";
    const [result, ...rest] = parameters;
    if (result === undefined) return undefined;
    if (parameters.some((it) => it.unpack !== undefined)) return undefined;
    return callbackType({
      maker,
      result: typeOfExpression(project, result.value, frame, depth + 1),
      parameters: rest.map((it) => typeOfExpression(project, it.value, frame, depth + 1)),
    });
  }
  return undefined;
}

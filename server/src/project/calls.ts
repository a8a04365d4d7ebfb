/** What a call gives: functions of the workspace are followed with what this call passes, constructors make instances. */

import { fallsOffEnd } from "../semantics/falling-off.ts";
import {
  type ClassValue,
  constantString,
  type Frame,
  type FrameBindings,
  type FunctionValue,
  none,
  sameValue,
  union,
  unknown,
  type Value,
} from "../semantics/values.ts";
import type { Argument, Call, Expression, FunctionDef, Lambda, Parameter, Return } from "../syntax/ast.ts";
import { enclosingFunction, walk } from "../syntax/walk.ts";
import { methodKind, receiverParameter } from "./classes.ts";
import { yieldsOf } from "./elements.ts";
import { sharedFrame } from "./frames.ts";
import type { Project } from "./project.ts";

/** Calls within calls are followed so far. */
export const MOST_FRAMES = 4;

export function valuesOfCall(project: Project, call: Call, frame: Frame | undefined): readonly Value[] {
  return union(project.evaluate(call.callee, frame).flatMap((it) => valuesOfCallee(project, call, it, frame)));
}

function valuesOfCallee(project: Project, call: Call, callee: Value, frame: Frame | undefined): readonly Value[] {
  switch (callee.kind) {
    case "function": {
      if (callee.definition.kind === "functionDef" && yieldsOf(callee.definition).length > 0) {
        return [{ kind: "result", callee, call, frame }];
      }
      if ((frame?.depth ?? 0) >= MOST_FRAMES) return [unknown];
      return project.returnsOf(callee, sharedFrame(project, call, callee, frame));
    }
    case "class":
      return [{ kind: "instance", definition: callee.definition, call }];
    case "instance": {
      const method = project.methodOf(callee.definition, "__call__");
      if (method === undefined) return [{ kind: "result", callee, call, frame }];
      const bound: FunctionValue = { kind: "function", definition: method, receiver: callee, frame: undefined };
      return valuesOfCallee(project, call, bound, frame);
    }
    case "external":
      return valuesOfExternalCall(project, call, callee.path, frame) ?? [{ kind: "result", callee, call, frame }];
    case "member":
      return (
        valuesOfMethodCall(project, call, callee.object, callee.name, frame) ?? [
          { kind: "result", callee, call, frame },
        ]
      );
    case "unknown":
    case "constant":
      return [unknown];
    default:
      return [{ kind: "result", callee, call, frame }];
  }
}

/** Builtins that hand a value on. `undefined`: the call is an origin of its own. */
function valuesOfExternalCall(
  project: Project,
  call: Call,
  path: string,
  frame: Frame | undefined,
): readonly Value[] | undefined {
  const first = plainArgument(call, 0);
  const second = plainArgument(call, 1);
  switch (path) {
    case "builtins.getattr": {
      if (first === undefined || second === undefined) return undefined;
      const names = project.evaluate(second, frame);
      const values = names.flatMap((name): readonly Value[] => {
        // Some attribute of that object: whoever asks can still see of which.
        if (name.kind !== "constant" || name.type !== "str") {
          return [{ kind: "result", callee: { kind: "external", path }, call, frame }];
        }
        return project.evaluate(first, frame).flatMap((it) => project.memberOf(it, name.value));
      });
      const fallback = plainArgument(call, 2);
      return union(fallback === undefined ? values : [...values, ...project.evaluate(fallback, frame)]);
    }
    case "importlib.import_module":
    case "builtins.__import__": {
      if (first?.kind !== "string") return undefined;
      const name = path === "builtins.__import__" ? (first.value.split(".")[0] ?? first.value) : first.value;
      const module = project.moduleOfImport(name, 0, project.fileOf(call).path);
      return [module === undefined ? { kind: "external", path: name } : { kind: "module", module }];
    }
    case "builtins.reduce":
    case "functools.reduce": {
      // What a lambda makes of each element and what came before: the last of it is the result.
      const initial = plainArgument(call, 2);
      if (first?.kind !== "lambda") return undefined;
      return union([...project.evaluate(first.body, frame), ...(initial ? project.evaluate(initial, frame) : [])]);
    }
    case "typing.cast":
      return second === undefined ? undefined : project.evaluate(second, frame);
    case "copy.copy":
      return first === undefined ? undefined : project.evaluate(first, frame);
    case "builtins.classmethod":
    case "builtins.staticmethod": {
      // Around a method of its class, which knows its kind; any other function would be taken for a method.
      const values = first === undefined ? [] : project.evaluate(first, frame);
      return values.length > 0 && values.every(isUnboundMethod) ? values : undefined;
    }
    case "builtins.type":
      if (first === undefined || second !== undefined) return undefined;
      return project
        .evaluate(first, frame)
        .map((it) => (it.kind === "instance" ? { kind: "class", definition: it.definition } : unknown));
    case "builtins.str": {
      const values = first === undefined ? [] : project.evaluate(first, frame);
      const [only] = values;
      return values.length === 1 && only?.kind === "constant" && only.type === "str" ? values : undefined;
    }
    default:
      return undefined;
  }
}

function isUnboundMethod(value: Value): boolean {
  return (
    value.kind === "function" && value.definition.kind === "functionDef" && methodKind(value.definition) !== "instance"
  );
}

/** Methods of constants that give constants, and `dict.get`. */
function valuesOfMethodCall(
  project: Project,
  call: Call,
  object: Value,
  name: string,
  frame: Frame | undefined,
): readonly Value[] | undefined {
  const first = plainArgument(call, 0);
  if (object.kind === "constant" && object.type === "str") {
    if (name === "lower") return [constantString(object.value.toLowerCase())];
    if (name === "upper") return [constantString(object.value.toUpperCase())];
    if (name === "strip" && first === undefined) return [constantString(object.value.trim())];
    if (name === "encode") return [{ kind: "constant", type: "bytes", value: object.value }];
  }
  if (object.kind === "collection" && object.node.kind === "dictionary" && name === "get" && first !== undefined) {
    const values = object.node.entries.flatMap((it) => project.evaluate(it.value, object.frame));
    const fallback = plainArgument(call, 1);
    return values.length === 0
      ? undefined
      : union([...values, ...(fallback === undefined ? [none] : project.evaluate(fallback, frame))]);
  }
  return undefined;
}

function plainArgument(call: Call, index: number): Expression | undefined {
  const argument = call.arguments[index];
  if (argument === undefined || argument.name !== undefined) return undefined;
  return call.arguments.slice(0, index + 1).some((it) => it.unpack !== undefined) ? undefined : argument.value;
}

/** The argument a call passes for a parameter. `undefined`: none, or an unpacking that may hold it. */
export function argumentFor(
  call: Call,
  definition: FunctionDef | Lambda,
  isBound: boolean,
  parameter: Parameter,
): Argument | undefined {
  const named = call.arguments.find((it) => it.name !== undefined && it.name === parameter.name?.id);
  if (named !== undefined && parameter.form !== "positionalOnly") return named;
  const positional = definition.parameters.filter((it) => it.form === "positionalOnly" || it.form === "regular");
  const index = positional.indexOf(parameter) - (isBound ? 1 : 0);
  if (index < 0) return undefined;
  for (const [position, argument] of call.arguments.entries()) {
    if (argument.unpack === "*") return undefined;
    if (argument.name !== undefined || argument.unpack === "**") return undefined;
    if (position === index) return argument;
  }
  return undefined;
}

export function hasUnpacking(call: Call): boolean {
  return call.arguments.some((it) => it.unpack !== undefined);
}

const FRAMES = Symbol("frames of a call");

interface KnownFrame {
  readonly callee: FunctionValue;
  readonly frame: Frame | undefined;
  readonly made: Frame;
}

/** The parameters of a function as one call binds them. The same question gets the same frame. */
export function frameOfCall(project: Project, call: Call, callee: FunctionValue, frame: Frame | undefined): Frame {
  const frames = project.memoFor(FRAMES, call, (): KnownFrame[] => []);
  const known = frames.find(
    (it) =>
      it.frame === frame &&
      it.callee.definition === callee.definition &&
      it.callee.frame === callee.frame &&
      isSameReceiver(it.callee.receiver, callee.receiver),
  );
  if (known !== undefined) return known.made;
  const made = makeFrame(project, call, callee, frame);
  frames.push({ callee, frame, made });
  return made;
}

function isSameReceiver(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && sameValue(a, b));
}

function makeFrame(project: Project, call: Call, callee: FunctionValue, frame: Frame | undefined): Frame {
  const { definition, receiver } = callee;
  const isBound = receiver !== undefined;
  const own = definition.kind === "functionDef" ? receiverParameter(definition) : undefined;
  const first = own ?? (isBound ? definition.parameters[0] : undefined);
  const valuesFor = (parameter: Parameter): readonly Value[] => {
    if (parameter === first && receiver !== undefined) return [receiver];
    if (parameter.form === "varargs" || parameter.form === "kwargs") return [{ kind: "argument", parameter }];
    const argument = argumentFor(call, definition, isBound, parameter);
    if (argument !== undefined) return project.evaluate(argument.value, frame);
    if (parameter.default === undefined || hasUnpacking(call)) return [unknown];
    return project.evaluate(parameter.default);
  };
  const named = definition.parameters.filter((it) => it.name !== undefined);
  // Evaluated when asked for: most calls are followed for one parameter, and many constructors have ten.
  const bindings: FrameBindings = {
    get(name) {
      const parameter = named.find((it) => it.name?.id === name);
      return parameter && valuesFor(parameter);
    },
    values: () => named.map(valuesFor),
  };
  return { call, definition, bindings, outer: callee.frame, depth: (frame?.depth ?? 0) + 1 };
}

export function constructorFrameOf(
  project: Project,
  call: Call,
  callee: ClassValue,
  frame: Frame | undefined,
): Frame | undefined {
  const method = project.methodOf(callee.definition, "__init__");
  if (method === undefined || (frame?.depth ?? 0) >= MOST_FRAMES) return undefined;
  const receiver: Value = { kind: "instance", definition: callee.definition, call };
  return frameOfCall(project, call, { kind: "function", definition: method, receiver, frame: undefined }, frame);
}

const returnsByFunction = new WeakMap<FunctionDef, readonly Return[]>();

/** The `return` statements of a function itself. */
export function returnStatementsOf(definition: FunctionDef): readonly Return[] {
  const known = returnsByFunction.get(definition);
  if (known !== undefined) return known;
  const returns: Return[] = [];
  for (const node of walk(definition)) {
    if (node.kind === "return" && enclosingFunction(node) === definition) returns.push(node);
  }
  returnsByFunction.set(definition, returns);
  return returns;
}

export function returnedValues(project: Project, callee: FunctionValue, frame: Frame | undefined): readonly Value[] {
  const { definition } = callee;
  const inner = frame ?? callee.frame;
  if (definition.kind === "lambda") return project.evaluate(definition.body, inner);
  const values: Value[] = [];
  for (const statement of returnStatementsOf(definition)) {
    if (!project.isReachableIn(statement, frame)) continue;
    values.push(...(statement.value === undefined ? [none] : project.evaluate(statement.value, inner)));
  }
  if (fallsOffEnd(definition)) values.push(none);
  return values.length === 0 ? [unknown] : union(values);
}

/** From a name to the values its bindings give it, through imports and callers. */

import type { ModuleModel } from "../semantics/module-model.ts";
import { bindingsAtEnd, reachingBindings } from "../semantics/reaching.ts";
import { type Binding, type BindingOrigin, resolveName, scopeOf, type UnpackingStep } from "../semantics/scopes.ts";
import { external, type Frame, type FunctionValue, union, unknown, type Value } from "../semantics/values.ts";
import type { FunctionDef, Import, ImportAlias, ImportFrom, Name, Node, Parameter } from "../syntax/ast.ts";
import { annotatedValues } from "./annotations.ts";
import { classAround, methodKind, receiverParameter } from "./classes.ts";
import { builtinNames, starNamesOf } from "./known-names.ts";
import type { Callable, Project } from "./project.ts";

export function valuesOfName(project: Project, name: Name, frame: Frame | undefined): readonly Value[] {
  const bindings = reachingBindings(name);
  if (bindings !== undefined) {
    return union(bindings.flatMap((it) => project.valuesOf(it, frame)));
  }
  const file = project.fileOf(name);
  const starred = valuesOfStars(project, file, scopeOf(file.source.module).stars, name.id, new Set());
  if (starred !== undefined) return starred;
  return [external(builtinNames.has(name.id) ? `builtins.${name.id}` : `global.${name.id}`)];
}

/** What the star imports of a module bind a name to. `undefined`: nothing; none of them has it. */
function valuesOfStars(
  project: Project,
  file: ModuleModel,
  stars: readonly ImportFrom[],
  id: string,
  seen: Set<string>,
): readonly Value[] | undefined {
  let isUncertain = false;
  for (const star of stars.toReversed()) {
    const module = moduleOfImport(project, star, file) ?? siblingBefore(project, star, stars, file);
    if (module !== undefined) {
      if (id.startsWith("_") || seen.has(module.path)) continue;
      seen.add(module.path);
      const found = exported(project, module, id, seen);
      if (found !== undefined) return found;
      continue;
    }
    const names = star.level === 0 ? starNamesOf(star.module) : undefined;
    if (names?.has(id)) return [external(`${star.module}.${id}`)];
    if (names === undefined) isUncertain = true;
  }
  // A builtin that an unknown star import hides is too rare to give up all builtins for.
  return isUncertain && !builtinNames.has(id) ? [unknown] : undefined;
}

/** What a module has under a name when it is imported. `undefined`: it has no such name. */
export function exported(
  project: Project,
  file: ModuleModel,
  name: string,
  seen: Set<string> = new Set([file.path]),
): readonly Value[] | undefined {
  const scope = scopeOf(file.source.module);
  const bindings = scope.bindings.get(name);
  if (bindings !== undefined) {
    return union(bindingsAtEnd(scope, bindings).flatMap((it) => project.valuesOf(it)));
  }
  const starred = valuesOfStars(project, file, scope.stars, name, seen);
  if (starred !== undefined) return starred;
  const submodule = project.submoduleOf(file, name);
  return submodule === undefined ? undefined : [{ kind: "module", module: submodule }];
}

function moduleOfImport(project: Project, statement: ImportFrom, file: ModuleModel): ModuleModel | undefined {
  return project.moduleOfImport(statement.module, statement.level, file.path);
}

/** On Python 2 a package whose `__init__` imports its siblings without a dot takes its own `array` before the standard one. */
function siblingBefore(project: Project, star: ImportFrom, stars: readonly ImportFrom[], { path }: ModuleModel) {
  if (star.level > 0 || !path.endsWith("__init__.py")) return undefined;
  const siblingOf = (it: ImportFrom) => project.moduleOfImport(it.module, 1, path);
  const isSibling = (it: ImportFrom) => it.level === 0 && project.moduleOfImport(it.module, 0, path) === siblingOf(it);
  const sibling = siblingOf(star);
  return stars.some((it) => siblingOf(it) !== undefined && isSibling(it)) ? sibling : undefined;
}

/** The values one binding gives. */
export function valuesOfBinding(project: Project, binding: Binding, frame: Frame | undefined): readonly Value[] {
  return valuesOfOrigin(project, binding.origin, binding.node, binding.name, frame);
}

export function valuesOfOrigin(
  project: Project,
  origin: BindingOrigin,
  node: Node,
  name: string,
  frame: Frame | undefined,
): readonly Value[] {
  const inner = frameAround(node, frame);
  switch (origin.kind) {
    case "value":
      return unpacked(project, project.evaluate(origin.value, inner), origin.path);
    case "loop": {
      const iteration = frameFor(frame, origin.loop)?.bindings.get(name);
      if (iteration !== undefined) return iteration;
      const elements = project.evaluate(origin.iterable, inner).flatMap((it) => project.elementsOf(it));
      return unpacked(project, union(elements), origin.path);
    }
    case "context":
      return unpacked(project, enteredValues(project, project.evaluate(origin.context, inner)), origin.path);
    case "parameter":
      return valuesOfParameter(project, origin.parameter, frame);
    case "function":
      return decoratedValues(project, origin.definition, inner);
    case "class":
      return [{ kind: "class", definition: origin.definition }];
    case "import":
      return valuesOfImport(project, origin.alias, origin.statement);
    default:
      return [unknown];
  }
}

function unpacked(project: Project, values: readonly Value[], path: readonly UnpackingStep[]): readonly Value[] {
  let current = values;
  for (const step of path) {
    current = union(current.flatMap((it) => (step === "rest" ? project.elementsOf(it) : project.itemOf(it, step))));
  }
  return current;
}

/** What `with value as name` binds: what `__enter__` returns, and for most objects that is the object. */
function enteredValues(project: Project, values: readonly Value[]): readonly Value[] {
  return union(
    values.flatMap((value): readonly Value[] => {
      if (value.kind === "instance") {
        const enter =
          project.methodOf(value.definition, "__enter__") ?? project.methodOf(value.definition, "__aenter__");
        if (enter === undefined) return [value];
        return project.returnsOf({ kind: "function", definition: enter, receiver: value, frame: undefined });
      }
      if (value.kind === "result" && value.callee.kind === "function") return project.elementsOf(value);
      return [value];
    }),
  );
}

/** The frame to evaluate in at `node`: only frames of functions and loops that surround it say something there. */
function frameAround(node: Node, frame: Frame | undefined): Frame | undefined {
  if (frame === undefined) return undefined;
  for (let around: Node | undefined = node; around !== undefined; around = around.parent) {
    if (frameFor(frame, around) !== undefined) return frame;
  }
  return undefined;
}

function frameFor(frame: Frame | undefined, definition: Node): Frame | undefined {
  for (let current = frame; current !== undefined; current = current.outer) {
    if (current.definition === definition) return current;
  }
  return undefined;
}

function valuesOfParameter(project: Project, parameter: Parameter, frame: Frame | undefined): readonly Value[] {
  const callable = parameter.parent;
  const id = parameter.name?.id;
  if (id === undefined || (callable?.kind !== "functionDef" && callable?.kind !== "lambda")) return [unknown];

  const bound = frameFor(frame, callable)?.bindings.get(id);
  if (bound !== undefined) return bound;
  const own = valuesOfReceiver(callable, parameter);
  if (own !== undefined) return own;

  return project.memoFor(PARAMETER, parameter, () => {
    const values: Value[] = [...instancesOfAnnotation(project, parameter)];
    const callers = callable.kind === "functionDef" ? project.callersOf(callable) : undefined;
    const passed = callers === undefined ? [] : callers.argumentsFor(parameter);
    for (const argument of passed) values.push(...project.evaluate(argument));
    const isOmitted = callers === undefined || callers.mayOmit(parameter);
    if (parameter.default !== undefined && isOmitted) values.push(...project.evaluate(parameter.default));
    if (callers === undefined || !callers.areAllKnown || passed.length === 0) {
      values.unshift({ kind: "argument", parameter });
    }
    return union(values);
  });
}

const PARAMETER = Symbol("values of a parameter");

/** `self` is an instance of the class around, `cls` the class. */
function valuesOfReceiver(callable: Callable, parameter: Parameter): readonly Value[] | undefined {
  if (callable.kind !== "functionDef" || receiverParameter(callable) !== parameter) return undefined;
  const definition = classAround(callable);
  if (definition === undefined) return undefined;
  return [
    methodKind(callable) === "class"
      ? { kind: "class", definition }
      : { kind: "instance", definition, call: undefined },
  ];
}

function instancesOfAnnotation(project: Project, { annotation }: Parameter): readonly Value[] {
  if (annotation === undefined) return [];
  return annotatedValues(project, annotation).flatMap((it): readonly Value[] =>
    it.kind === "class" ? [{ kind: "instance", definition: it.definition, call: undefined }] : [],
  );
}

function valuesOfImport(project: Project, alias: ImportAlias, statement: Import | ImportFrom): readonly Value[] {
  const file = project.fileOf(statement);
  if (statement.kind === "import") {
    // `import a.b` binds a, `import a.b as c` binds b.
    const name = alias.alias === undefined ? (alias.name.split(".")[0] ?? alias.name) : alias.name;
    const module = project.moduleOfImport(name, 0, file.path);
    return [module === undefined ? external(name) : { kind: "module", module }];
  }
  const module = moduleOfImport(project, statement, file);
  if (module !== undefined) {
    // In a package's own `__init__`, `from . import x` finds itself; the submodule is what it means.
    const found = exported(project, module, alias.name);
    if (found !== undefined && found.length > 0) return found;
  }
  const full = statement.module === "" ? alias.name : `${statement.module}.${alias.name}`;
  const submodule = project.moduleOfImport(full, statement.level, file.path);
  if (submodule !== undefined && submodule !== file) return [{ kind: "module", module: submodule }];
  // A name that a file of the workspace does not have is made in a way we do not see.
  if (module !== undefined) return [unknown];
  if (statement.level === 0) return [external(full)];
  return isCompiled(statement.module) ? [external(`${packageOf(file, statement.level)}.${full}`)] : [unknown];
}

/** A module of the same package without a file, with the leading underscore that extension modules have: `._native`. */
function isCompiled(module: string): boolean {
  return /(?:^|\.)_[a-z]\w*$/i.test(module);
}

/** The package that `level` dots mean, by the folders it lies in. */
function packageOf(file: ModuleModel, level: number): string {
  const folders = file.path.split("/").slice(0, -1);
  return folders.slice(0, folders.length - level + 1).join(".");
}

/** Decorators that give back what they were given, or something that is called in the same way. */
const TRANSPARENT =
  /^(builtins\.(staticmethod|classmethod|property)|functools\.(wraps|lru_cache|cache|cached_property|singledispatch)|contextlib\.(async)?contextmanager|abc\.\w+|typing\.\w+|atexit\.register)$/i;

function decoratedValues(project: Project, definition: FunctionDef, frame: Frame | undefined): readonly Value[] {
  let values: readonly Value[] = [{ kind: "function", definition, receiver: undefined, frame }];
  for (const decorator of definition.decorators.toReversed()) {
    values = union(values.flatMap((it) => decorated(project, it, decorator, frame)));
  }
  return values;
}

function decorated(
  project: Project,
  value: Value,
  decorator: FunctionDef["decorators"][number],
  frame: Frame | undefined,
): readonly Value[] {
  const callee = decorator.kind === "call" ? decorator.callee : decorator;
  const name = callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : "";
  if (TRANSPARENT.test(`builtins.${name}`) || name === "setter" || name === "getter") return [value];
  return union(
    project.evaluate(decorator, frame).flatMap((it): readonly Value[] => {
      if (it.kind !== "function" || it.definition.kind !== "functionDef") return [value];
      return applied(project, it, value, decorator);
    }),
  );
}

/** What a decorator of the workspace returns for the function it decorates. */
function applied(
  project: Project,
  decorator: FunctionValue,
  value: Value,
  node: FunctionDef["decorators"][number],
): readonly Value[] {
  const [first] = decorator.definition.parameters.filter((it) => it !== receiverOf(decorator));
  if (first?.name === undefined || (decorator.frame?.depth ?? 0) >= 3) return [value];
  const call = node.kind === "call" ? node : undefined;
  const results = project.returnsOf(decorator, {
    call,
    definition: decorator.definition,
    bindings: new Map([[first.name.id, [value]]]),
    outer: decorator.frame,
    depth: (decorator.frame?.depth ?? 0) + 1,
  });
  // What a decorator returns that is no function of ours is called like the function all the same.
  const functions = results.filter((it) => it.kind === "function");
  return functions.length === 0 ? [value] : functions;
}

function receiverOf(value: FunctionValue): Parameter | undefined {
  return value.receiver !== undefined && value.definition.kind === "functionDef"
    ? receiverParameter(value.definition)
    : undefined;
}

/** Whether a name is bound in the file at all; names of a build tool are not. */
export function isBoundInFile(name: Name): boolean {
  return resolveName(name) !== undefined;
}

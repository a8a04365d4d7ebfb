import { flowOwnerOf } from "../semantics/flow.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { moduleAround } from "../semantics/scopes.ts";
import { type Frame, union, unknown, type Value } from "../semantics/values.ts";
import type { Signatures } from "../signatures/signatures.ts";
import type { Call, ClassDef, Expression, Module, Node } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { exported, valuesOfBinding } from "./bindings.ts";
import { type Callers, findCallers, referencesByName } from "./callers.ts";
import { argumentFor, constructorFrameOf, frameOfCall, isReachableIn, returnedValues } from "./calls.ts";
import {
  type AttributeStore,
  attributeTargetsOf,
  type Hierarchy,
  hierarchyOf,
  methodsOf,
  ownMethod,
  storesIn,
} from "./classes.ts";
import { elementsOfValue, itemOfValue, iterationFrames } from "./elements.ts";
import { valuesOfExpression } from "./evaluate.ts";
import { createImportIndex, importLinesOf } from "./imports.ts";
import { membersOf } from "./members.ts";
import type { Project } from "./project.ts";
import type { ProjectHost } from "./project-host.ts";
import { targetAtNode } from "./targets.ts";

/** Deeper than this nobody can follow a value, and our stack ends. */
const MOST_DEPTH = 160;
/** Steps that one question in one frame may take. */
const MOST_STEPS = 12_000;

export function createProject(host: ProjectHost, signatures: Signatures): Project {
  const imports = createImportIndex(host.paths);
  const isPath = new Set(host.paths);
  const models = new Map<string, ModuleModel | undefined>();
  const modelByModule = new WeakMap<Module, ModuleModel>();
  const memos = new Map<symbol, unknown>();
  const memosBySubject = new Map<symbol, WeakMap<object, { readonly value: unknown }>>();

  const module = (path: string): ModuleModel | undefined => {
    if (models.has(path)) return models.get(path);
    const source = isPath.has(path) ? host.sourceOf(path) : undefined;
    const model = source === undefined ? undefined : { path, source, options: host.optionsOf(path) };
    models.set(path, model);
    if (model !== undefined) modelByModule.set(model.source.module, model);
    return model;
  };

  const memo = <T>(key: symbol, compute: () => T): T => {
    const known = memos.get(key) as { readonly value: T } | undefined;
    if (known !== undefined) return known.value;
    const value = compute();
    memos.set(key, { value });
    return value;
  };
  const memoFor = <T>(key: symbol, subject: object, compute: () => T): T => {
    let table = memosBySubject.get(key);
    if (table === undefined) {
      table = new WeakMap();
      memosBySubject.set(key, table);
    }
    const known = table.get(subject) as { readonly value: T } | undefined;
    if (known !== undefined) return known.value;
    const value = compute();
    table.set(subject, { value });
    return value;
  };

  const evaluate = createEvaluator((expression, frame) => valuesOfExpression(project, expression, frame));
  const words = createWordIndex(host);
  const texts = createTextIndex(host);

  const project: Project = {
    host,
    signatures,
    paths: host.paths,
    module,
    *modules(trigger) {
      for (const path of host.paths) {
        if (!texts.matches(path, trigger)) continue;
        const model = module(path);
        if (model !== undefined) yield model;
      }
    },
    filesWithWord: (word) => words.filesWith(word).flatMap((it) => module(it) ?? []),
    fileOf(node) {
      const around = moduleAround(node);
      const model = around === undefined ? undefined : modelByModule.get(around);
      if (model === undefined) throw new Error("A node of another project, or of an older version of its file.");
      return model;
    },
    connected: (file) => memo(CONNECTED, () => connectFiles(host, imports)).get(file.path) ?? [file.path],
    matches: (path, trigger) => texts.matches(path, trigger),
    mentions: (file, trigger) => texts.someMatches(project.connected(file), trigger),
    moduleOfImport(name, level, importer) {
      const path = level > 0 ? imports.resolveRelative(name, level, importer) : imports.resolve(name, importer);
      return path === undefined ? undefined : module(path);
    },
    submoduleOf(file, name) {
      if (!file.path.endsWith("__init__.py")) return undefined;
      const path = imports.resolveRelative(name, 1, file.path);
      return path === undefined ? undefined : module(path);
    },
    namespaceModule(name) {
      const [top] = name.split(".");
      if (top === undefined || !imports.hasPackage(top)) return undefined;
      const path = imports.resolve(name, "");
      return path === undefined ? undefined : module(path);
    },

    evaluate,
    valuesOf: (binding, frame) => evaluate.bounded(binding, frame, () => valuesOfBinding(project, binding, frame)),
    memberOf: (value, name) => membersOf(project, value, name),
    // `items = list(items)` in a loop is made of itself.
    elementsOf: (value) =>
      value.kind === "result"
        ? evaluate.guarded(value.call, () => elementsOfValue(project, value), [unknown])
        : elementsOfValue(project, value),
    itemOf: (value, index) => itemOfValue(project, value, index),
    exportOf: (file, name) => exported(project, file, name) ?? [unknown],

    calleesOf: (call, frame) => evaluate(call.callee, frame),
    frameOf: (call, callee, frame) => frameOfCall(project, call, callee, frame),
    constructorFrame: (call, callee, frame) => constructorFrameOf(project, call, callee, frame),
    argumentFor: (call, callee, parameter) =>
      argumentFor(call, callee.definition, callee.receiver !== undefined, parameter)?.value,
    returnsOf: (callee, frame) =>
      evaluate.bounded(callee.definition, frame, () => returnedValues(project, callee, frame)),
    callersOf: (definition) =>
      memoFor(CALLERS, definition, () =>
        evaluate.guarded(definition, () => findCallers(project, definition), noCallers),
      ),
    iterationsOf: (loop) => memoFor(ITERATIONS, loop, () => iterationFrames(project, loop)),
    isReachableIn: (node, frame) => isReachableIn(project, node, frame),

    classOf: (value) => (value.kind === "instance" || value.kind === "class" ? value.definition : undefined),
    hierarchyOf: (definition): Hierarchy =>
      memoFor(HIERARCHY, definition, () =>
        evaluate.guarded(definition, () => hierarchyOf(project, definition), {
          classes: [definition],
          externals: [],
          isComplete: false,
        }),
      ),
    methodOf(definition, name) {
      for (const it of project.hierarchyOf(definition).classes) {
        const method = ownMethod(it, name);
        if (method !== undefined) return method;
      }
      return undefined;
    },
    subclassesOf: (definition) => memoFor(SUBCLASSES, definition, () => findSubclasses(project, definition)),
    storesOf: (definition, name) =>
      project
        .hierarchyOf(definition)
        .classes.flatMap((it) => memoFor(STORES, it, () => storesOfClass(it)).get(name) ?? []),
    classStoresOf: (definition, name) =>
      memoFor(CLASS_STORES, definition, () => storesOnClass(project, definition)).get(name) ?? [],

    targetAt: (node) => targetAtNode(project, node),
    memo,
    memoFor,
  };
  return project;
}

const CONNECTED = Symbol("connected files");
const CALLERS = Symbol("callers");
const ITERATIONS = Symbol("iterations");
const HIERARCHY = Symbol("hierarchy");
const SUBCLASSES = Symbol("subclasses");
const STORES = Symbol("attribute stores");
const CLASS_STORES = Symbol("stores on the class");

const noCallers: Callers = {
  calls: [],
  isPartial: false,
  areAllKnown: false,
  escapes: true,
  argumentsFor: () => [],
  mayOmit: () => true,
};

interface Evaluator {
  (expression: Expression, frame?: Frame): readonly Value[];
  /** Run a step that may lead back to itself; it then has no values of its own. */
  bounded(subject: object, frame: Frame | undefined, compute: () => readonly Value[]): readonly Value[];
  /** The same for answers that are no values. */
  guarded<T>(subject: object, compute: () => T, otherwise: T): T;
}

/**
 * Remembers what was computed, for each frame apart, and cuts cycles: a value that depends on itself adds nothing to the union.
 * What was computed inside a cycle is not remembered, because its head may know more.
 */
function createEvaluator(compute: (expression: Expression, frame: Frame | undefined) => readonly Value[]): Evaluator {
  const known = new WeakMap<object, readonly Value[]>();
  /** What is being computed, with its depth. With frames, by expression and frame depth. */
  const active = new Map<object, number>();
  let depth = 0;
  let lowestCycle = Number.POSITIVE_INFINITY;
  let steps = 0;
  let isExhausted = false;

  const run = (subject: object, frame: Frame | undefined, step: () => readonly Value[]): readonly Value[] => {
    const key = frame === undefined ? subject : frameKey(frame, subject);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;

    const head = active.get(key);
    if (head !== undefined) {
      lowestCycle = Math.min(lowestCycle, head);
      return [];
    }
    if (depth >= MOST_DEPTH || steps >= MOST_STEPS) {
      lowestCycle = 0;
      isExhausted ||= steps >= MOST_STEPS;
      return [unknown];
    }
    const outerCycle = lowestCycle;
    lowestCycle = Number.POSITIVE_INFINITY;
    active.set(key, depth);
    depth += 1;
    steps += 1;
    const values = union(step());
    depth -= 1;
    active.delete(key);
    const isComplete = lowestCycle >= depth;
    // Twenty assignments in a loop that each depend on all others: whoever asks again gets no better answer.
    if (isComplete || isExhausted) known.set(key, values.length === 0 ? [unknown] : values);
    lowestCycle = isComplete ? outerCycle : Math.min(outerCycle, lowestCycle);
    if (depth === 0) {
      steps = 0;
      isExhausted = false;
      lowestCycle = Number.POSITIVE_INFINITY;
      return values.length === 0 ? [unknown] : values;
    }
    return values;
  };

  const evaluator = (expression: Expression, frame?: Frame) => run(expression, frame, () => compute(expression, frame));
  return Object.assign(evaluator, {
    bounded: run,
    guarded<T>(subject: object, step: () => T, otherwise: T): T {
      const key = guardKey(subject);
      if (active.has(key) || depth >= MOST_DEPTH) return otherwise;
      active.set(key, depth);
      depth += 1;
      const value = step();
      depth -= 1;
      active.delete(key);
      return value;
    },
  });
}

const frameKeys = new WeakMap<Frame, WeakMap<object, object>>();

/** One object for each pair of a frame and what is computed in it. */
function frameKey(frame: Frame, subject: object): object {
  let keys = frameKeys.get(frame);
  if (keys === undefined) {
    keys = new WeakMap();
    frameKeys.set(frame, keys);
  }
  let key = keys.get(subject);
  if (key === undefined) {
    key = {};
    keys.set(subject, key);
  }
  return key;
}

const guardKeys = new WeakMap<object, object>();

function guardKey(subject: object): object {
  let key = guardKeys.get(subject);
  if (key === undefined) {
    key = {};
    guardKeys.set(subject, key);
  }
  return key;
}

/** Which files hold a word at all. Read once, without parsing. */
function createWordIndex(host: ProjectHost) {
  let index: Map<string, string[]> | undefined;
  const build = () => {
    const words = new Map<string, string[]>();
    for (const path of host.paths) {
      const text = host.textOf(path);
      if (text === undefined) continue;
      for (const word of new Set(text.match(/[A-Za-z_]\w*/g) ?? [])) {
        const list = words.get(word);
        if (list === undefined) words.set(word, [path]);
        else list.push(path);
      }
    }
    return words;
  };
  return {
    filesWith(word: string): readonly string[] {
      index ??= build();
      return index.get(word) ?? [];
    },
  };
}

/** Which files match a pattern. Patterns are asked for again and again; texts are long. */
function createTextIndex(host: ProjectHost) {
  const matched = new Map<string, Map<string, boolean>>();
  const groups = new Map<string, WeakMap<readonly string[], boolean>>();
  const matches = (path: string, trigger: RegExp): boolean => {
    const key = String(trigger);
    let known = matched.get(key);
    if (known === undefined) {
      known = new Map();
      matched.set(key, known);
    }
    let answer = known.get(path);
    if (answer === undefined) {
      answer = trigger.test(host.textOf(path) ?? "");
      known.set(path, answer);
    }
    return answer;
  };
  return {
    matches,
    someMatches(paths: readonly string[], trigger: RegExp): boolean {
      const key = String(trigger);
      let known = groups.get(key);
      if (known === undefined) {
        known = new WeakMap();
        groups.set(key, known);
      }
      let answer = known.get(paths);
      if (answer === undefined) {
        answer = paths.some((it) => matches(it, trigger));
        known.set(paths, answer);
      }
      return answer;
    },
  };
}

/** For each file the files it can meet in one process: those that imports lead to and from, within one root. */
function connectFiles(
  host: ProjectHost,
  imports: ReturnType<typeof createImportIndex>,
): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, Set<string>>(host.paths.map((it) => [it, new Set<string>()]));
  for (const path of host.paths) {
    const { root } = host.optionsOf(path);
    for (const { module, level, names } of importLinesOf(host.textOf(path) ?? "")) {
      const full = names.map((it) => (module === "" ? it : `${module}.${it}`));
      for (const name of [module, ...full]) {
        const found = level > 0 ? imports.resolveRelative(name, level, path) : imports.resolve(name, path);
        if (found === undefined || found === path || host.optionsOf(found).root !== root) continue;
        neighbours.get(path)?.add(found);
        neighbours.get(found)?.add(path);
      }
    }
  }
  const groups = new Map<string, readonly string[]>();
  for (const start of host.paths) {
    if (groups.has(start)) continue;
    const group = new Set<string>([start]);
    for (const path of group) for (const it of neighbours.get(path) ?? []) group.add(it);
    const members = [...group].sort();
    for (const path of members) groups.set(path, members);
  }
  return groups;
}

function findSubclasses(project: Project, definition: ClassDef): readonly ClassDef[] {
  const found = new Set<ClassDef>();
  const pending: ClassDef[] = [definition];
  for (let next = pending.pop(); next !== undefined && found.size < 600; next = pending.pop()) {
    for (const reference of referencesByName(project, next.name.id)) {
      const argument = reference.parent;
      const subclass = argument?.kind === "argument" ? argument.parent : undefined;
      if (subclass?.kind !== "classDef" || found.has(subclass) || subclass === definition) continue;
      const base = next;
      if (!project.evaluate(reference).some((it) => it.kind === "class" && it.definition === base)) continue;
      found.add(subclass);
      pending.push(subclass);
    }
  }
  return [...found];
}

function storesOfClass(definition: ClassDef): ReadonlyMap<string, readonly AttributeStore[]> {
  const stores = new Map<string, AttributeStore[]>();
  for (const method of methodsOf(definition)) {
    for (const [name, found] of storesIn(method)) {
      const list = stores.get(name);
      if (list === undefined) stores.set(name, [...found]);
      else list.push(...found);
    }
  }
  return stores;
}

/** `Class.name = value` and `setattr(Class, name, value)` in the module that defines the class. */
function storesOnClass(project: Project, definition: ClassDef): ReadonlyMap<string, readonly Value[]> {
  const stores = new Map<string, readonly Value[]>();
  const owner = flowOwnerOf(definition);
  if (owner?.kind !== "module") return stores;
  const add = (name: string, values: readonly Value[]) =>
    stores.set(name, union([...(stores.get(name) ?? []), ...values]));
  const isClass = (node: Expression) =>
    node.kind === "name" &&
    node.id === definition.name.id &&
    project.evaluate(node).some((it) => it.kind === "class" && it.definition === definition);

  for (const statement of owner.body) {
    if (statement.kind === "functionDef" || statement.kind === "classDef") continue;
    for (const node of walk(statement)) {
      for (const { target, origin } of attributeTargetsOf(node)) {
        if (isClass(target.object) && origin.kind === "value" && origin.path.length === 0) {
          add(target.name, project.evaluate(origin.value));
        }
      }
      if (node.kind === "call" && node.callee.kind === "name" && node.callee.id === "setattr") {
        const [object, name, value] = node.arguments.map((it) => it.value);
        if (object === undefined || name === undefined || value === undefined || !isClass(object)) continue;
        for (const frame of framesAround(project, node)) {
          for (const it of project.evaluate(name, frame)) {
            if (it.kind === "constant" && it.type === "str") add(it.value, project.evaluate(value, frame));
          }
        }
      }
    }
  }
  return stores;
}

/** The iterations of the loop a call stands in; one without a frame where it stands in none. */
function framesAround(project: Project, call: Call): readonly (Frame | undefined)[] {
  for (let node: Node | undefined = call.parent; node !== undefined; node = node.parent) {
    if (node.kind === "for") return project.iterationsOf(node) ?? [undefined];
    if (node.kind === "functionDef" || node.kind === "module") break;
  }
  return [undefined];
}

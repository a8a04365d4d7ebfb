import type { ModuleModel } from "../semantics/module-model.ts";
import { moduleAround } from "../semantics/scopes.ts";
import { unknown } from "../semantics/values.ts";
import type { Signatures } from "../signatures/signatures.ts";
import type { Module } from "../syntax/ast.ts";
import { exported, valuesOfBinding } from "./bindings.ts";
import { type Callers, findCallers } from "./callers.ts";
import { argumentFor, constructorFrameOf, frameOfCall, returnedValues } from "./calls.ts";
import { findSubclasses, storesOfClass, storesOnClass } from "./class-relations.ts";
import { type Hierarchy, hierarchyOf, ownMethod } from "./classes.ts";
import { connectFiles } from "./connected.ts";
import { elementsOfValue, itemOfValue, iterationFrames } from "./elements.ts";
import { valuesOfExpression } from "./evaluate.ts";
import { createEvaluator, type Remembered } from "./evaluator.ts";
import { membersOf } from "./members.ts";
import type { Subject } from "./pairs.ts";
import type { Project } from "./project.ts";
import type { ProjectHost } from "./project-host.ts";
import { isReachableIn } from "./reachability.ts";
import { targetAtNode } from "./targets.ts";
import { createTextKnowledge, type TextKnowledge } from "./text-knowledge.ts";

/** Whether an analysis may pass over what cannot matter by its text: always, but where that very thing is tested. */
export type Thoroughness = "whereItMayMatter" | "everywhere";

export function createProject(
  host: ProjectHost,
  signatures: Signatures,
  texts: TextKnowledge = createTextKnowledge(),
  thoroughness: Thoroughness = "whereItMayMatter",
): Project {
  const imports = texts.importIndexOf(host.paths);
  const isPath = new Set(host.paths);
  const models = new Map<string, ModuleModel | undefined>();
  const modelByModule = new WeakMap<Module, ModuleModel>();
  const answers = new Map<symbol, Map<Subject, Remembered<unknown>>>();

  const module = (path: string): ModuleModel | undefined => {
    if (models.has(path)) return models.get(path);
    const source = isPath.has(path) ? host.sourceOf(path) : undefined;
    const model = source === undefined ? undefined : { path, source, options: host.optionsOf(path) };
    models.set(path, model);
    if (model !== undefined) modelByModule.set(model.source.module, model);
    return model;
  };

  const answersOf = <T>(key: symbol): Map<Subject, Remembered<T>> => {
    const known = answers.get(key);
    if (known !== undefined) return known as Map<Subject, Remembered<T>>;
    const table = new Map<Subject, Remembered<T>>();
    answers.set(key, table);
    return table;
  };
  const memoFor = <T>(key: symbol, subject: Subject, compute: () => T): T =>
    evaluate.remembered(answersOf<T>(key), subject, compute);
  const memo = <T>(key: symbol, compute: () => T): T => memoFor(key, project, compute);

  const importersByPath = () => {
    const importers = new Map<string, string[]>();
    for (const path of host.paths) {
      for (const imported of texts.importedBy(path, host.textOf(path) ?? "", imports)) {
        const list = importers.get(imported);
        if (list === undefined) importers.set(imported, [path]);
        else list.push(path);
      }
    }
    return importers;
  };
  const evaluate = createEvaluator((expression, frame) => valuesOfExpression(project, expression, frame));
  const matches = (path: string, trigger: RegExp) => texts.matches(path, host.textOf(path) ?? "", trigger);
  const looksEverywhere = thoroughness === "everywhere";
  const filesByWord = new Map<string, readonly ModuleModel[]>();

  const project: Project = {
    host,
    signatures,
    paths: host.paths,
    module,
    *modules(trigger) {
      for (const path of host.paths) {
        if (!looksEverywhere && !matches(path, trigger)) continue;
        const model = module(path);
        if (model !== undefined) yield model;
      }
    },
    filesWithWord(word) {
      const known = filesByWord.get(word);
      if (known !== undefined) return known;
      const paths = looksEverywhere ? host.paths : texts.filesWith(word, host.paths, host.textOf);
      const files = paths.flatMap((it) => module(it) ?? []);
      filesByWord.set(word, files);
      return files;
    },
    fileOf(node) {
      const around = moduleAround(node);
      const model = around === undefined ? undefined : modelByModule.get(around);
      if (model === undefined) throw new Error("A node of another project, or of an older version of its file.");
      return model;
    },
    importersOf: (file) => memo(IMPORTERS, importersByPath).get(file.path) ?? [],
    connected: (file) => memo(CONNECTED, () => connectFiles(host, imports, texts)).get(file.path) ?? [file.path],
    matches,
    mentions(file, trigger) {
      const group = project.connected(file);
      const answers = memoFor(MENTIONS, group, () => new Map<string, boolean>());
      const key = String(trigger);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = group.some((it) => matches(it, trigger));
      answers.set(key, answer);
      return answer;
    },
    mayHold: (file, trigger) => looksEverywhere || matches(file.path, trigger),
    mayMeet: (file, trigger) => looksEverywhere || project.mentions(file, trigger),
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
    // `items = list(items)` and `items = (first, *items)` in a loop are made of themselves.
    elementsOf(value) {
      if (value.kind === "result") {
        return evaluate.guarded(ELEMENTS, value.call, () => elementsOfValue(project, value), [unknown]);
      }
      if (value.kind !== "collection") return elementsOfValue(project, value);
      const subject = keyForElements(value.node);
      return evaluate.bounded(subject, value.frame, () => elementsOfValue(project, value));
    },
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
      project.memoInCycle(CALLERS, definition, () => findCallers(project, definition), noCallers),
    iterationsOf: (loop) => memoFor(ITERATIONS, loop, () => iterationFrames(project, loop)),
    isReachableIn: (node, frame) => isReachableIn(project, node, frame),

    classOf: (value) => (value.kind === "instance" || value.kind === "class" ? value.definition : undefined),
    hierarchyOf: (definition): Hierarchy =>
      project.memoInCycle(HIERARCHY, definition, () => hierarchyOf(project, definition), {
        classes: [definition],
        externals: [],
        isComplete: false,
      }),
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
    memoInCycle: (key, subject, compute, otherwise) =>
      evaluate.remembered(answersOf(key), subject, () => evaluate.guarded(key, subject, compute, otherwise)),
  };
  return project;
}

const IMPORTERS = Symbol("importers");
const CONNECTED = Symbol("connected files");
const MENTIONS = Symbol("patterns in connected files");
const ELEMENTS = Symbol("elements");
const CALLERS = Symbol("callers");
const ITERATIONS = Symbol("iterations");
const HIERARCHY = Symbol("hierarchy");
const SUBCLASSES = Symbol("subclasses");
const STORES = Symbol("attribute stores");
const CLASS_STORES = Symbol("stores on the class");

const elementKeys = new WeakMap<object, object>();

/** What is in a literal is another question than what the literal is. */
function keyForElements(literal: object): object {
  const known = elementKeys.get(literal);
  if (known !== undefined) return known;
  const key = {};
  elementKeys.set(literal, key);
  return key;
}

const noCallers: Callers = {
  calls: [],
  isPartial: false,
  areAllKnown: false,
  escapes: true,
  argumentsFor: () => [],
  mayOmit: () => true,
};

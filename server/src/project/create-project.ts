import { unknown } from "../semantics/values.ts";
import type { Signatures } from "../signatures/signatures.ts";
import { exported, valuesOfBinding } from "./bindings.ts";
import { type Callers, findCallers } from "./callers.ts";
import { argumentFor, constructorFrameOf, frameOfCall, returnedValues } from "./calls.ts";
import { findSubclasses, storesOfClass, storesOnClass } from "./class-relations.ts";
import { type Hierarchy, hierarchyOf, ownMethod } from "./classes.ts";
import { elementsOfValue, itemOfValue, iterationFrames } from "./elements.ts";
import { valuesOfExpression } from "./evaluate.ts";
import { type Answer, createEvaluator } from "./evaluator.ts";
import { createFiles, type Thoroughness } from "./files.ts";
import { membersOf } from "./members.ts";
import { inFrame, pairOf, type Subject } from "./pairs.ts";
import type { Project } from "./project.ts";
import type { ProjectHost } from "./project-host.ts";
import { isReachableIn } from "./reachability.ts";
import { createReadLog } from "./reads.ts";
import { isSameList } from "./same-list.ts";
import { targetAtNode } from "./targets.ts";
import { createTextKnowledge, type TextKnowledge } from "./text-knowledge.ts";

/** `isKept`: whether files will change, and the project go on with them; otherwise it keeps no account of what is read. */
export function createProject(
  host: ProjectHost,
  signatures: Signatures,
  texts: TextKnowledge = createTextKnowledge(),
  thoroughness: Thoroughness = "whereItMayMatter",
  isKept = true,
): Project {
  const log = createReadLog(isKept);
  const files = createFiles(host, texts, log, thoroughness, isKept);
  const answers = new Map<symbol, Map<Subject, Answer<unknown>>>();
  let remembered: number | undefined;
  let moves = 0;

  const answersOf = <T>(key: symbol): Map<Subject, Answer<T>> => {
    const known = answers.get(key);
    if (known !== undefined) return known as Map<Subject, Answer<T>>;
    const table = new Map<Subject, Answer<T>>();
    answers.set(key, table);
    return table;
  };
  const memoFor = <T>(key: symbol, subject: Subject, compute: () => T, isSame?: (a: T, b: T) => boolean): T =>
    evaluate.remembered(answersOf<T>(key), subject, compute, isSame);
  const memo = <T>(key: symbol, compute: () => T, isSame?: (a: T, b: T) => boolean): T =>
    memoFor(key, project, compute, isSame);

  const evaluate = createEvaluator(log, files.noteHome, (expression, frame) =>
    valuesOfExpression(project, expression, frame),
  );

  const project: Project = {
    ...files,
    get host() {
      return files.host();
    },
    signatures,
    paths: host.paths,
    moveTo(next) {
      if (!isKept || !isSameList(host.paths, next.paths) || !isSameList(host.headers, next.headers)) return false;
      remembered ??= evaluate.size();
      moves += 1;
      if (moves > MOST_MOVES || evaluate.size() > 2 * remembered + MOST_STALE) return false;
      files.moveTo(next);
      return true;
    },

    abandon: evaluate.abandon,

    evaluate,
    valuesOf: (binding, frame) => evaluate.bounded(binding, frame, () => valuesOfBinding(project, binding, frame)),
    memberOf: (value, name) => membersOf(project, value, name),
    // `items = list(items)` and `items = (first, *items)` in a loop are made of themselves.
    elementsOf(value) {
      if (value.kind === "result") {
        return evaluate.guarded(ELEMENTS, value.call, () => elementsOfValue(project, value), [unknown]);
      }
      // Only what is spread in is asked for its elements again.
      const isSpread =
        value.kind === "collection" &&
        value.node.kind === "sequence" &&
        value.node.elements.some((it) => it.kind === "starred");
      if (!isSpread) return elementsOfValue(project, value);
      // What is in a literal is another question than what the literal is.
      return evaluate.bounded(pairOf(value.node, ELEMENTS), value.frame, () => elementsOfValue(project, value));
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
    iterationsOf: (loop, frame) =>
      memoFor(ITERATIONS, inFrame(loop, frame), () => iterationFrames(project, loop, frame)),
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

/** So many answers may hold no more before the project is better made anew. */
const MOST_STALE = 5_000;
/** Frames keep the nodes of texts that are gone: after so many changes they are let go. */
const MOST_MOVES = 2_000;

const ELEMENTS = Symbol("elements");
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

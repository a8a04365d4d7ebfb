/** Who calls a function, as far as the workspace shows. Found by name first, then by what the name stands for. */

import type { ModuleModel } from "../semantics/module-model.ts";
import { isStore } from "../semantics/scopes.ts";
import type { FunctionValue } from "../semantics/values.ts";
import type { Attribute, Call, Expression, FunctionDef, Name, Node, Parameter, Statement } from "../syntax/ast.ts";
import { listOf } from "../syntax/module.ts";
import { walk } from "../syntax/walk.ts";
import { argumentFor, hasUnpacking } from "./calls.ts";
import { classAround } from "./classes.ts";
import { type HandOver, handedFor, handOversOf } from "./hand-overs.ts";
import type { Project } from "./project.ts";

/** A name used more often than this is too common to be followed. */
const MOST_REFERENCES = 300;

export interface Callers {
  readonly calls: readonly VisibleCall[];
  /** Whether the function is private by its name or place, is never used as a value, and every use was understood. */
  readonly areAllKnown: boolean;
  /** Whether there are more uses of its name than are looked at. */
  readonly isPartial: boolean;
  /** Whether the function is handed around as a value somewhere: then others call it too. */
  readonly escapes: boolean;
  /** What the visible calls pass for a parameter, and those who hand the function to a thread, a pool or an event loop. */
  argumentsFor(parameter: Parameter): readonly Expression[];
  /** Whether some visible call leaves the parameter to its default, or no call is visible. */
  mayOmit(parameter: Parameter): boolean;
}

export interface VisibleCall {
  readonly call: Call;
  readonly callee: FunctionValue;
}

export function findCallers(project: Project, definition: FunctionDef): Callers {
  const calls: VisibleCall[] = [];
  const handOvers: HandOver[] = [];
  const owner = classAround(definition);
  const isConstructor = owner !== undefined && (definition.name.id === "__init__" || definition.name.id === "__new__");
  const name = isConstructor ? owner.name.id : definition.name.id;
  let isPartial = false;
  let isCutOff = false;
  let escapes = false;
  let count = 0;

  for (const reference of referencesByName(project, name)) {
    count += 1;
    if (count > MOST_REFERENCES) {
      isPartial = true;
      isCutOff = true;
      break;
    }
    const { parent } = reference;
    const call = parent?.kind === "call" && parent.callee === reference ? parent : undefined;
    const values = call === undefined && isConstructor ? [] : project.evaluate(reference);
    for (const value of values) {
      if (value.kind === "function" && value.definition === definition) {
        if (call !== undefined) {
          calls.push({ call, callee: value });
          continue;
        }
        escapes = true;
        handOvers.push(...handOversOf(project, reference, value.receiver !== undefined));
      } else if (value.kind === "class" && isConstructor && call !== undefined) {
        // A subclass without a constructor of its own calls this one.
        if (value.definition === owner || project.methodOf(value.definition, definition.name.id) === definition) {
          const receiver = { kind: "instance", definition: value.definition, call } as const;
          calls.push({ call, callee: { kind: "function", definition, receiver, frame: undefined } });
        }
      } else if (value.kind === "unknown" || value.kind === "member") {
        isPartial = true;
      }
    }
  }
  if (isConstructor) {
    for (const it of callsOfSuper(project, definition)) calls.push(it);
    for (const it of project.subclassesOf(owner)) {
      if (project.methodOf(it, definition.name.id) !== definition) continue;
      for (const reference of referencesByName(project, it.name.id)) {
        const { parent } = reference;
        if (parent?.kind !== "call" || parent.callee !== reference) continue;
        if (!project.evaluate(reference).some((v) => v.kind === "class" && v.definition === it)) continue;
        const receiver = { kind: "instance", definition: it, call: parent } as const;
        calls.push({ call: parent, callee: { kind: "function", definition, receiver, frame: undefined } });
      }
    }
  }

  const isPrivate =
    isPrivateName(definition.name.id) || isLocal(definition) || (isConstructor && isPrivateName(owner.name.id));
  return {
    calls,
    isPartial: isCutOff,
    escapes,
    areAllKnown: isPrivate && !escapes && !isPartial && definition.decorators.length === 0,
    argumentsFor: (parameter) => [
      ...calls.flatMap(
        ({ call, callee }) => argumentFor(call, definition, callee.receiver !== undefined, parameter)?.value ?? [],
      ),
      ...handOvers.flatMap((it) => handedFor(it, definition, parameter) ?? []),
    ],
    mayOmit: (parameter) =>
      calls.length === 0 ||
      calls.some(
        ({ call, callee }) =>
          hasUnpacking(call) || argumentFor(call, definition, callee.receiver !== undefined, parameter) === undefined,
      ),
  };
}

/** `super().__init__(...)` and `Base.__init__(self, ...)` in subclasses. */
function callsOfSuper(project: Project, definition: FunctionDef): readonly VisibleCall[] {
  const found: VisibleCall[] = [];
  let count = 0;
  for (const reference of referencesByName(project, definition.name.id)) {
    count += 1;
    if (count > MOST_REFERENCES) break;
    const { parent } = reference;
    if (parent?.kind !== "call" || parent.callee !== reference) continue;
    for (const value of project.evaluate(reference)) {
      if (value.kind === "function" && value.definition === definition) found.push({ call: parent, callee: value });
    }
  }
  return found;
}

const isPrivateName = (name: string) => name.startsWith("_") && !name.endsWith("__");

/** Defined inside another function. */
function isLocal(definition: FunctionDef): boolean {
  for (let node: Node | undefined = definition.parent; node !== undefined; node = node.parent) {
    if (node.kind === "functionDef" || node.kind === "lambda") return true;
  }
  return false;
}

const REFERENCES = Symbol("references by name");

/** Every place that reads a name, or an attribute of that name, in the files that mention it. */
export function referencesByName(project: Project, name: string): readonly (Name | Attribute)[] {
  return project.memoFor(REFERENCES, name, () =>
    project.filesWithWord(name).flatMap((file) => referencesIn(file, name)),
  );
}

type References = ReadonlyMap<string, readonly (Name | Attribute)[]>;

const referencesByStatement = new WeakMap<Node, References>();
const referencesByBody = new WeakMap<readonly Statement[], References>();

/** Every place of a file that reads a name, or an attribute of that name. */
export function referencesIn({ source }: ModuleModel, name: string): readonly (Name | Attribute)[] {
  const { module } = source;
  return listOf(module, REFERENCES, name, () => allReferences(module.content.body).get(name) ?? []);
}

function allReferences(body: readonly Statement[]): References {
  const known = referencesByBody.get(body);
  if (known !== undefined) return known;
  const all = new Map<string, (Name | Attribute)[]>();
  for (const part of partsOf(body)) {
    for (const [name, references] of referencesOfPart(part)) {
      const list = all.get(name);
      if (list === undefined) all.set(name, [...references]);
      else list.push(...references);
    }
  }
  referencesByBody.set(body, all);
  return all;
}

/** Statements, and the parts of classes, as they are parsed: an edit makes a new one of one of them. */
function* partsOf(body: readonly Statement[]): Iterable<Node> {
  for (const statement of body) {
    if (statement.kind !== "classDef") {
      yield statement;
      continue;
    }
    yield* statement.decorators;
    yield* statement.bases;
    yield* statement.body;
  }
}

function referencesOfPart(part: Node): References {
  const known = referencesByStatement.get(part);
  if (known !== undefined) return known;
  const references = new Map<string, (Name | Attribute)[]>();
  for (const node of walk(part)) {
    if (node.kind !== "name" && node.kind !== "attribute") continue;
    if (isStore(node)) continue;
    const name = node.kind === "name" ? node.id : node.name;
    const list = references.get(name);
    if (list === undefined) references.set(name, [node]);
    else list.push(node);
  }
  referencesByStatement.set(part, references);
  return references;
}

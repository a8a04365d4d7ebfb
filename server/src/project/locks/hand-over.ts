/** Functions that take a lock and leave it held, or give back one they did not take: `lock()` and `unlock()`. */

import { type FunctionDef, type Statement, textOf } from "../../syntax/ast.ts";
import type { SourceFile } from "../../syntax/source-file.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

const key = Symbol("names of functions that hand locks over");

/**
 * Their names, by counting alone: the lock model reads a callee only if its name is among them, so a project without
 * such functions pays one text search.
 */
export function handOverNames(project: Project): ReadonlySet<string> {
  return project.memo(
    key,
    () => {
      const names = new Set<string>();
      for (const { source } of project.modules(/\.(?:acquire|release)\s*\(/)) {
        for (const name of namesIn(source)) names.add(name);
      }
      return names;
    },
    isSameSet,
  );
}

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((it) => b.has(it));

const namesByBody = new WeakMap<readonly Statement[], readonly string[]>();

function namesIn({ module }: SourceFile): readonly string[] {
  const { body } = module;
  const known = namesByBody.get(body);
  if (known !== undefined) return known;
  const names: string[] = [];
  for (const node of walk(module)) {
    if (node.kind === "functionDef" && isUnbalanced(node)) names.push(node.name.id);
  }
  namesByBody.set(body, names);
  return names;
}

const generatorsKey = Symbol("names of generators that may hold locks");

/** Names of generators, context managers among them, that may hold a lock where they yield; by their text alone. */
export function holdingGenerators(project: Project): ReadonlySet<string> {
  return project.memo(
    generatorsKey,
    () => {
      const names = new Set<string>();
      for (const { source } of project.modules(/lock|acquire|mutex|condition|semaphore/i)) {
        for (const name of generatorsIn(source)) names.add(name);
      }
      return names;
    },
    isSameSet,
  );
}

const generatorsByBody = new WeakMap<readonly Statement[], readonly string[]>();

function generatorsIn(source: SourceFile): readonly string[] {
  const { body } = source.module;
  const known = generatorsByBody.get(body);
  if (known !== undefined) return known;
  const names: string[] = [];
  if (/\byield\b/.test(source.text)) {
    for (const node of walk(source.module)) {
      if (node.kind !== "functionDef") continue;
      const text = textOf(node);
      if (/\byield\b/.test(text) && /\bwith\b|\bacquire\b/.test(text)) names.push(node.name.id);
    }
  }
  generatorsByBody.set(body, names);
  return names;
}

/** Whether some lock is only taken or only given back. */
function isUnbalanced(definition: FunctionDef): boolean {
  const taken = new Set<string>();
  const givenBack = new Set<string>();
  for (const node of walk(definition)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute") continue;
    if (node.callee.name === "acquire") taken.add(textOf(node.callee.object));
    if (node.callee.name === "release") givenBack.add(textOf(node.callee.object));
  }
  return [...taken].some((it) => !givenBack.has(it)) || [...givenBack].some((it) => !taken.has(it));
}

/**
 * Declarations that were copied with the name of the wrong function: `b.restype` right below `a.argtypes`, and once more
 * with the rest of `b`, so that `a` is left with half of what every other function has; and `b.restype` right above the
 * only call of its function, which calls `a`.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Node } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import { blockAround } from "../../syntax/blocks.ts";
import { enclosingFunction, enclosingStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { foreignCallOf } from "./calls.ts";
import { type Declaration, declarationsIn } from "./declarations.ts";
import { declarationsFor, resultTypesOf } from "./declared.ts";
import type { ForeignFunction } from "./functions.ts";
import { wordsOf } from "./object-makers.ts";

export interface PastedDeclaration {
  readonly node: Node;
  readonly message: string;
}

/** Below this a block has no habit. */
const fewest = 4;

export function* pastedDeclarations(project: Project, file: ModuleModel): Iterable<PastedDeclaration> {
  for (const block of blocksOf(project, file)) {
    for (const [index, here] of block.entries()) {
      const above = block[index - 1];
      if (above === undefined || here.node.kind !== "attribute" || here.attribute === above.attribute) continue;
      const { function: meant } = above;
      const { function: written, attribute } = here;
      if (meant.name === undefined || written.name === undefined || meant.key === written.key) continue;
      if (meant.library.key !== written.library.key) continue;
      // Once more below, with what belongs to it.
      const again = block.slice(index + 1).some((it) => it.function.key === written.key && it.attribute === attribute);
      if (!again || declarationsFor(project, meant, attribute).length > 0) continue;
      if (!haveAllBoth(block, meant.key)) continue;
      const message = `\`${attribute}\` of \`${written.name}\` is declared twice, and \`${meant.name}\` above has none.`;
      yield { node: here.node, message };
    }
    const [only, ...others] = block;
    const stray = only === undefined || others.length > 0 ? undefined : strayDeclaration(project, only);
    if (stray !== undefined) yield stray;
  }
}

/** `lib.get_pair.restype = Pair`, and `pair = lib.get_last(…)` in the next line: nobody here calls the one of the type. */
function strayDeclaration(project: Project, declaration: Declaration): PastedDeclaration | undefined {
  const { attribute, node, function: written } = declaration;
  const around = enclosingFunction(node);
  const statement = enclosingStatement(node);
  if (attribute !== "restype" || node.kind !== "attribute" || around === undefined || statement === undefined)
    return undefined;
  const types = resultTypesOf(project, declaration);
  if (types?.every((it) => it.kind === "structure" || it.kind === "pointer") !== true) return undefined;
  const block = blockAround(statement);
  const next = block[block.indexOf(statement) + 1];
  const value = next?.kind === "assign" || next?.kind === "return" ? next.value : undefined;
  const call = value?.kind === "call" ? foreignCallOf(project, value) : undefined;
  if (call === undefined || call.callee !== call.call.callee) return undefined;
  const { function: called } = call;
  if (written.name === undefined || called.name === undefined || !areAlike(written.name, called.name)) return undefined;
  if (called.library.key !== written.library.key || isDeclared(project, called, around)) return undefined;
  const isCalled = walk(around).some((it) => {
    const inside = it.kind === "call" ? foreignCallOf(project, it) : undefined;
    return inside?.functions.some((fn) => fn.key === written.key) === true;
  });
  if (isCalled) return undefined;
  const message = `\`${called.name}\` has no \`restype\` here: the line above sets that of \`${written.name}\`, which nothing here calls.`;
  return { node: call.callee, message };
}

/** Whether a declaration of its own may have run: not one that another function makes for its own call. */
function isDeclared(project: Project, fn: ForeignFunction, around: Node): boolean {
  return declarationsFor(project, fn, "restype").some(({ node, frame }) => {
    const owner = enclosingFunction(node);
    return frame !== undefined || owner === undefined || owner === around;
  });
}

/** `thing_get_pair` and `thing_get_last`: two words in common. */
function areAlike(first: string, second: string): boolean {
  const [a, b] = [wordsOf(first), wordsOf(second)];
  return first !== second && a[0] === b[0] && a[1] !== undefined && a[1] === b[1];
}

/** The declarations of each block of statements, in their order. */
function blocksOf(project: Project, file: ModuleModel): readonly (readonly Declaration[])[] {
  const blocks = new Map<Node, Declaration[]>();
  const seen = new Set<Node>();
  for (const declaration of declarationsIn(project, file)) {
    const { node, attribute } = declaration;
    const block = node.parent?.kind === "assign" ? node.parent.parent : undefined;
    // A helper that is called twice declares everything twice; what a loop or a helper names is another function each time.
    if (block === undefined || attribute === "errcheck" || seen.has(node) || block.kind === "for") continue;
    seen.add(node);
    const list = blocks.get(block);
    if (list === undefined) blocks.set(block, [declaration]);
    else list.push(declaration);
  }
  return [...blocks.values()].map((it) => it.toSorted((a, b) => spanOf(a.node).start - spanOf(b.node).start));
}

/** Whether every other function of the block has both its arguments and its result. */
function haveAllBoth(block: readonly Declaration[], except: string): boolean {
  const attributes = new Map<string, Set<string>>();
  for (const { function: fn, attribute } of block) {
    if (fn.key === except) continue;
    const known = attributes.get(fn.key);
    if (known === undefined) attributes.set(fn.key, new Set([attribute]));
    else known.add(attribute);
  }
  return attributes.size >= fewest && [...attributes.values()].every((it) => it.size === 2);
}

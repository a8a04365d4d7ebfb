/**
 * Declarations that were copied with the name of the wrong function: `b.restype` right below `a.argtypes`, and once more
 * with the rest of `b`, so that `a` is left with half of what every other function has.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Attribute, Node } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { type Declaration, declarationsIn } from "./declarations.ts";
import { declarationsFor } from "./declared.ts";

export interface PastedDeclaration {
  readonly node: Attribute;
  readonly attribute: Declaration["attribute"];
  /** The function that was meant. */
  readonly meant: string;
  readonly written: string;
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
      yield { node: here.node, attribute, meant: meant.name, written: written.name };
    }
  }
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

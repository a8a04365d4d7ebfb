/** The steps a person follows from a lock to what happens under it. */

import type { Effect } from "../../project/locks/effects.ts";
import type { HeldLock } from "../../project/locks/lock-use.ts";
import type { Project } from "../../project/project.ts";
import { type Expression, type Node, spanOf } from "../../syntax/ast.ts";
import type { Related } from "../rule.ts";

export function step(project: Project, node: Node, message: string): Related {
  return { path: project.fileOf(node).path, span: spanOf(node), message };
}

/** Where the lock is taken. */
export function takenHere(project: Project, { lock, taken, how }: HeldLock): Related {
  const by = how === "decorator" ? " by the decorator" : "";
  return step(project, taken, `\`${lock.name}\` is taken${by} here`);
}

/** The place in the held region: the first call of the chain, or what happens right there. */
export function placeOfEffect({ chain, node }: Effect): Node {
  return chain[0]?.site ?? node;
}

/** The calls between the held region and the far end, and the far end itself. */
export function wayOf(project: Project, effect: Effect, end: string): readonly Related[] {
  if (effect.chain.length === 0) return [];
  const calls = effect.chain
    .slice(1)
    .map((it) =>
      step(project, it.site, `which ${it.through === undefined ? "calls" : "goes through"} \`${nameOf(it)}\` here`),
    );
  return [...calls, step(project, effect.node, end)];
}

/** The functions that are run on the way, for a message: "through `notify` and `fire`". */
export function namesOnTheWay({ chain }: Effect): string {
  const names = [...new Set(chain.map((it) => `\`${nameOf(it)}\``))];
  if (names.length === 0) return "";
  const last = names.at(-1) ?? "";
  return names.length === 1 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

function nameOf({ callee, site }: Effect["chain"][number]): string {
  return callee.kind === "functionDef" ? callee.name.id : callName(site);
}

function callName(site: Expression): string {
  if (site.kind !== "call") return "lambda";
  const { callee } = site;
  return callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : "lambda";
}

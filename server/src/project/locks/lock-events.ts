/** What happens in a file while locks are held: the facts all rules of the family start from. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { isDead } from "../../semantics/target.ts";
import type { ClassDef, FunctionDef, Module } from "../../syntax/ast.ts";
import { textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { deepestChain, type Effect, effectsOfMoment } from "./effects.ts";
import { handOverNames } from "./hand-over.ts";
import { type Acquisition, heldLocksIn, type Moment } from "./held-locks.ts";
import { type HeldLock, isSameLock } from "./lock-use.ts";
import { areInLine, classAround } from "./places.ts";

export type LockOwner = FunctionDef | ClassDef | Module;

export interface HeldMoment {
  readonly owner: LockOwner;
  readonly moment: Moment;
}

export interface HeldAcquisition {
  readonly owner: LockOwner;
  readonly acquisition: Acquisition;
}

/** Something that happens, in the function itself or behind a call, while `held` is held. */
export interface HeldEffect {
  readonly owner: LockOwner;
  readonly moment: Moment;
  readonly effect: Effect;
  /** Without the locks that are given back on the way. */
  readonly held: readonly HeldLock[];
}

const ownersKey = Symbol("functions that may hold locks");
const acquisitionsKey = Symbol("locks that are taken in a file");
const effectsKey = Symbol("what happens under locks");

/** The functions, class bodies and the module of a file that may take a lock. */
export function lockOwners(project: Project, file: ModuleModel): readonly LockOwner[] {
  return project.memoFor(ownersKey, file, () => {
    if (!project.mayHold(file, /\b(?:async\s+)?with\b|acquire|@|lock/i)) return [];
    const owners: LockOwner[] = [];
    for (const node of walk(file.source.module)) {
      if (node.kind !== "functionDef" && node.kind !== "module") continue;
      if (mayTakeLocks(project, node)) owners.push(node);
    }
    return owners;
  });
}

function mayTakeLocks(project: Project, owner: FunctionDef | Module): boolean {
  if (owner.kind === "module") return true;
  if (owner.decorators.length > 0) return true;
  const text = textOf(owner);
  if (/\bwith\b|acquire|enter_context|\.__enter__\(/.test(text)) return true;
  for (const name of handOverNames(project)) if (text.includes(name)) return true;
  return /\bfor\b/.test(text);
}

export function heldMoments(project: Project, file: ModuleModel): readonly HeldMoment[] {
  return lockOwners(project, file).flatMap((owner) => {
    const moments = heldLocksIn(project, owner).moments.filter((it) => it.held.length > 0);
    return moments.length === 0 || isDead(project.targetAt(owner)) ? [] : moments.map((moment) => ({ owner, moment }));
  });
}

export function acquisitionsIn(project: Project, file: ModuleModel): readonly HeldAcquisition[] {
  return project.memoFor(acquisitionsKey, file, () =>
    lockOwners(project, file).flatMap((owner) => {
      const { acquisitions } = heldLocksIn(project, owner);
      if (acquisitions.length === 0 || isDead(project.targetAt(owner))) return [];
      return acquisitions.map((acquisition) => ({ owner, acquisition }));
    }),
  );
}

export function heldEffects(project: Project, file: ModuleModel): readonly HeldEffect[] {
  return project.memoFor(effectsKey, file, () => {
    const found: HeldEffect[] = [];
    for (const { owner, moment } of heldMoments(project, file)) {
      const own = owner.kind === "functionDef" ? classAround(owner) : undefined;
      // What was given back before this moment was the caller's; `held` knows what is held here.
      for (const effect of effectsOfMoment(project, { ...moment, released: [] }, deepestChain)) {
        // An override of a class beside this one is not called on an object of this one.
        if (own !== undefined && effect.requires !== undefined && !areInLine(project, own, effect.requires)) continue;
        const held = moment.held.filter((it) => !effect.released.some((lock) => isSameLock(lock, it.lock)));
        if (held.length > 0) found.push({ owner, moment, effect, held });
      }
    }
    return found;
  });
}

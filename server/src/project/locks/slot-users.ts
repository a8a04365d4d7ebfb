/** Who else takes a lock, anywhere in the files that can meet it in one process. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { groupBy } from "../../text/group-by.ts";
import { pairOf } from "../pairs.ts";
import type { Project } from "../project.ts";
import { acquisitionsIn, type HeldAcquisition } from "./lock-events.ts";
import type { LockUse } from "./lock-use.ts";

/** Files beyond these are not searched: a word that common names another lock in most of them. */
export const mostFiles = 40;

const takersKey = Symbol("who takes the lock of a slot");
const namingKey = Symbol("files that name a lock");

/** Every place that takes the lock, by the slot it is kept in. */
export function acquisitionsOf(project: Project, file: ModuleModel, lock: LockUse): readonly HeldAcquisition[] {
  const word = lastWord(lock);
  if (lock.slot === undefined || word === undefined) return [];
  const { slot } = lock;
  return filesNaming(project, file, word).flatMap((it) => takersBySlot(project, it).get(slot) ?? []);
}

function takersBySlot(
  project: Project,
  file: ModuleModel,
): ReadonlyMap<string | undefined, readonly HeldAcquisition[]> {
  return project.memoFor(takersKey, file, () =>
    groupBy(acquisitionsIn(project, file), (it) => it.acquisition.lock.lock.slot),
  );
}

/** `file` itself, and the files connected with it that hold the word; as many as `mostFiles` may not be all. */
export function filesNaming(project: Project, file: ModuleModel, word: string): readonly ModuleModel[] {
  return project.memoFor(namingKey, pairOf(file, word), () => {
    const connected = new Set(project.connected(file));
    const found: ModuleModel[] = [file];
    const mention = new RegExp(`\\b${word}\\b`);
    for (const other of project.filesWithWord(word)) {
      if (found.length >= mostFiles) break;
      if (other.path !== file.path && connected.has(other.path) && project.matches(other.path, mention))
        found.push(other);
    }
    return found;
  });
}

/** The name under which the lock is kept. */
export function lastWord(lock: LockUse): string | undefined {
  const step = lock.path.steps.at(-1) ?? lock.path.root.replace(/^.*[:.]/, "");
  return /^\w+$/.test(step) ? step : undefined;
}

/** Who else takes a lock, anywhere in the files that can meet it in one process. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Project } from "../project.ts";
import { acquisitionsIn, type HeldAcquisition } from "./lock-events.ts";
import { isSameSlot, type LockUse } from "./lock-use.ts";

/** Files beyond these are not searched: a word that common names another lock in most of them. */
const mostFiles = 40;

/** Every place that takes the lock, by the slot it is kept in. */
export function acquisitionsOf(project: Project, file: ModuleModel, lock: LockUse): readonly HeldAcquisition[] {
  const word = lastWord(lock);
  if (lock.slot === undefined || word === undefined) return [];
  const found: HeldAcquisition[] = [];
  for (const other of filesNaming(project, file, word)) {
    for (const it of acquisitionsIn(project, other)) if (isSameSlot(it.acquisition.lock.lock, lock)) found.push(it);
  }
  return found;
}

/** `file` itself, and the files connected with it that hold the word. */
export function filesNaming(project: Project, file: ModuleModel, word: string): readonly ModuleModel[] {
  const connected = new Set(project.connected(file));
  const found: ModuleModel[] = [file];
  for (const other of project.filesWithWord(word)) {
    if (found.length >= mostFiles) break;
    if (other.path !== file.path && connected.has(other.path)) found.push(other);
  }
  return found;
}

/** The name under which the lock is kept. */
export function lastWord(lock: LockUse): string | undefined {
  const step = lock.path.steps.at(-1) ?? lock.path.root.replace(/^.*[:.]/, "");
  return /^\w+$/.test(step) ? step : undefined;
}

/** The registry: every rule once, in the order of ids, one line each. */

import { alwaysTrueStatusTest } from "./exit/always-true-status-test.ts";
import { discardedExitStatus } from "./exit/discarded-exit-status.ts";
import { rawWaitStatus } from "./exit/raw-wait-status.ts";
import { unreadExitStatus } from "./exit/unread-exit-status.ts";
import { misspelledPrototype } from "./ffi/misspelled-prototype.ts";
import { narrowHandleType } from "./ffi/narrow-handle-type.ts";
import { prototypeOnTemporary } from "./ffi/prototype-on-temporary.ts";
import { truncatedPointerResult } from "./ffi/truncated-pointer-result.ts";
import { untypedHandleArgument } from "./ffi/untyped-handle-argument.ts";
import { cloexecAfterOpen } from "./handles/cloexec-after-open.ts";
import { createProcessInherits } from "./handles/create-process-inherits.ts";
import { dup2Inheritable } from "./handles/dup2-inheritable.ts";
import { forkWithThreads } from "./handles/fork-with-threads.ts";
import { inheritAllHandles } from "./handles/inherit-all-handles.ts";
import { inheritableOpenDuringParallelSpawn } from "./handles/inheritable-open-during-parallel-spawn.ts";
import { leakedInheritableFlag } from "./handles/leaked-inheritable-flag.ts";
import { osfhandleInheritable } from "./handles/osfhandle-inheritable.ts";
import { rawDescriptorWithoutCloexec } from "./handles/raw-descriptor-without-cloexec.ts";
import { unlistedSpawn } from "./handles/unlisted-spawn.ts";
import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [
  alwaysTrueStatusTest,
  cloexecAfterOpen,
  createProcessInherits,
  discardedExitStatus,
  dup2Inheritable,
  forkWithThreads,
  inheritAllHandles,
  inheritableOpenDuringParallelSpawn,
  leakedInheritableFlag,
  misspelledPrototype,
  narrowHandleType,
  osfhandleInheritable,
  prototypeOnTemporary,
  rawDescriptorWithoutCloexec,
  rawWaitStatus,
  truncatedPointerResult,
  unlistedSpawn,
  unreadExitStatus,
  untypedHandleArgument,
];

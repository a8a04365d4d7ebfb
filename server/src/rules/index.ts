/** The registry: every rule once, in the order of ids, one line each. */

import { alwaysTrueStatusTest } from "./exit/always-true-status-test.ts";
import { discardedExitStatus } from "./exit/discarded-exit-status.ts";
import { maskedShellFailure } from "./exit/masked-shell-failure.ts";
import { rawWaitStatus } from "./exit/raw-wait-status.ts";
import { unreadExitStatus } from "./exit/unread-exit-status.ts";
import { unwaitedChild } from "./exit/unwaited-child.ts";
import { invalidHandleComparison } from "./ffi/invalid-handle-comparison.ts";
import { misspelledPrototype } from "./ffi/misspelled-prototype.ts";
import { narrowHandleType } from "./ffi/narrow-handle-type.ts";
import { prototypeArity } from "./ffi/prototype-arity.ts";
import { prototypeOnTemporary } from "./ffi/prototype-on-temporary.ts";
import { truncatedPointerResult } from "./ffi/truncated-pointer-result.ts";
import { unreliableLastError } from "./ffi/unreliable-last-error.ts";
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
import { acquireWithoutFinally } from "./locks/acquire-without-finally.ts";
import { awaitUnderThreadLock } from "./locks/await-under-thread-lock.ts";
import { blockingCallUnderLock } from "./locks/blocking-call-under-lock.ts";
import { bypassedPrimitive } from "./locks/bypassed-primitive.ts";
import { disabledLock } from "./locks/disabled-lock.ts";
import { foreignCallUnderLock } from "./locks/foreign-call-under-lock.ts";
import { implicitForeignCodeUnderLock } from "./locks/implicit-foreign-code-under-lock.ts";
import { lockInInterruptingCode } from "./locks/lock-in-interrupting-code.ts";
import { lockOrderInversion } from "./locks/lock-order-inversion.ts";
import { privateLockPerCall } from "./locks/private-lock-per-call.ts";
import { selfDeadlock } from "./locks/self-deadlock.ts";
import { uncheckedAcquire } from "./locks/unchecked-acquire.ts";
import { waitHoldingOtherLock } from "./locks/wait-holding-other-lock.ts";
import { yieldUnderLock } from "./locks/yield-under-lock.ts";
import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [
  acquireWithoutFinally,
  alwaysTrueStatusTest,
  awaitUnderThreadLock,
  blockingCallUnderLock,
  bypassedPrimitive,
  cloexecAfterOpen,
  createProcessInherits,
  disabledLock,
  discardedExitStatus,
  dup2Inheritable,
  foreignCallUnderLock,
  forkWithThreads,
  implicitForeignCodeUnderLock,
  inheritAllHandles,
  inheritableOpenDuringParallelSpawn,
  invalidHandleComparison,
  leakedInheritableFlag,
  lockInInterruptingCode,
  lockOrderInversion,
  maskedShellFailure,
  misspelledPrototype,
  narrowHandleType,
  osfhandleInheritable,
  privateLockPerCall,
  prototypeArity,
  prototypeOnTemporary,
  rawDescriptorWithoutCloexec,
  rawWaitStatus,
  selfDeadlock,
  truncatedPointerResult,
  uncheckedAcquire,
  unlistedSpawn,
  unreadExitStatus,
  unreliableLastError,
  untypedHandleArgument,
  unwaitedChild,
  waitHoldingOtherLock,
  yieldUnderLock,
];

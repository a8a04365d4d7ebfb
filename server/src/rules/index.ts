/** The registry: every rule once, in the order of ids, one line each. */

import { appendToGeneratedFile } from "./build/append-to-generated-file.ts";
import { archiveNotClosed } from "./build/archive-not-closed.ts";
import { destructiveRelativeDelete } from "./build/destructive-relative-delete.ts";
import { lostShellState } from "./build/lost-shell-state.ts";
import { partialOutputLeftBehind } from "./build/partial-output-left-behind.ts";
import { possiblyEmptyPathDelete } from "./build/possibly-empty-path-delete.ts";
import { processWideStateInParallelBuild } from "./build/process-wide-state-in-parallel-build.ts";
import { shellArgumentMismatch } from "./build/shell-argument-mismatch.ts";
import { sideEffectAtParseTime } from "./build/side-effect-at-parse-time.ts";
import { uncheckedDirectoryChange } from "./build/unchecked-directory-change.ts";
import { unclosedGeneratedFile } from "./build/unclosed-generated-file.ts";
import { unflushedFileHandedToChild } from "./build/unflushed-file-handed-to-child.ts";
import { unquotedShellInterpolation } from "./build/unquoted-shell-interpolation.ts";
import { unverifiedArchive } from "./build/unverified-archive.ts";
import { alwaysTrueStatusTest } from "./exit/always-true-status-test.ts";
import { buildActionStatus } from "./exit/build-action-status.ts";
import { discardedExitStatus } from "./exit/discarded-exit-status.ts";
import { ignoredBuildCommand } from "./exit/ignored-build-command.ts";
import { lostProgramStatus } from "./exit/lost-program-status.ts";
import { lostWorkerFailure } from "./exit/lost-worker-failure.ts";
import { maskedShellFailure } from "./exit/masked-shell-failure.ts";
import { rawWaitStatus } from "./exit/raw-wait-status.ts";
import { statusBlindCapture } from "./exit/status-blind-capture.ts";
import { swallowedProcessError } from "./exit/swallowed-process-error.ts";
import { unreadExitStatus } from "./exit/unread-exit-status.ts";
import { unwaitedChild } from "./exit/unwaited-child.ts";
import { bufferLengthUnit } from "./ffi/buffer-length-unit.ts";
import { callbackNotKeptAlive } from "./ffi/callback-not-kept-alive.ts";
import { callbackSignature } from "./ffi/callback-signature.ts";
import { cffiCallbackDropped } from "./ffi/cffi-callback-dropped.ts";
import { cffiOwnedMemoryDropped } from "./ffi/cffi-owned-memory-dropped.ts";
import { cffiPointerCompare } from "./ffi/cffi-pointer-compare.ts";
import { danglingAddress } from "./ffi/dangling-address.ts";
import { immutableOutputBuffer } from "./ffi/immutable-output-buffer.ts";
import { invalidHandleComparison } from "./ffi/invalid-handle-comparison.ts";
import { libraryLookupNotPortable } from "./ffi/library-lookup-not-portable.ts";
import { misspelledPrototype } from "./ffi/misspelled-prototype.ts";
import { narrowHandleType } from "./ffi/narrow-handle-type.ts";
import { noSuchExport } from "./ffi/no-such-export.ts";
import { objectIdAsPointer } from "./ffi/object-id-as-pointer.ts";
import { ownedStringResult } from "./ffi/owned-string-result.ts";
import { platformWidthInteger } from "./ffi/platform-width-integer.ts";
import { prototypeArity } from "./ffi/prototype-arity.ts";
import { prototypeOnTemporary } from "./ffi/prototype-on-temporary.ts";
import { pythonApiMisuse } from "./ffi/python-api-misuse.ts";
import { refusedArgument } from "./ffi/refused-argument.ts";
import { sharedLoaderPrototype } from "./ffi/shared-loader-prototype.ts";
import { structureDeclaration } from "./ffi/structure-declaration.ts";
import { structureLayout } from "./ffi/structure-layout.ts";
import { truncatedPointerResult } from "./ffi/truncated-pointer-result.ts";
import { unclosedNativeHandle } from "./ffi/unclosed-native-handle.ts";
import { unreliableLastError } from "./ffi/unreliable-last-error.ts";
import { untypedHandleArgument } from "./ffi/untyped-handle-argument.ts";
import { variadicWithoutPrototype } from "./ffi/variadic-without-prototype.ts";
import { wrongCallingConvention } from "./ffi/wrong-calling-convention.ts";
import { wrongPointerLevel } from "./ffi/wrong-pointer-level.ts";
import { wrongStringKind } from "./ffi/wrong-string-kind.ts";
import { cloexecAfterOpen } from "./handles/cloexec-after-open.ts";
import { createProcessInherits } from "./handles/create-process-inherits.ts";
import { dup2Inheritable } from "./handles/dup2-inheritable.ts";
import { forkWithThreads } from "./handles/fork-with-threads.ts";
import { inheritAllHandles } from "./handles/inherit-all-handles.ts";
import { inheritableOpenDuringParallelSpawn } from "./handles/inheritable-open-during-parallel-spawn.ts";
import { leakedInheritableFlag } from "./handles/leaked-inheritable-flag.ts";
import { osfhandleInheritable } from "./handles/osfhandle-inheritable.ts";
import { rawDescriptorWithoutCloexec } from "./handles/raw-descriptor-without-cloexec.ts";
import { unclosedDescriptor } from "./handles/unclosed-descriptor.ts";
import { undrainedPipe } from "./handles/undrained-pipe.ts";
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
  appendToGeneratedFile,
  archiveNotClosed,
  awaitUnderThreadLock,
  blockingCallUnderLock,
  bufferLengthUnit,
  buildActionStatus,
  bypassedPrimitive,
  callbackNotKeptAlive,
  callbackSignature,
  cffiCallbackDropped,
  cffiOwnedMemoryDropped,
  cffiPointerCompare,
  cloexecAfterOpen,
  createProcessInherits,
  danglingAddress,
  destructiveRelativeDelete,
  disabledLock,
  discardedExitStatus,
  dup2Inheritable,
  foreignCallUnderLock,
  forkWithThreads,
  ignoredBuildCommand,
  immutableOutputBuffer,
  implicitForeignCodeUnderLock,
  inheritAllHandles,
  inheritableOpenDuringParallelSpawn,
  invalidHandleComparison,
  leakedInheritableFlag,
  libraryLookupNotPortable,
  lockInInterruptingCode,
  lockOrderInversion,
  lostProgramStatus,
  lostShellState,
  lostWorkerFailure,
  maskedShellFailure,
  misspelledPrototype,
  narrowHandleType,
  noSuchExport,
  objectIdAsPointer,
  osfhandleInheritable,
  ownedStringResult,
  partialOutputLeftBehind,
  platformWidthInteger,
  possiblyEmptyPathDelete,
  privateLockPerCall,
  processWideStateInParallelBuild,
  prototypeArity,
  prototypeOnTemporary,
  pythonApiMisuse,
  rawDescriptorWithoutCloexec,
  rawWaitStatus,
  refusedArgument,
  selfDeadlock,
  sharedLoaderPrototype,
  shellArgumentMismatch,
  sideEffectAtParseTime,
  statusBlindCapture,
  structureDeclaration,
  structureLayout,
  swallowedProcessError,
  truncatedPointerResult,
  uncheckedAcquire,
  uncheckedDirectoryChange,
  unclosedDescriptor,
  unclosedGeneratedFile,
  unclosedNativeHandle,
  undrainedPipe,
  unflushedFileHandedToChild,
  unlistedSpawn,
  unquotedShellInterpolation,
  unreadExitStatus,
  unreliableLastError,
  untypedHandleArgument,
  unverifiedArchive,
  unwaitedChild,
  variadicWithoutPrototype,
  waitHoldingOtherLock,
  wrongCallingConvention,
  wrongPointerLevel,
  wrongStringKind,
  yieldUnderLock,
];

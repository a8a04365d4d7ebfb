/** The registry: every rule once, in the order of ids, one line each. */

import { discardedExitStatus } from "./exit/discarded-exit-status.ts";
import { untypedHandleArgument } from "./ffi/untyped-handle-argument.ts";
import { truncatedPointerResult } from "./ffi/truncated-pointer-result.ts";
import { narrowHandleType } from "./ffi/narrow-handle-type.ts";
import { misspelledPrototype } from "./ffi/misspelled-prototype.ts";
import { prototypeOnTemporary } from "./ffi/prototype-on-temporary.ts";
import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [
  discardedExitStatus,
  misspelledPrototype,
  narrowHandleType,
  prototypeOnTemporary,
  truncatedPointerResult,
  untypedHandleArgument,
];

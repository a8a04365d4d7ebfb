/**
 * Calls that look like bookkeeping and may run other people's code before they return. Each was seen to do so on
 * CPython: `set_result` runs the callbacks of the future, `add_done_callback` runs its argument when the future is
 * already done.
 */

export interface SchedulingCall {
  /** What runs, in a sentence: "runs the callbacks of the future". */
  readonly runs: string;
  /** "medium" where it depends on the receivers whether they run at once. */
  readonly confidence: "high" | "medium";
}

const runsCallbacks: SchedulingCall = {
  runs: "runs the done-callbacks of the future in this thread",
  confidence: "high",
};
const runsArgument: SchedulingCall = {
  runs: "runs the callback at once when the future is already done",
  confidence: "high",
};
const runsReceivers: SchedulingCall = { runs: "runs every receiver of the signal in this thread", confidence: "high" };

/** A slot of an object that lives in another thread is queued there. */
const runsSlots: SchedulingCall = { runs: "runs the slots that live in this thread", confidence: "medium" };

/** Methods of the results of these classes and functions. */
export const schedulingMethods: Readonly<Record<string, Readonly<Record<string, SchedulingCall>>>> = {
  "concurrent.futures.Future": {
    set_result: runsCallbacks,
    set_exception: runsCallbacks,
    cancel: runsCallbacks,
    add_done_callback: runsArgument,
  },
  "blinker.Signal": { send: runsReceivers },
  "blinker.signal": { send: runsReceivers },
  "blinker.NamedSignal": { send: runsReceivers },
  "django.dispatch.Signal": { send: runsReceivers, send_robust: runsReceivers },
  "PyQt5.QtCore.pyqtSignal": { emit: runsSlots },
  "PyQt6.QtCore.pyqtSignal": { emit: runsSlots },
  "PyQt4.QtCore.pyqtSignal": { emit: runsSlots },
  "PySide2.QtCore.Signal": { emit: runsSlots },
  "PySide6.QtCore.Signal": { emit: runsSlots },
  "qtpy.QtCore.Signal": { emit: runsSlots },
};

/** Calls whose result is such a future: `executor.submit(...)`. */
export const futureMakers: ReadonlySet<string> = new Set(["submit"]);

export const schedulingFunctions: Readonly<Record<string, SchedulingCall>> = {
  "pubsub.pub.sendMessage": { runs: "runs every listener of the topic in this thread", confidence: "high" },
  "pydispatch.dispatcher.send": runsReceivers,
  "louie.send": runsReceivers,
};

/**
 * Methods that only futures have. A future of unknown origin, such as one out of a dictionary, is known by them: no
 * other class of the standard library has `set_result` or `add_done_callback`.
 */
export const telltaleMethods: Readonly<Record<string, SchedulingCall>> = {
  set_result: runsCallbacks,
  set_exception: runsCallbacks,
  add_done_callback: runsArgument,
};

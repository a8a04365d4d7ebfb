/** Calls that wait for the end of code that runs in another thread. */

/** Methods that wait for the end of the code they were given, by the class of their object. */
export const joiningMethods: Readonly<Record<string, readonly string[]>> = {
  "threading.Thread": ["join"],
  "threading.Timer": ["join"],
  "multiprocessing.Process": ["join"],
  "concurrent.futures.ThreadPoolExecutor": ["shutdown"],
  "concurrent.futures.thread.ThreadPoolExecutor": ["shutdown"],
  "concurrent.futures.ProcessPoolExecutor": ["shutdown"],
  "multiprocessing.pool.ThreadPool": ["join", "map", "apply", "starmap"],
  "multiprocessing.dummy.Pool": ["join", "map", "apply", "starmap"],
};

/** Makers of threads: where the code that will run stands in the call. */
export interface ThreadMaker {
  readonly keyword: string;
  readonly position: number;
}

export const threadMakers: Readonly<Record<string, ThreadMaker>> = {
  "threading.Thread": { keyword: "target", position: 1 },
  "threading.Timer": { keyword: "function", position: 1 },
  "threading._Timer": { keyword: "function", position: 1 },
  "_thread.start_new_thread": { keyword: "function", position: 0 },
  "thread.start_new_thread": { keyword: "function", position: 0 },
  "multiprocessing.Process": { keyword: "target", position: 1 },
};

/** Methods that hand their first argument to another thread. */
export const submittingMethods: ReadonlySet<string> = new Set([
  "submit",
  "apply_async",
  "map_async",
  "starmap_async",
  "run_in_executor",
  "call_soon_threadsafe",
]);

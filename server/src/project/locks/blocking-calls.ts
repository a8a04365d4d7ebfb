/** Calls that wait. Those that wait for a thread are what a held lock can deadlock with; the others only take long. */

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

/** Functions that wait for the outside world; `n` seconds of it with the lock held. */
export const slowFunctions: ReadonlySet<string> = new Set([
  "time.sleep",
  "subprocess.run",
  "subprocess.call",
  "subprocess.check_call",
  "subprocess.check_output",
  "subprocess.getoutput",
  "subprocess.getstatusoutput",
  "commands.getoutput",
  "commands.getstatusoutput",
  "os.system",
  "os.waitpid",
  "os.wait",
  "urllib.request.urlopen",
  "urllib2.urlopen",
  "urllib.urlopen",
  "requests.get",
  "requests.post",
  "requests.put",
  "requests.patch",
  "requests.delete",
  "requests.head",
  "requests.request",
  "select.select",
  "socket.create_connection",
  "socket.getaddrinfo",
  "socket.gethostbyname",
  "builtins.input",
  "builtins.raw_input",
  "__builtin__.raw_input",
]);

/** The same, for methods of what these make. */
export const slowMethods: Readonly<Record<string, readonly string[]>> = {
  "subprocess.Popen": ["wait", "communicate"],
  "socket.socket": ["recv", "recvfrom", "recv_into", "accept", "connect", "sendall"],
  "requests.Session": ["get", "post", "put", "delete", "request", "head", "patch"],
  "requests.session": ["get", "post", "put", "delete", "request", "head", "patch"],
  "queue.Queue": ["get"],
  "Queue.Queue": ["get"],
};

/**
 * What is a lock, and what happens when its holder asks for it again. Measured on CPython 2.7 to 3.13; the test
 * `locks-executed` runs the claims again on the interpreters it finds.
 */

export interface LockKind {
  /** As a person calls it: `threading.Lock`. */
  readonly name: string;
  /** Whom it keeps out. A thread lock blocks the whole event loop, a file lock also other processes. */
  readonly domain: "thread" | "process" | "async" | "file";
  /** Whether the holder may take it again. */
  readonly isReentrant: boolean;
  /** A lock class of the workspace: what it does when it is taken again is not known, so nothing is claimed of it. */
  readonly isOwn?: boolean;
  /** `semaphore`: as many holders as its first argument says, one where it is absent. */
  readonly form: "lock" | "condition" | "semaphore";
}

type Row = readonly [domain: LockKind["domain"], isReentrant: boolean, form: LockKind["form"]];

const lock: Row = ["thread", false, "lock"];
const reentrantLock: Row = ["thread", true, "lock"];
const asyncLock: Row = ["async", false, "lock"];

const rows: Readonly<Record<string, Row>> = {
  "threading.Lock": lock,
  "threading.RLock": reentrantLock,
  "threading._RLock": reentrantLock,
  "threading.Condition": ["thread", true, "condition"],
  "threading._Condition": ["thread", true, "condition"],
  "threading.Semaphore": ["thread", false, "semaphore"],
  "threading.BoundedSemaphore": ["thread", false, "semaphore"],
  "threading._allocate_lock": lock,
  "_thread.allocate_lock": lock,
  "_thread.allocate": lock,
  "_thread.LockType": lock,
  "_thread.RLock": reentrantLock,
  "thread.allocate_lock": lock,
  "thread.allocate": lock,
  "dummy_threading.Lock": lock,
  "dummy_threading.RLock": reentrantLock,

  "multiprocessing.Lock": ["process", false, "lock"],
  "multiprocessing.RLock": ["process", true, "lock"],
  "multiprocessing.Condition": ["process", true, "condition"],
  "multiprocessing.Semaphore": ["process", false, "semaphore"],
  "multiprocessing.BoundedSemaphore": ["process", false, "semaphore"],
  "multiprocessing.synchronize.Lock": ["process", false, "lock"],
  "multiprocessing.synchronize.RLock": ["process", true, "lock"],
  "multiprocessing.dummy.Lock": lock,
  "multiprocessing.dummy.RLock": reentrantLock,

  "asyncio.Lock": asyncLock,
  "asyncio.Condition": ["async", false, "condition"],
  "asyncio.Semaphore": ["async", false, "semaphore"],
  "asyncio.BoundedSemaphore": ["async", false, "semaphore"],
  "asyncio.locks.Lock": asyncLock,
  "anyio.Lock": asyncLock,
  "anyio.Condition": ["async", false, "condition"],
  "anyio.Semaphore": ["async", false, "semaphore"],
  "trio.Lock": asyncLock,
  "trio.StrictFIFOLock": asyncLock,
  "trio.Condition": ["async", false, "condition"],
  "trio.Semaphore": ["async", false, "semaphore"],
  "curio.Lock": asyncLock,
  "curio.RLock": ["async", true, "lock"],

  // Re-entrant for one object; two objects for one path are not told apart here, so nothing is claimed of them.
  "filelock.FileLock": ["file", true, "lock"],
  "filelock.SoftFileLock": ["file", true, "lock"],
  "filelock.UnixFileLock": ["file", true, "lock"],
  "filelock.WindowsFileLock": ["file", true, "lock"],
  "portalocker.Lock": ["file", false, "lock"],
  "portalocker.RLock": ["file", true, "lock"],
  "fasteners.InterProcessLock": ["file", false, "lock"],
  "fasteners.process_lock.InterProcessLock": ["file", false, "lock"],

  "gevent.thread.allocate_lock": lock,
  "gevent.thread.LockType": lock,
  "gevent.threading.Lock": lock,
  "gevent.threading.RLock": reentrantLock,
  "eventlet.green.threading.Lock": lock,
  "eventlet.green.threading.RLock": reentrantLock,
  "gevent.lock.RLock": reentrantLock,
  "gevent.lock.Semaphore": ["thread", false, "semaphore"],
  "gevent.lock.BoundedSemaphore": ["thread", false, "semaphore"],
  "eventlet.semaphore.Semaphore": ["thread", false, "semaphore"],
  "readerwriterlock.rwlock.RWLockFair": lock,

  // The locks inside standard objects, by the class that makes them.
  "logging.Handler.lock": reentrantLock,
  "logging._lock": reentrantLock,
  "queue.Queue.mutex": lock,
  "queue.Queue.not_empty": ["thread", false, "condition"],
  "queue.Queue.not_full": ["thread", false, "condition"],
  "queue.Queue.all_tasks_done": ["thread", false, "condition"],
  "concurrent.futures.Future._condition": ["thread", true, "condition"],
};

const kinds: ReadonlyMap<string, LockKind> = new Map(
  Object.entries(rows).map(([name, [domain, isReentrant, form]]) => [name, { name, domain, isReentrant, form }]),
);

/** The kind of lock that a call of `path` makes, or that an attribute of that path is. */
export function lockKindOf(path: string): LockKind | undefined {
  return kinds.get(path);
}

/** The kind of a lock that a configured factory makes (setting `lock-factories`). */
export function configuredKind(name: string, isReentrant: boolean): LockKind {
  return { name, domain: "thread", isReentrant, form: "lock" };
}

/** A lock class of the workspace. One whose `acquire` is a coroutine suspends instead of blocking. */
export function ownKind(name: string, domain: "thread" | "async"): LockKind {
  return { name, domain, isReentrant: true, form: "lock", isOwn: true };
}

/** Conditions that wait on one lock of their object: taking one of them is taking the other. */
export const sharedLockAttributes: Readonly<Record<string, string>> = {
  "queue.Queue.not_empty": "mutex",
  "queue.Queue.not_full": "mutex",
  "queue.Queue.all_tasks_done": "mutex",
};

/** Classes whose objects are thread-safe queues with one lock that is not re-entrant. */
export const lockedQueues: ReadonlySet<string> = new Set([
  "queue.Queue",
  "queue.LifoQueue",
  "queue.PriorityQueue",
  "Queue.Queue",
  "Queue.LifoQueue",
  "Queue.PriorityQueue",
  "multiprocessing.JoinableQueue",
  "six.moves.queue.Queue",
]);

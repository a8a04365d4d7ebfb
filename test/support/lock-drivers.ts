/** How to run what the fixtures about locks claim: Python code for `run-drivers.py`, with the fixture as `m`. */

import { dedent } from "./dedent.ts";

export interface Driver {
  /** `rule/fixture:function` of the finding it proves, or of the one it is the repair of. */
  readonly claim: string;
  /** The file that is run, below `test/fixtures`. */
  readonly file: string;
  readonly code: string;
  readonly hangs: boolean;
  /** The first Python that can run it, as 207 or 307. */
  readonly from: number;
}

const found: Driver[] = [];

interface Pair {
  readonly rule: string;
  readonly fixture: string;
  readonly function: string;
  readonly hangs: string;
  /** What finishes instead; the same code where only the file differs. */
  readonly finishes: string;
  /** The file that holds the repair, where it is not the fixture itself. */
  readonly repaired?: string;
  readonly from?: number;
}

function add(pair: Pair): void {
  const claim = `${pair.rule}/${pair.fixture}:${pair.function}`;
  const file = `${pair.rule}/${pair.fixture}`;
  const from = pair.from ?? 207;
  found.push({ claim, file, code: dedent(pair.hangs), hangs: true, from });
  const repaired = pair.repaired === undefined ? file : `${pair.rule}/${pair.repaired}`;
  found.push({ claim, file: repaired, code: dedent(pair.finishes), hangs: false, from });
}

// self-deadlock

for (const [name, call, instead] of [
  ["nested", "m.nested()", "m.reentrant()"],
  ["both_on_one_line", "m.both_on_one_line()", "m.released_in_between()"],
  ["by_hand", "m.by_hand()", "m.asks_without_insisting()"],
  ["Aliases.through_the_condition", "m.Aliases().through_the_condition()", "m.Aliases().condition_of_its_own()"],
  ["Aliases.through_the_alias", "m.Aliases().through_the_alias()", "m.signal()"],
  ["semaphores", "m.semaphores()", "m.asks_for_a_while() if sys.version_info > (3,) else m.reentrant()"],
] as const) {
  add({ rule: "self-deadlock", fixture: "direct.py", function: name, hangs: call, finishes: instead });
}

for (const [name, call] of [
  ["calls_a_method", "m.Store().calls_a_method()"],
  ["reads_a_property", "m.Store().reads_a_property()"],
  ["uses_operators", "store = m.Store(); store._rows[1] = 2; store.uses_operators(1)"],
  ["takes_the_lock_of_the_class", "m.Store().takes_the_lock_of_the_class()"],
  ["in_a_handler", "m.Store().in_a_handler()"],
  ["through_a_manager", "m.Store().through_a_manager()"],
  ["while_a_generator_is_suspended", "store = m.Store(); store._rows[1] = 2; store.while_a_generator_is_suspended()"],
] as const) {
  const pair = { rule: "self-deadlock", fixture: "calls.py", function: `Store.${name}`, repaired: "calls.fixed.py" };
  add({ ...pair, hangs: call, finishes: call });
}

for (const [name, call] of [
  ["twice", "m.Door().twice()"],
  ["inside_itself", "m.Door().inside_itself()"],
] as const) {
  const pair = { rule: "self-deadlock", fixture: "hand-over.py", function: `Door.${name}` };
  add({ ...pair, hangs: call, finishes: call, repaired: "hand-over.fixed.py" });
}

for (const [name, instead] of [
  ["last_but_one", "last"],
  ["close", "flush"],
] as const) {
  const make = "history = m.History(); history.records += [1, 2]";
  const pair = { rule: "self-deadlock", fixture: "files/history.py", function: `History.${name}` };
  add({ ...pair, hangs: `${make}; history.${name}()`, finishes: `${make}; history.${instead}()` });
}

add({
  rule: "self-deadlock",
  fixture: "behind-the-class.py",
  function: "Outer.again",
  hangs: "m.Outer().again()",
  finishes: "m.LockedClient().call(1)",
  from: 300,
});
add({
  rule: "self-deadlock",
  fixture: "look-alikes.py",
  function: "Tests.start_and_wait",
  hangs: "m.Tests().start_and_wait()",
  finishes: "m.Tests().start(); m.Agent().only_when_free()",
});
add({
  rule: "self-deadlock",
  fixture: "look-alikes.py",
  function: "renew",
  hangs: "m.Guarded._instance = m.Guarded(); m.renew()",
  finishes: "m.renew(); m.Guarded.instance()",
});
add({
  rule: "self-deadlock",
  fixture: "elements.py",
  function: "Task.find",
  hangs: 'm.Task.find(1, None); m.Task.find(1, "error")',
  finishes: "m.Task.find(1, None); m.Task.clear()",
});
add({
  rule: "self-deadlock",
  fixture: "handlers/watcher.py",
  function: "Watcher.get",
  hangs: `
    from threads import ThreadingHandler

    class Client(object):
        handler = ThreadingHandler()

        def get(self):
            raise KeyError()

    m.Watcher(Client()).get()
  `,
  finishes: `
    from threads import ThreadingHandler

    class Client(object):
        handler = ThreadingHandler()

        def get(self):
            return 1

    m.Watcher(Client()).get()
  `,
});

add({
  rule: "self-deadlock",
  fixture: "each-its-own.py",
  function: "Pool.refresh",
  hangs: "m.Pool().refresh()",
  finishes: "pool = m.Pool(); pool.spare = m.Pool(); pool.rebind(); pool.refresh_all()",
  from: 306,
});

const family = 'parent = m.Parent(); parent.add("first")';
add({
  rule: "self-deadlock",
  fixture: "children.py",
  function: "Parent.dismiss",
  hangs: `${family}; parent.dismiss()`,
  finishes: `${family}; parent.rest(); parent.refresh_outside()`,
});

// foreign-call-under-lock

const bus = "bus = m.Bus(None); bus.subscribe(lambda event: bus.subscribe(None) if event else None)";
add({
  rule: "foreign-call-under-lock",
  fixture: "callbacks.py",
  function: "Bus.publish",
  from: 302,
  hangs: `${bus}; bus.publish(1)`,
  finishes: `${bus}; bus.publish(1)`,
  repaired: "callbacks.fixed.py",
});
add({
  rule: "foreign-call-under-lock",
  fixture: "callbacks.py",
  function: "Bus.publish_to",
  hangs: 'bus = m.Bus(None); bus.subscribe_to("t", lambda event: bus.subscribe(None)); bus.publish_to("t", 1)',
  finishes: `${bus}; bus.publish_outside(1)`,
  from: 302,
});
add({
  rule: "foreign-call-under-lock",
  fixture: "callbacks.py",
  function: "Bus.full",
  from: 302,
  hangs: "bus = m.Bus(None); bus.on_full = lambda it: it.close(); bus.full()",
  finishes: `${bus}; bus.released_first(1)`,
});
add({
  rule: "foreign-call-under-lock",
  fixture: "callbacks.py",
  function: "handle",
  from: 302,
  hangs: 'm.register("a", lambda event: m.register("b", None)); m.handle("a", 1)',
  finishes: 'm.register("a", lambda event: m.register("b", None)); m.handle_outside("a", 1)',
});
add({
  rule: "foreign-call-under-lock",
  fixture: "chosen.py",
  function: "Bell.ring",
  from: 308,
  hangs: "bell = m.Bell(); bell.listen(lambda: bell.listen(None)); bell.ring()",
  finishes: "bell = m.Bell(); seen = []; bell.listen(lambda: seen.append(1)); bell.ring(); assert seen",
});

const space =
  'space = m.Space(); node = type("Node", (), {})(); node.change_callbacks = {}; space._nodes["a"] = node; ' +
  'again = lambda handle, value: space.add_callback("a", None); space.add_callback("a", again)';
add({
  rule: "foreign-call-under-lock",
  fixture: "other-objects.py",
  function: "Space.change",
  hangs: `${space}; space.change("a", 1)`,
  finishes: `${space}; space.change_outside("a", 1)`,
});
const transfer = "transfer = m.Transfer(); again = transfer.add_done_callback; again(again, print)";
for (const announce of ["announce", "announce_by_a_helper"]) {
  add({
    rule: "foreign-call-under-lock",
    fixture: "bound-callbacks.py",
    function: `Transfer.${announce}`,
    hangs: `${transfer}; transfer.${announce}()`,
    finishes: `${transfer}; transfer.announce_outside()`,
    from: 302,
  });
}
add({
  rule: "foreign-call-under-lock",
  fixture: "never-near-the-lock.py",
  function: "Session.leave",
  hangs: 'session = m.Session(None, dict); session.state = "open"; session.leave(lambda it: it.room("a"))',
  finishes: 'session = m.Session(None, dict); session.state = "open"; session.leave(lambda it: it.state)',
  from: 302,
});
const registered = "bus = m.Bus(); bus.add(lambda event: bus.add(None) if event else None)";
add({
  rule: "foreign-call-under-lock",
  fixture: "registered-by-helpers.py",
  function: "Bus.send",
  hangs: 'bus = m.Bus(); bus.on("a")(lambda name: bus.on("b")(None)); bus.send("a")',
  finishes: `${registered}; bus.send_later(1)`,
});

// lock-order-inversion

add({
  rule: "lock-order-inversion",
  fixture: "functions.py",
  function: "report",
  from: 302,
  hangs: `
    meeting = Meeting()
    m.accounts, m.journal = meeting.lock(m.accounts), meeting.lock(m.journal)
    entry = type("Entry", (), {"write": lambda self: None})()
    other = start(m.report, [])
    m.book(entry)
    other.join()
  `,
  finishes: `
    other = start(m.in_the_same_order)
    m.and_again()
    other.join()
  `,
});

// blocking-call-under-lock

add({
  rule: "blocking-call-under-lock",
  fixture: "joins.py",
  function: "start_and_join",
  hangs: "m.lock = Late(m.lock); m.start_and_join()",
  finishes: "m.join_outside(); m.join_another()",
  from: 302,
});
add({
  rule: "blocking-call-under-lock",
  fixture: "joins.py",
  function: "ask_the_pool",
  hangs: "m.ask_the_pool()",
  finishes: "m.pool.submit(m.work).result()",
  from: 302,
});
add({
  rule: "blocking-call-under-lock",
  fixture: "joins.py",
  function: "Pump.stop",
  hangs: "pump = m.Pump(); pump._lock = Late(pump._lock); pump._thread.start(); pump.stop()",
  finishes: "pump = m.Pump(); pump._thread.start(); pump.stop_in_two_steps()",
  from: 302,
});
add({
  rule: "blocking-call-under-lock",
  fixture: "joins.py",
  function: "Pump.close",
  hangs: "pump = m.Pump(); pump._lock = Late(pump._lock); pump._thread.start(); pump._stopping = True; pump.close()",
  finishes: "pump = m.Pump(); pump._thread.start(); pump._stopping = True; pump._finish()",
  from: 302,
});

add({
  rule: "blocking-call-under-lock",
  fixture: "handed-over.py",
  function: "Jobs.close",
  hangs: "jobs = m.Jobs(); jobs._lock = Late(jobs._lock); jobs.submit(1); jobs.close()",
  finishes: "jobs = m.Jobs(); jobs.submit(1); jobs.close_soon()",
  from: 302,
});

add({
  rule: "blocking-call-under-lock",
  fixture: "waits-of-others.py",
  function: "Container.stop",
  hangs: "box = m.Container(); box._lock.acquire(); box._processor._consumer.start(); box.stop()",
  finishes: "box = m.Container(); box._processor._consumer.start(); box.stop_late()",
  from: 302,
});
add({
  rule: "blocking-call-under-lock",
  fixture: "waits-of-others.py",
  function: "Container.stop_writer",
  hangs: "box = m.Container(); one = box._processor; one._own = Late(one._own); one._writer.start(); box.stop_writer()",
  finishes: "box = m.Container(); box._processor._writer.start(); box.stop_crossed()",
  from: 302,
});

// lock-in-interrupting-code

for (const [name, signal, lock] of [
  ["stop", "SIGTERM", "lock"],
  ["stop_indirectly", "SIGINT", "lock"],
] as const) {
  add({
    rule: "lock-in-interrupting-code",
    fixture: "handlers.py",
    function: name,
    hangs: `
      import signal
      with m.${lock}:
          os.kill(os.getpid(), signal.${signal})
          time.sleep(0.1)
    `,
    finishes: `
      import signal
      for number in (signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2):
          with m.again:
              os.kill(os.getpid(), number)
              time.sleep(0.05)
    `,
    from: 307,
  });
}
add({
  rule: "lock-in-interrupting-code",
  fixture: "handlers.py",
  function: "Connection.__del__",
  hangs: `
    connection = m.Connection()
    with m.Connection.pool_lock:
        del connection
  `,
  finishes: "own = m.Own(); own.size(); del own; connection = m.Connection(); del connection",
  from: 307,
});

add({
  rule: "lock-in-interrupting-code",
  fixture: "in-timers.py",
  function: "Daemon._stop",
  hangs: `
    import signal
    daemon = m.Daemon()
    signal.signal(signal.SIGTERM, daemon._stop)
    with daemon._lock:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.1)
  `,
  finishes: `
    import signal
    daemon = m.Daemon()
    signal.signal(signal.SIGTERM, daemon._stop)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0.05)
    assert daemon.is_stopped()
  `,
  from: 307,
});

// wait-holding-other-lock

add({
  rule: "wait-holding-other-lock",
  fixture: "conditions.py",
  function: "take",
  hangs: `
    def late():
        while not m.state.locked():
            time.sleep(0.01)
        m.put(1)

    start(late)
    m.take()
  `,
  finishes: `
    def late():
        time.sleep(0.1)
        m.put(1)

    start(late)
    m.take_alone()
  `,
});

add({
  rule: "wait-holding-other-lock",
  fixture: "enders.py",
  function: "Device.wait_done",
  hangs: `
    device = m.Device()

    def late():
        while not device.log_lock.locked():
            time.sleep(0.01)
        device.on_tick()
        device.on_done()

    start(late)
    device.wait_done()
  `,
  finishes: `
    device = m.Device()

    def late():
        time.sleep(0.1)
        device.on_tick()
        device.on_done()

    start(late)
    device.wait_done_well()
  `,
});

add({
  rule: "wait-holding-other-lock",
  fixture: "shared.py",
  function: "take_with_the_wrong_one",
  hangs: `
    m.rows.append(1)

    def late():
        while not m.other.locked():
            time.sleep(0.01)
        m.clear()

    start(late)
    m.take_with_the_wrong_one()
  `,
  finishes: `
    def late():
        time.sleep(0.1)
        m.put(1)

    start(late)
    m.take()
  `,
});

add({
  rule: "lock-in-interrupting-code",
  fixture: "owned.py",
  function: "Connection.__del__",
  hangs: `
    pool = m.Pool()
    connection = m.Connection(pool)
    with pool._lock:
        del connection
  `,
  finishes: `
    pool = m.Pool()
    connection = m.Connection(pool)
    del connection
    pool.take()
  `,
  from: 300,
});

// The lock is taken before the threads start: then they are sure to wait for it.
for (const [name, start] of [
  ["stop", "owner._reader.start()"],
  ["stop_all", "owner.start()"],
  ["stop_by_helper", "owner.start()"],
] as const) {
  add({
    rule: "blocking-call-under-lock",
    fixture: "workers.py",
    function: `Owner.${name}`,
    hangs: `owner = m.Owner(); owner._lock.acquire(); ${start}; owner.${name}()`,
    finishes: "owner = m.Owner(); owner._reader.start(); owner.start(); owner.stop_outside()",
  });
}

// await-under-thread-lock

const store = `
  import asyncio

  class Store:
      rows = []

      async def write(self, row):
          await asyncio.sleep(0.05)

      flush = lambda self: self.write(None)

      def __aiter__(self):
          return self

      async def __anext__(self):
          await asyncio.sleep(0.01)
          raise StopAsyncIteration

  async def both(first, second):
      await asyncio.gather(first, second)

  store = Store()
`;
add({
  rule: "await-under-thread-lock",
  fixture: "coroutines.py",
  function: "save",
  hangs: `${dedent(store)}\nasyncio.run(both(m.save(store, 1), m.load(store)))\n`,
  finishes: `${dedent(store)}\nasyncio.run(both(m.afterwards(store), m.load(store)))\n`,
  from: 310,
});
add({
  rule: "await-under-thread-lock",
  fixture: "repaired.py",
  function: "save",
  hangs: `${dedent(store)}\nasyncio.run(both(m.save(store, 1), m.load(store)))\n`,
  finishes: `${dedent(store)}\nasyncio.run(both(m.save(store, 1), m.load(store)))\n`,
  repaired: "repaired.fixed.py",
  from: 310,
});

const keeper = `
  import asyncio

  keeper = m.Keeper()

  async def make():
      await asyncio.sleep(0.05)

  async def both(keep):
      await asyncio.gather(keep(lambda: keeper), ask())

  async def ask():
      await asyncio.sleep(0)
      keeper.session()

  keeper.make = make
`;
add({
  rule: "await-under-thread-lock",
  fixture: "referents.py",
  function: "Keeper.keep",
  hangs: `${dedent(keeper)}\nasyncio.run(both(m.Keeper.keep))\n`,
  finishes: `${dedent(keeper)}\nasyncio.run(both(m.Keeper.keep_in_the_loop))\n`,
  from: 310,
});

const slowDoor = `
  import asyncio

  class SlowDoor(object):
      async def wait(self, timeout=None):
          await asyncio.sleep(0.05)

  pool = m.Pool()
  pool.door = SlowDoor()

  async def enter(times):
      await asyncio.gather(*[pool.enter(1) for _ in range(times)])
`;
add({
  rule: "await-under-thread-lock",
  fixture: "own-condition.py",
  function: "Pool.enter",
  hangs: `${dedent(slowDoor)}\nasyncio.run(enter(2))\n`,
  finishes: `${dedent(slowDoor)}\nasyncio.run(enter(1))\n`,
  from: 310,
});

// disabled-lock: a handler with a lock that is not re-entrant, and a record whose text logs again

const talkative = `
  import logging

  class Talkative(object):
      def __str__(self):
          logging.getLogger("inner").warning("inner")
          return "outer"

  def log_through(handler):
      handler.setFormatter(logging.Formatter())
      handler.emit = lambda record: handler.format(record)
      for name in ("outer", "inner"):
          logging.getLogger(name).addHandler(handler)
      logging.getLogger("outer").warning("%s", Talkative())
`;
add({
  rule: "disabled-lock",
  fixture: "handlers.py",
  function: "Tee.__init__",
  hangs: `${dedent(talkative)}\nlog_through(m.Tee())\n`,
  finishes: `${dedent(talkative)}\nlog_through(m.Tee())\n`,
  repaired: "handlers.fixed.py",
});
add({
  rule: "disabled-lock",
  fixture: "handlers.py",
  function: "share",
  hangs: `${dedent(talkative)}\nlog_through(m.share(logging.StreamHandler()))\n`,
  finishes: `${dedent(talkative)}\nlog_through(m.share(logging.StreamHandler()))\n`,
  repaired: "handlers.fixed.py",
});

add({
  rule: "disabled-lock",
  fixture: "handlers.py",
  function: "share_all",
  hangs: `${dedent(talkative)}\nhandler = m.Again(); logging.getLogger().addHandler(handler); m.share_all(); log_through(handler)\n`,
  finishes: `${dedent(talkative)}\nhandler = m.Again(); logging.getLogger().addHandler(handler); m.share_all(); log_through(handler)\n`,
  repaired: "handlers.fixed.py",
});

export const drivers: readonly Driver[] = found;

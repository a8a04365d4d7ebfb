import { methodsOf } from "../../project/classes.ts";
import { isInsistent } from "../../project/locks/acquire-calls.ts";
import { operationsIn } from "../../project/locks/held-locks.ts";
import { acquisitionsIn, lockOwners } from "../../project/locks/lock-events.ts";
import { pathOf } from "../../project/locks/lock-paths.ts";
import { blocksItsHolder, type HeldLock, isSameLock, type LockUse } from "../../project/locks/lock-use.ts";
import { isSamePath } from "../../project/locks/object-path.ts";
import { classAround, functionAround, isMadeJustBefore } from "../../project/locks/places.ts";
import type { Project } from "../../project/project.ts";
import { pointOf } from "../../semantics/flow.ts";
import type { Call, FunctionDef, Node, Statement } from "../../syntax/ast.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, isInside, walk } from "../../syntax/walk.ts";
import { defineRule, type Fact, type RuleContext, type Severity } from "../rule.ts";
import { isConstructor, isExpected, isHandled, runsOwnCode } from "./entering.ts";
import { halfTaken } from "./half-taken.ts";
import { endsByItself, handingOn, isGivenBackInside, isHandedOver, isTold } from "./handed-over.ts";
import { goesOnHeld, type Leaving, unreleasedExit, whatLeaves } from "./leaving-held.ts";
import { takenAgain } from "./taken-again.ts";
import { type TakingStatement, takingStatement } from "./taking-statement.ts";
import { step } from "./trace.ts";
import { unguardedManagers } from "./unguarded-managers.ts";
import { canBeEntered, withFix } from "./with-lock-fix.ts";

interface UnguardedAcquire extends Fact {
  readonly lock: LockUse;
  /** What may leave the function before the lock is given back. */
  readonly leaving: Leaving;
  readonly release: Call;
  /** `undefined` in a context manager of our own, where `with` would call itself. */
  readonly statement: TakingStatement["statement"] | undefined;
  readonly releases: number;
  /** Where it is taken again by whoever has caught the exception. */
  readonly again: Call | undefined;
  readonly severity?: Severity;
}

export const acquireWithoutFinally = defineRule<UnguardedAcquire>({
  id: "acquire-without-finally",
  family: "locks",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "An `acquire()` whose `release()` is skipped when an exception passes",
  why: `
    When a statement between \`acquire\` and \`release\` raises, the lock stays held for the rest of the process. The
    exception may be caught and logged far away; what hangs is the next thread that needs the lock.

    The same is lost where a constructor raises that has taken a lock of another object, and where two locks are asked for
    at once and the second is refused.

    \`with lock:\` gives it back on every way out.
  `,
  examples: [
    {
      bad: `
        import threading

        lock = threading.Lock()

        def move(source, target):
            lock.acquire()
            target.put(source.get())
            lock.release()
      `,
      good: `
        import threading

        lock = threading.Lock()

        def move(source, target):
            with lock:
                target.put(source.get())
      `,
    },
  ],

  *find(context) {
    const { file, project, options } = context;
    // Tests hold locks to make threads wait, and end when an exception passes.
    if (options.isTest) return;
    const owners = lockOwners(project, file);
    for (const { owner, acquisition } of acquisitionsIn(project, file)) {
      const { lock, node, released, held } = acquisition;
      if (lock.how !== "acquire" || node.kind !== "call" || !owners.includes(owner)) continue;
      const found = judge(context, { lock, node, released, held });
      if (found !== undefined) yield found;
    }
    for (const { call: node, lock, release, leaving } of [...unguardedManagers(context), ...halfTaken(context)]) {
      yield { node, lock, leaving, release, statement: undefined, releases: 1, again: undefined };
    }
  },

  message({ node, lock, leaving, release, again }) {
    if (leaving.how === "refused") return `\`${lock.name}\` stays held when ${whatLeaves(leaving)}.`;
    if (functionAround(release) !== functionAround(node)) {
      const never = isConstructor(node) ? "there is no object that could give it back" : "`__exit__` is not called";
      return `\`${lock.name}\` stays held when ${whatLeaves(leaving)}: ${never} then.`;
    }
    const held = `\`${lock.name}\` stays held when ${whatLeaves(leaving)} before the release`;
    return again === undefined
      ? `${held}.`
      : `${held}; the exception is caught, and the next \`acquire\` waits for ever.`;
  },

  related: ({ leaving, release, lock, releases, again }, { project }) => [
    step(project, leaving.node, messages[leaving.how]),
    ...(again === undefined ? [] : [step(project, again, `\`${lock.name}\` is taken again here`)]),
    step(project, release, `\`${lock.name}\` is released ${releases === 1 ? "only " : ""}here`),
  ],

  // Whoever writes one such pair for a lock writes them all.
  cause: ({ lock }, { file }) => `${lock.slot ?? lock.name}@${file.path}`,

  fixes: ({ statement, release, releases, lock }, { file, project }) => {
    if (statement?.kind !== "expressionStatement") return [];
    const isContext = canBeEntered(project, statement, lock);
    const fix = isContext === "no" ? undefined : withFix(file.path, file.source.text, statement, release, releases);
    if (fix === undefined) return [];
    return [isContext === "yes" ? fix : { ...fix, safety: "suggestion" }];
  },
});

const messages: Readonly<Record<Leaving["how"], string>> = {
  return: "returns without a release",
  exception: "an exception leaves from here",
  end: "the function ends from here without a release",
  refused: "says no, and the lock taken before stays held",
};

interface Taking {
  readonly lock: HeldLock;
  readonly node: Call;
  readonly released: readonly LockUse[];
  readonly held: readonly HeldLock[];
}

function judge(
  { project }: RuleContext,
  { lock: taken, node: call, released, held }: Taking,
): UnguardedAcquire | undefined {
  const { lock } = taken;
  const taking = takingStatement(call, taken.isConditional === true);
  if (taking === undefined || !isKnownLock(lock)) return undefined;
  const { statement } = taking;
  // Taking back what was given up in between, under a `with` or for the caller.
  if ([...released, ...held.map((it) => it.lock)].some((it) => isSameLock(it, lock))) return undefined;
  const around = functionAround(call);
  const owner = around?.kind === "functionDef" ? around : undefined;
  // A lock with an end of its own, in a server or a file, may be left to it on purpose.
  if (lock.kinds.length === 0 && endsByItself(call)) return undefined;
  // A lock that is held from the first is a signal that somebody else gives.
  if (isMadeJustBefore(call)) return undefined;
  // A test case that is kept where no folder says so.
  if (owner !== undefined && /^test_/.test(owner.name.id)) return undefined;
  if (owner !== undefined && /^(?:acquire|lock|_acquire|wait)$/.test(owner.name.id)) return undefined;

  const root: Node = owner ?? project.fileOf(call).source.module;
  const releases = releasesIn(
    project,
    walk(root).filter((it) => it.kind === "call" && functionAround(it) === around),
    (it) => isSameLock(it, lock),
  );
  // Given back elsewhere: `lock()` and `unlock()`, `__enter__` and `__exit__`.
  const [release = releaseAtExit(project, owner, lock)] = releases.filter((it) => spanOf(it).start > spanOf(call).end);
  if (release === undefined) return undefined;
  if (callsOn(project, root, lock, "acquire").length > 1 && releases.length === 0) return undefined;
  if (isUsedAsSignal(project, root, lock) || isHeldFromFirst(project, owner, lock)) return undefined;

  const start = pointOf(call)?.point;
  if (start === undefined) return undefined;
  const releasing = new Set(
    [...releases.flatMap((it) => [it, ...conditionalRelease(it, call)]), ...handingOn(project, root, lock)].flatMap(
      (at) => pointOf(at)?.point ?? [],
    ),
  );
  const base = { node: call, lock, release, statement, releases: releases.length };
  const isMaking = isConstructor(call);
  const isEntering = isMaking || owner?.name.id === "__enter__";
  const leaving = unreleasedExit(project, call, taking, start, releasing, isEntering ? ["exception"] : undefined);
  if (isEntering) {
    const isLost = leaving !== undefined && !isHandled(leaving.node);
    if (!isLost) return undefined;
    return {
      ...base,
      leaving,
      statement: undefined,
      again: undefined,
      severity: isExpected(leaving) || (isMaking && runsOwnCode(project, leaving.node)) ? "warning" : "hint",
    };
  }
  if (leaving !== undefined) {
    const { how } = leaving;
    if (how === "return" && isTold(leaving.node, releases)) return undefined;
    if (how === "return" && owner !== undefined && isGivenBackInside(project, owner, lock)) return undefined;
    const isHandOver = (how !== "exception" || goesOnHeld(start, releasing)) && isHandedOver(project, call);
    if (isHandOver && how !== "exception") return undefined;
    // Where the function is meant to be left with the lock held, whoever gives it back may do so after a failure as well.
    return { ...base, leaving, again: undefined, severity: isHandOver ? "hint" : "warning" };
  }
  if (!blocksItsHolder(lock) || statement.kind === "if") return undefined;
  const acquires = callsOn(project, root, lock, "acquire").filter(
    (it) => isInsistent(it) && functionAround(it) === around,
  );
  const caught = takenAgain(project, call, acquires, releases, releasing);
  if (caught === undefined) return undefined;
  const thrown: Leaving = { node: caught.leaving, how: "exception" };
  return { ...base, leaving: thrown, again: caught.again, severity: "error" };
}

/**
 * What `__exit__` gives back; it is not called when `__enter__` has raised. Of a lock that belongs to another object and was
 * taken by the constructor, what any method gives back; there is no object to call it on when the constructor has raised.
 */
function releaseAtExit(project: Project, owner: FunctionDef | undefined, lock: LockUse): Call | undefined {
  const around = owner === undefined ? undefined : classAround(owner);
  if (owner === undefined || around === undefined) return undefined;
  const isOfOther = owner.name.id === "__init__" && /^\w+\.\w+\.\w/.test(lock.name);
  if (owner.name.id !== "__enter__" && !isOfOther) return undefined;
  const exit = project.methodOf(around, "__exit__");
  const givers = isOfOther ? methodsOf(around).filter((it) => it !== owner) : exit === undefined ? [] : [exit];
  // Each of them has a `self` of its own.
  return givers.flatMap((it) => releasesIn(project, walk(it), (other) => other.name === lock.name))[0];
}

/** The statement that releases under the condition under which the lock was taken, or that of a `finally`. */
function conditionalRelease(release: Call, acquire: Call): readonly Statement[] {
  let child: Node = release;
  const tests = testsAround(acquire);
  for (const ancestor of ancestorsOf(release)) {
    if (ancestor.kind === "if" && !isInside(acquire, ancestor) && tests.has(textOf(ancestor.test))) return [ancestor];
    const last = ancestor.kind === "try" ? ancestor.finalbody.find((it) => it === child) : undefined;
    if (last !== undefined) return isInside(acquire, last) ? [] : [last];
    if (ancestor.kind === "functionDef") return [];
    child = ancestor;
  }
  return [];
}

/** `self._ready.acquire()` in the constructor: whoever has something to say gives it, and whoever waits takes it. */
function isHeldFromFirst(project: Project, owner: FunctionDef | undefined, { name }: LockUse): boolean {
  const around = owner === undefined ? undefined : classAround(owner);
  const maker = around === undefined ? undefined : project.methodOf(around, "__init__");
  if (maker === undefined || maker === owner) return false;
  const called = walk(maker).flatMap((it) => (it.kind === "call" ? [textOf(it.callee)] : []));
  return called.includes(`${name}.acquire`) && !called.includes(`${name}.release`);
}

function testsAround(acquire: Call): ReadonlySet<string> {
  const tests = new Set<string>();
  for (const ancestor of ancestorsOf(acquire)) {
    if (ancestor.kind === "functionDef") break;
    if (ancestor.kind === "if") tests.add(textOf(ancestor.test));
  }
  return tests;
}

/** Where the origin is not known, `acquire` says that it is something to be held; that it is a lock, only its name. */
function isKnownLock({ kinds, name }: LockUse): boolean {
  return kinds.length > 0 || /lock|mutex/i.test(name.replace(/^.*\./, ""));
}

/** What gives the lock back: its own `release`, or a function of ours that does it, `self.unlock()`. */
function releasesIn(project: Project, inside: readonly Node[], isMeant: (lock: LockUse) => boolean): readonly Call[] {
  const found: Call[] = [];
  for (const node of inside) {
    if (node.kind !== "call") continue;
    const gives = operationsIn(project, node).some(
      (it) => it.kind === "release" && it.node === node && isMeant(it.lock),
    );
    if (gives) found.push(node);
  }
  return found;
}

function callsOn(project: Project, root: Node, lock: LockUse, method: string): readonly Call[] {
  const found: Call[] = [];
  for (const node of walk(root)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute" || node.callee.name !== method) continue;
    const path = pathOf(project, node.callee.object);
    if (path !== undefined && isSamePath(path, lock.path)) found.push(node);
  }
  return found;
}

/** A lock that is taken twice in a row is a signal: another thread gives it back. */
function isUsedAsSignal(project: Project, root: Node, lock: LockUse): boolean {
  const taken = callsOn(project, root, lock, "acquire");
  const givenBack = callsOn(project, root, lock, "release");
  return taken.some((first, index) => {
    const second = taken[index + 1];
    if (second === undefined || first.parent?.parent !== second.parent?.parent) return false;
    return !givenBack.some((it) => spanOf(it).start > spanOf(first).start && spanOf(it).start < spanOf(second).start);
  });
}

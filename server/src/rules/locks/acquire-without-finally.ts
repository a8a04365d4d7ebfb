import { isInsistent } from "../../project/locks/held-locks.ts";
import { acquisitionsIn, lockOwners } from "../../project/locks/lock-events.ts";
import { pathOf } from "../../project/locks/lock-paths.ts";
import { type HeldLock, isSameLock, type LockUse } from "../../project/locks/lock-use.ts";
import { isSamePath } from "../../project/locks/object-path.ts";
import { functionAround } from "../../project/locks/places.ts";
import type { Project } from "../../project/project.ts";
import { type FlowNode, pointOf } from "../../semantics/flow.ts";
import type { Call, ExpressionStatement, Node, Statement } from "../../syntax/ast.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, childrenOf, isInside, walk } from "../../syntax/walk.ts";
import { defineRule, type Fact, type RuleContext } from "../rule.ts";
import { step } from "./trace.ts";
import { withFix } from "./with-lock-fix.ts";

interface UnguardedAcquire extends Fact {
  readonly lock: LockUse;
  /** What may leave the function before the lock is given back. */
  readonly leaving: Node;
  readonly release: Call;
  readonly statement: ExpressionStatement;
  readonly releases: number;
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
    if (!/\.acquire\s*\(/.test(file.source.text)) return;
    const owners = lockOwners(project, file);
    for (const { owner, acquisition } of acquisitionsIn(project, file)) {
      const { lock, node, released, held } = acquisition;
      if (lock.how !== "acquire" || node.kind !== "call" || !owners.includes(owner)) continue;
      const found = judge(context, { lock, node, released, held });
      if (found !== undefined) yield found;
    }
  },

  message: ({ lock, leaving }) => `\`${lock.name}\` stays held when ${whatLeaves(leaving)} before the release.`,

  related: ({ leaving, release, lock }, { project }) => [
    step(project, leaving, leaving.kind === "return" ? "returns without a release" : "an exception leaves from here"),
    step(project, release, `\`${lock.name}\` is released only here`),
  ],

  fixes: ({ statement, release, releases }, { file }) => {
    const fix = withFix(file.path, file.source.text, statement, release, releases);
    return fix === undefined ? [] : [fix];
  },
});

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
  const statement = call.parent;
  if (statement?.kind !== "expressionStatement" || !isInsistent(call) || !isKnownLock(lock)) return undefined;
  // Taking back what was given up in between, under a `with` or for the caller.
  if ([...released, ...held.map((it) => it.lock)].some((it) => isSameLock(it, lock))) return undefined;
  const around = functionAround(call);
  const owner = around?.kind === "functionDef" ? around : undefined;
  if (owner !== undefined && /^(?:acquire|__enter__|lock|_acquire|wait)$/.test(owner.name.id)) return undefined;

  const root: Node = owner ?? project.fileOf(call).source.module;
  const releases = callsOn(project, root, lock, "release").filter((it) => functionAround(it) === around);
  // Given back elsewhere: `lock()` and `unlock()`, `__enter__` and `__exit__`.
  const [release] = releases.filter((it) => spanOf(it).start > spanOf(call).end);
  if (release === undefined) return undefined;
  if (callsOn(project, root, lock, "acquire").length > 1 && releases.length === 0) return undefined;
  if (isUsedAsSignal(project, root, lock)) return undefined;

  const start = pointOf(call)?.point;
  if (start === undefined) return undefined;
  const releasing = new Set(
    releases.flatMap((it) => [it, ...conditionalRelease(it, call)].flatMap((at) => pointOf(at)?.point ?? [])),
  );
  const leaving = unreleasedExit(start, releasing);
  if (leaving === undefined) return undefined;
  return { node: call, lock, leaving, release, statement, releases: releases.length };
}

/** The statement of a `finally` that releases, perhaps under the condition under which the lock was taken. */
function conditionalRelease(release: Call, acquire: Call): readonly Statement[] {
  let child: Node = release;
  for (const ancestor of ancestorsOf(release)) {
    const last = ancestor.kind === "try" ? ancestor.finalbody.find((it) => it === child) : undefined;
    if (last !== undefined) return isInside(acquire, last) ? [] : [last];
    if (ancestor.kind === "functionDef") return [];
    child = ancestor;
  }
  return [];
}

/** Where the origin is not known, `acquire` says that it is something to be held; that it is a lock, only its name. */
function isKnownLock({ kinds, name }: LockUse): boolean {
  return kinds.length > 0 || /lock|mutex/i.test(name.replace(/^.*\./, ""));
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

/** The first statement behind `start` from which the function is left with the lock held. */
function unreleasedExit(start: FlowNode, releasing: ReadonlySet<FlowNode>): Node | undefined {
  const seen = new Set<FlowNode>([start]);
  const pending: FlowNode[] = [];
  for (const edge of start.next) if (edge.kind !== "exception") pending.push(edge.to);
  const candidates: FlowNode[] = [];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node) || releasing.has(node)) continue;
    seen.add(node);
    candidates.push(node);
    for (const edge of node.next) if (edge.kind !== "exception" || mayRaise(node.node)) pending.push(edge.to);
  }
  candidates.sort((a, b) => a.id - b.id);
  for (const candidate of candidates) {
    const { node } = candidate;
    if (node === undefined || candidate.kind !== "statement") continue;
    if (node.kind === "return" && leadsOut(candidate, releasing, false, "exit")) return node;
    const raises = node.kind === "raise" || mayRaise(node);
    if (raises && leadsOut(candidate, releasing, true, "raise")) return node;
  }
  return undefined;
}

/** Whether leaving a statement, by an exception or by going on, leads out of the function with the lock held. */
function leadsOut(
  from: FlowNode,
  releasing: ReadonlySet<FlowNode>,
  byException: boolean,
  goal: FlowNode["kind"],
): boolean {
  const seen = new Set<FlowNode>([from]);
  const pending: FlowNode[] = [];
  for (const edge of from.next) {
    if ((edge.kind === "exception" || from.node?.kind === "raise") === byException) pending.push(edge.to);
  }
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node) || releasing.has(node)) continue;
    seen.add(node);
    if (node.kind === goal) return true;
    // A handler does what it is written to do; only what no handler catches, and what is raised again, goes on.
    const goesOn = node.kind !== "statement" || node.node?.kind === "raise";
    for (const edge of node.next) if (edge.kind !== "exception" || goesOn) pending.push(edge.to);
  }
  return false;
}

/** Assignments of constants, names and plain attributes do not raise; nor do the headers around them. */
function mayRaise(node: Node | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind === "functionDef" || node.kind === "classDef" || node.kind === "exceptHandler") return false;
  if (node.kind === "pass" || node.kind === "break" || node.kind === "continue" || node.kind === "global") return false;
  return headOf(node).some((it) => {
    for (const part of walk(it)) if (raisingParts.has(part.kind) && !isHarmless(part)) return true;
    return false;
  });
}

const raisingParts = new Set<Node["kind"]>([
  "call",
  "await",
  "yield",
  "delete",
  "assert",
  "import",
  "importFrom",
  "print",
]);

/** Logging catches its own exceptions; these methods and functions raise for lack of memory only. */
function isHarmless(part: Node): boolean {
  if (part.kind !== "call") return false;
  const callee = textOf(part.callee);
  if (/^(?:self\.)?_?(?:log|logger|logging|LOG|_LOG)\.\w+$/.test(callee)) return true;
  return part.callee.kind === "attribute"
    ? /^(?:append|appendleft|clear|discard|notify|notify_all|notifyAll|wait|wait_for|set|is_set|isSet|acquire|locked|release|sleep|time|monotonic|current_thread|get_ident|is_alive)$/.test(
        part.callee.name,
      )
    : /^(?:len|id|isinstance|bool|type|list|dict|set|tuple|callable)$/.test(callee);
}

/** The parts of a statement that run with it; the blocks inside are statements of their own. */
function headOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "if":
    case "while":
      return [node.test];
    case "for":
      return [node.iterable];
    case "with":
      return node.items;
    case "try":
      return [];
    case "match":
      return [node.subject];
    default:
      return childrenOf(node).length === 0 ? [] : [node];
  }
}

function whatLeaves(leaving: Node): string {
  if (leaving.kind === "return") return "the function returns";
  const text = textOf(leaving).split("\n")[0]?.trim().replace(/:$/, "") ?? "";
  return `\`${text.length > 50 ? `${text.slice(0, 47)}...` : text}\` raises`;
}

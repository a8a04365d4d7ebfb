import { acquisitionsIn } from "../../project/locks/lock-events.ts";
import { pathOf } from "../../project/locks/lock-paths.ts";
import type { LockUse } from "../../project/locks/lock-use.ts";
import { isSamePath } from "../../project/locks/object-path.ts";
import { functionAround } from "../../project/locks/places.ts";
import type { Project } from "../../project/project.ts";
import { referencesTo } from "../../semantics/reaching.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { type Call, type Name, type Node, type Statement, spanOf, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, childrenOf, enclosingStatement, walk } from "../../syntax/walk.ts";
import { defineRule, type Fact, type Fix } from "../rule.ts";
import { type AcquiredInTry, acquiredInTry } from "./acquired-in-try.ts";
import { step } from "./trace.ts";

interface UncheckedAcquire extends Fact {
  readonly lock: LockUse;
  readonly call: Call;
  readonly release: Call;
  /** How the `try` around it is left without the lock; `undefined` where `acquire` itself says no. */
  readonly inTry: AcquiredInTry | undefined;
}

export const uncheckedAcquire = defineRule<UncheckedAcquire>({
  id: "unchecked-acquire",
  family: "locks",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "An `acquire` that may fail, whose result is not tested",
  why: `
    \`acquire(False)\` and \`acquire(timeout=…)\` return \`False\` when another thread holds the lock. Code that does not look
    goes on without it; its \`release\` then raises \`RuntimeError\`, or gives back the lock of the thread that holds it.

    The same happens where \`await lock.acquire()\` stands inside of the \`try\` whose \`finally\` releases: a task that is
    cancelled while it waits gives back what another task holds. The acquisition belongs before the \`try\`. Of a lock of
    threads only Ctrl-C ends the wait, which is said as a hint.
  `,
  examples: [
    {
      bad: `
        import threading

        lock = threading.Lock()

        def refresh(cache):
            lock.acquire(timeout=5)
            cache.load()
            lock.release()
      `,
      good: `
        import threading

        lock = threading.Lock()

        def refresh(cache):
            if lock.acquire(timeout=5):
                cache.load()
                lock.release()
      `,
    },
  ],

  *find({ file, project, options }) {
    // Tests of locks ask for what they may not get.
    if (options.isTest) return;
    if (!/\.acquire\b/.test(file.source.text)) return;
    for (const { acquisition } of acquisitionsIn(project, file)) {
      const { node, lock, isConditional } = acquisition;
      const inTry = acquiredInTry(project, acquisition);
      if (inTry !== undefined && node.kind === "call") {
        const isMild = inTry.before === undefined && !inTry.isAwaited;
        const severity = isMild ? "hint" : "warning";
        yield { node, call: node, lock: lock.lock, release: inTry.release, inTry, severity };
        continue;
      }
      if (!isConditional || node.kind !== "call" || lock.lock.kinds.length === 0) continue;
      if (lock.lock.kinds.some((it) => it.form === "semaphore" || it.domain === "file" || it.isOwn)) continue;
      const statement = unreadResult(node);
      if (statement === undefined) continue;
      const release = unconditionalRelease(project, node, statement, lock.lock);
      if (release !== undefined) yield { node, call: node, lock: lock.lock, release, inTry: undefined };
    }
  },

  message({ lock, call, inTry }) {
    if (inTry === undefined) {
      return `\`${textOf(call)}\` may fail and nobody looks: the code goes on without the lock, and the release of \`${lock.name}\` raises or gives back another thread's.`;
    }
    if (inTry.before === undefined && !inTry.isAwaited) {
      return `When Ctrl-C ends the wait here, the \`finally\` releases \`${lock.name}\`, which was not taken.`;
    }
    return inTry.before === undefined
      ? `When the task is cancelled while it waits here, the \`finally\` releases \`${lock.name}\`, which another task holds.`
      : `When what stands before in this \`try\` raises, the \`finally\` releases \`${lock.name}\`, which was not taken.`;
  },

  related: ({ lock, release, inTry }, { project }) => [
    ...(inTry?.before === undefined ? [] : [step(project, inTry.before, "an exception leaves from here")]),
    step(project, release, `\`${lock.name}\` is released here in any case`),
  ],

  fixes({ call, release, inTry }, { file }) {
    const fix = inTry !== undefined ? undefined : guardFix(file.path, file.source.text, call, release);
    return fix === undefined ? [] : [fix];
  },
});

/** The statement, when it throws the result away: by itself, or in a name that nobody reads. */
function unreadResult(call: Call): Statement | undefined {
  const value: Node = call.parent?.kind === "await" ? call.parent : call;
  const { parent } = value;
  if (parent?.kind === "expressionStatement") return parent;
  if (parent?.kind !== "assign" || parent.value !== value) return undefined;
  const [target, ...others] = parent.targets;
  if (target?.kind !== "name" || others.length > 0) return undefined;
  const scope = resolveName(target)?.scope;
  if (scope === undefined || scope.owner.kind === "module") return undefined;
  const names: Name[] = [];
  for (const node of walk(scope.owner)) if (node.kind === "name" && node !== target) names.push(node);
  return referencesTo(scope, target.id, names).length === 0 ? parent : undefined;
}

/** A release that runs whether or not the lock was had. */
function unconditionalRelease(project: Project, call: Call, statement: Statement, lock: LockUse): Call | undefined {
  const owner = functionAround(call);
  const root: Node = owner ?? project.fileOf(call).source.module;
  for (const node of walk(root)) {
    if (node.kind !== "call" || node.callee.kind !== "attribute" || node.callee.name !== "release") continue;
    if (functionAround(node) !== owner || spanOf(node).start < spanOf(call).end) continue;
    const path = pathOf(project, node.callee.object);
    if (path === undefined || !isSamePath(path, lock.path)) continue;
    if (!isReachedAnyway(node, statement)) continue;
    // A probe: taken and given back at once.
    return isNext(statement, node) ? undefined : node;
  }
  return undefined;
}

function isNext(statement: Statement, release: Call): boolean {
  const { parent } = statement;
  if (parent === undefined) return false;
  const siblings = childrenOf(parent);
  const next = siblings[siblings.indexOf(statement) + 1];
  return next !== undefined && next === release.parent;
}

/** No condition stands around the release that does not stand around the acquire. */
function isReachedAnyway(release: Call, statement: Statement): boolean {
  const around = new Set<Node>(ancestorsOf(statement));
  let child: Node = release;
  for (const ancestor of ancestorsOf(release)) {
    if (around.has(ancestor)) return ancestor.kind !== "if" || sameBranch(ancestor.body, child, statement);
    const isCondition =
      ancestor.kind === "if" ||
      ancestor.kind === "while" ||
      ancestor.kind === "for" ||
      ancestor.kind === "exceptHandler";
    if (isCondition || ancestor.kind === "match" || ancestor.kind === "conditional") return false;
    // An `except` around it means that the author expects the release to fail.
    if (ancestor.kind === "try" && ancestor.handlers.length > 0 && ancestor.body.some((it) => it === child))
      return false;
    child = ancestor;
  }
  return false;
}

function sameBranch(body: readonly Statement[], child: Node, statement: Statement): boolean {
  const inBody = (node: Node): boolean => body.some((it) => it === node || [...ancestorsOf(node)].includes(it));
  return inBody(child) === inBody(statement);
}

/** `if lock.acquire(…):` around what follows, up to the release in the same block. */
function guardFix(path: string, text: string, call: Call, release: Call): Fix | undefined {
  const statement = enclosingStatement(call);
  const last = enclosingStatement(release);
  if (statement?.kind !== "expressionStatement" || last?.kind !== "expressionStatement") return undefined;
  if (statement.parent !== last.parent || call.parent !== statement) return undefined;
  const start = spanOf(statement);
  const end = spanOf(last);
  const indent = text.slice(text.lastIndexOf("\n", start.start - 1) + 1, start.start);
  const bodyStart = text.indexOf("\n", start.end) + 1;
  if (indent.trim() !== "" || bodyStart === 0 || bodyStart > end.start) return undefined;
  const unit = indent.includes("\t") ? "\t" : "    ";
  const body = text.slice(bodyStart, end.end);
  // Moving the lines of a long string would change the string.
  if (/"""|'''|\\\n/.test(body)) return undefined;
  const replacement = `if ${textOf(call)}:${text.slice(start.end, bodyStart)}${body.replace(/^(?=[^\n])/gm, unit)}`;
  return {
    title: "Run this only when the lock was had",
    // What happens otherwise is for the author to say.
    safety: "suggestion",
    edits: [{ path, span: { start: start.start, end: end.end }, text: replacement }],
  };
}

import { methodsOf, ownMethod } from "../../project/classes.ts";
import {
  doesNothing,
  isForeignLockOwner,
  isHandlerSubclass,
  isLoggingHandler,
  isPlainLock,
  isWithoutLock,
  lockObjects,
  takesLock,
} from "../../project/locks/lock-substitutes.ts";
import type { Project } from "../../project/project.ts";
import { includesBelow, includesFrom, isDead, type Target } from "../../semantics/target.ts";
import type { Attribute, Call, ClassDef, Expression, FunctionDef, Node, Statement, With } from "../../syntax/ast.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { enclosingStatement, walk } from "../../syntax/walk.ts";
import { defineRule, type Fact, type FileEdit, type Fix, type RuleContext } from "../rule.ts";
import { locksLostIn } from "./lost-lock.ts";

interface DisabledLock extends Fact {
  /**
   * `patch`: a lock is replaced; `override`: a method that locks; `plainLock`: a handler gets a lock that is not re-entrant;
   * `held`: the attribute that keeps a lock is given something else under that lock.
   */
  readonly form: "patch" | "override" | "plainLock" | "held";
  readonly subject: string;
  readonly isLogging: boolean;
  readonly target: Target;
  /** Whether the lock itself is gone, so that `with self.lock` fails. */
  readonly isNone: boolean;
  /** For `plainLock`: the call to replace. */
  readonly made: Call | undefined;
}

export const disabledLock = defineRule<DisabledLock>({
  id: "disabled-lock",
  family: "locks",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "A lock, or its acquire and release, is replaced by something that does not lock",
  why: `
    A program hung in a logging handler, somebody replaced \`logging.Handler.acquire\` and \`release\` by empty functions,
    and the hang was gone. Some weeks later two threads rolled the log file over at once. Measured with six threads that
    write 2400 records through one \`RotatingFileHandler\` patched like that: Python 2.7 lost 627 of them, 3.6 lost 469,
    3.9 lost 706, 3.12 lost 619, with errors such as \`'NoneType' object has no attribute 'seek'\`. On 3.13 the patch has
    no effect at all, because \`Handler.handle\` there uses \`with self.lock\`; \`logging._acquireLock\` is gone.

    Handler locks are re-entrant on every version from 2.7 to 3.13, so the handler itself is not what hangs. Look for the
    lock that is not: one of your own that is held while something is logged, or a handler whose \`lock\` was replaced by
    a \`threading.Lock\`.

    To set the attribute of a lock under that very lock, \`with self._lock: self._lock = None\`, is mostly a slip for
    another attribute: the block ends well, and the next one that takes the lock fails.
  `,
  examples: [
    {
      bad: `
        import logging

        def nothing(*args):
            pass

        logging.Handler.acquire = nothing
        logging.Handler.release = nothing
        logging.warning("ready")
      `,
      good: `
        import logging

        def nothing(*args):
            pass

        logging.warning("ready")
      `,
    },
    {
      bad: `
        import logging
        import threading

        class Tee(logging.Handler):
            def __init__(self):
                super().__init__()
                self.lock = threading.Lock()
      `,
      good: `
        import logging
        import threading

        class Tee(logging.Handler):
            def __init__(self):
                super().__init__()
                self.lock = threading.RLock()
      `,
    },
  ],

  *find(context) {
    const { file, options } = context;
    // Doubles in tests, and packages whose purpose is to replace threads, know what they do.
    if (
      options.isTest ||
      /\b(?:gevent|eventlet)\b[\s\S]*\bpatch|\bmonkey_?patch\w*\b[\s\S]*\b(?:gevent|eventlet)\b/.test(file.source.text)
    )
      return;
    if (!/acquire|release|[lL]ock|mutex|__enter__|__exit__/.test(file.source.text)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind === "assign") yield* patches(context, node.targets, node.value);
      if (node.kind === "call") yield* patchedBySetattr(context, node);
      if (node.kind === "classDef") yield* overrides(context, node);
      if (node.kind === "with") yield* lostUnderLock(context, node);
    }
  },

  message({ form, subject, isLogging, isNone, target }) {
    if (form === "plainLock") {
      return `\`${subject}\` of a logging handler must be re-entrant: with a \`threading.Lock\` a record whose formatting logs again waits forever.`;
    }
    if (form === "held") {
      return isNone
        ? `\`${subject}\` is set to \`None\` while it is held: whoever takes it next fails.`
        : `\`${subject}\` is replaced while it is held: whoever takes the new one no longer waits for this thread.`;
    }
    if (!isLogging) {
      return form === "override"
        ? `\`${subject}\` no longer takes the lock that the method it overrides takes: what it protected runs unprotected.`
        : `\`${subject}\` is replaced by something that does not lock: what it protected now runs unprotected.`;
    }
    const harmful = includesBelow(target, [3, 13]) ? "before Python 3.13 records of concurrent threads are lost" : "";
    const dead = includesFrom(target, [3, 13]) ? laterEffect(isNone) : "";
    const effects = [harmful, dead].filter((it) => it !== "").join("; ");
    return `\`${subject}\` no longer locks: ${effects}. Handler locks are re-entrant; the lock that hangs is another one.`;
  },

  cause: ({ subject }, { file }) => `${file.path}:${subject.replace(/acquire|release|__enter__|__exit__/, "lock")}`,

  fixes({ form, node, isLogging, made }, { file }) {
    if (form === "plainLock") return made === undefined ? [] : reentrantFix(file.path, made);
    const statement = enclosingStatement(node);
    if (form !== "patch" || !isLogging || statement?.kind !== "assign") return [];
    return [
      {
        title: "Remove the patch",
        // Whatever hung without it must be found first.
        safety: "suggestion",
        edits: [removalOf(file.path, file.source.text, statement)],
      },
    ];
  },
});

/** `Handler.handle` takes `self.lock` itself from 3.13 on. */
const laterEffect = (isNone: boolean): string =>
  isNone ? "from 3.13 on every record raises TypeError" : "from 3.13 on it has no effect";

const lockNames =
  /^(?:acquire|release|__enter__|__exit__|lock|_lock|mutex|createLock|Lock|RLock|_acquireLock|_releaseLock)$/;

function* patches(context: RuleContext, targets: readonly Expression[], value: Expression): Iterable<DisabledLock> {
  for (const target of targets) {
    if (target.kind !== "attribute" || !lockNames.test(target.name)) continue;
    const found = patchOf(context, target.object, target.name, value, target);
    if (found !== undefined) yield found;
  }
}

/** `setattr(logging.Handler, "acquire", nothing)` */
function* patchedBySetattr(context: RuleContext, call: Call): Iterable<DisabledLock> {
  if (call.callee.kind !== "name" || call.callee.id !== "setattr" || call.arguments.length !== 3) return;
  const [object, name, value] = call.arguments.map((it) => it.value);
  if (object === undefined || value === undefined || name?.kind !== "string" || !lockNames.test(name.value)) return;
  const found = patchOf(context, object, name.value, value, call);
  if (found !== undefined) yield found;
}

function patchOf(
  { project }: RuleContext,
  object: Expression,
  name: string,
  value: Expression,
  node: Attribute | Call,
): DisabledLock | undefined {
  const target = project.targetAt(node);
  if (isDead(target)) return undefined;
  const owners = project.evaluate(object);
  const isHandler = owners.some((it) => isLoggingHandler(project, it));
  const subject = `${textOf(object)}.${name}`;
  const made = value.kind === "call" && isPlainLock(project, value) ? value : undefined;
  if (name === "lock" && isHandler && made !== undefined) {
    return { node, form: "plainLock", subject, isLogging: true, target, isNone: false, made };
  }
  const isSelf = owners.every((it) => it.kind === "instance" && it.call === undefined);
  if (isSelf) return undefined; // The first value of an attribute, or its end: see `overrides` for what a class does to itself.
  const isForeign = owners.every((it) => isForeignLockOwner(project, it, name));
  if (!isForeign || owners.length === 0 || !isWithoutLock(project, value, name)) return undefined;
  const isLogging = owners.some((it) => isHandler || (it.kind === "external" && it.path.startsWith("logging")));
  const isNone = value.kind === "none" && lockObjects.test(name);
  return { node, form: "patch", subject, isLogging, target, isNone, made: undefined };
}

function* lostUnderLock({ project, file }: RuleContext, block: With): Iterable<DisabledLock> {
  for (const { node, lock, isNone, isAtEnd } of locksLostIn(project, file, block)) {
    const base = { form: "held", subject: lock.name, isLogging: false, isNone, made: undefined } as const;
    yield { node, ...base, target: project.targetAt(node), severity: isAtEnd ? "hint" : "error" };
  }
}

/** Methods of a class that take the place of ones that lock. */
function* overrides({ project }: RuleContext, definition: ClassDef): Iterable<DisabledLock> {
  const target = project.targetAt(definition);
  if (isDead(target)) return;
  const isHandler = isHandlerSubclass(project, definition);
  const handle = ownMethod(definition, "handle");
  const found = (method: FunctionDef, isLogging: boolean): DisabledLock => ({
    node: method.name,
    form: "override",
    severity: "warning",
    subject: `${definition.name.id}.${method.name.id}`,
    isLogging,
    target,
    isNone: method.name.id === "createLock",
    made: undefined,
  });
  for (const method of methodsOf(definition)) {
    const name = method.name.id;
    if (name === "acquire" || name === "release") {
      if (!doesNothing(method)) continue;
      if (isHandler) yield found(method, true);
      else if (baseTakesLock(project, definition, name)) yield found(method, false);
    }
    // A handler that writes nowhere, or into a queue of its own, replaces `handle` too.
    if (isHandler && name === "createLock" && handle === undefined && leavesLockOut(method)) yield found(method, true);
  }
}

function baseTakesLock(project: Project, definition: ClassDef, name: string): boolean {
  const [, ...bases] = project.hierarchyOf(definition).classes;
  return bases.some((it) => {
    const method = ownMethod(it, name);
    return method !== undefined && takesLock(project, method);
  });
}

/** `createLock` that sets `self.lock = None`, or nothing. */
function leavesLockOut(method: FunctionDef): boolean {
  if (doesNothing(method)) return true;
  return method.body.every(
    (it) =>
      (it.kind === "expressionStatement" && it.value.kind === "string") ||
      (it.kind === "assign" &&
        it.value.kind === "none" &&
        it.targets[0]?.kind === "attribute" &&
        it.targets[0].name === "lock"),
  );
}

function reentrantFix(path: string, made: Call): readonly Fix[] {
  const { callee } = made;
  if (callee.kind !== "attribute" || callee.name !== "Lock") return [];
  const { end } = spanOf(callee);
  return [
    {
      title: "Give the handler a threading.RLock",
      // Whoever took the plain lock once takes the re-entrant one in the same way.
      safety: "safe",
      edits: [{ path, span: { start: end - "Lock".length, end }, text: "RLock" }],
    },
  ];
}

/** The statement with its line; `pass` in its place where it is alone in its block. */
function removalOf(path: string, text: string, statement: Statement): FileEdit {
  const span = spanOf(statement);
  const block = blockOf(statement.parent);
  if (block.length === 1) return { path, span, text: "pass" };
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const lineEnd = text.indexOf("\n", span.end);
  const end = lineEnd === -1 ? text.length : lineEnd + 1;
  const isAlone = text.slice(start, span.start).trim() === "" && /^\s*(?:#.*)?$/.test(text.slice(span.end, end));
  return isAlone ? { path, span: { start, end }, text: "" } : { path, span, text: "pass" };
}

function blockOf(parent: Node | undefined): readonly Statement[] {
  return parent !== undefined && "body" in parent && Array.isArray(parent.body) ? parent.body : [];
}

import { lockUseOf } from "../../project/locks/lock-identity.ts";
import { lockKindOf } from "../../project/locks/lock-kinds.ts";
import { functionAround } from "../../project/locks/places.ts";
import type { Project } from "../../project/project.ts";
import { referencesTo } from "../../semantics/reaching.ts";
import { type Binding, scopeOf } from "../../semantics/scopes.ts";
import { type Call, type Expression, type FunctionDef, type Name, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { walk } from "../../syntax/walk.ts";
import { defineRule, type Fact } from "../rule.ts";

interface PrivateLock extends Fact {
  readonly form: "inline" | "local" | "attribute";
  readonly name: string;
}

export const privateLockPerCall = defineRule<PrivateLock>({
  id: "private-lock-per-call",
  family: "locks",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "A lock that is made where it is used keeps nobody out",
  why: `
    A lock protects by being one and the same for everybody. One that is made in the function that takes it is another
    one for each call: all threads go through at once.

    Make it once: at the top of the module, in the class body, or in \`__init__\`.
  `,
  examples: [
    {
      bad: `
        import threading

        def append(path, line):
            with threading.Lock():
                with open(path, "a") as log:
                    log.write(line)
      `,
      good: `
        import threading

        log_lock = threading.Lock()

        def append(path, line):
            with log_lock:
                with open(path, "a") as log:
                    log.write(line)
      `,
    },
  ],

  *find({ file, project, options }) {
    if (options.isTest) return;
    if (!/Lock|Semaphore|Condition|allocate/.test(file.source.text)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "call" || !makesLock(project, node)) continue;
      const found = inlineUse(node) ?? localUse(node) ?? attributeUse(project, node);
      if (found !== undefined) yield found;
    }
  },

  message({ form, name }) {
    if (form === "inline") return `\`${name}\` makes a new lock for this \`with\`: it keeps nobody out.`;
    if (form === "local")
      return `\`${name}\` is made anew in each call, and only this call uses it: it keeps nobody out.`;
    return `\`${name}\` is replaced by a new lock right before it is taken: who holds the old one is not kept out.`;
  },
});

function makesLock(project: Project, call: Call): boolean {
  const { callee } = call;
  const last = lastName(callee);
  if (!/lock|Semaphore|Condition|allocate/i.test(last)) return false;
  return project.evaluate(callee).some((it) => {
    const kind = it.kind === "external" ? lockKindOf(it.path) : undefined;
    // Locks of files exclude other processes by the path; a condition may share an existing lock.
    return (
      kind !== undefined &&
      kind.domain !== "file" &&
      !(kind.form === "condition" && call.arguments.length > 0) &&
      isOne(kind.form, call)
    );
  });
}

const isOne = (form: string, call: Call): boolean => form !== "semaphore" || call.arguments.length === 0;

/** `with threading.Lock():` */
function inlineUse(call: Call): PrivateLock | undefined {
  const { parent } = call;
  const isContext = parent?.kind === "withItem" && parent.context === call && parent.target === undefined;
  const isAcquired = parent?.kind === "attribute" && parent.name === "acquire" && parent.parent?.kind === "call";
  return isContext || isAcquired ? { node: call, form: "inline", name: textOf(call) } : undefined;
}

/** A local lock that nothing but the `with` and `acquire` of its own function uses. */
function localUse(call: Call): PrivateLock | undefined {
  const statement = call.parent;
  const target = statement?.kind === "assign" && statement.targets.length === 1 ? statement.targets[0] : undefined;
  const owner = functionAround(call);
  if (target?.kind !== "name" || owner?.kind !== "functionDef") return undefined;
  const scope = scopeOf(owner);
  const bindings: readonly Binding[] = scope.bindings.get(target.id) ?? [];
  if (bindings.length !== 1) return undefined;
  const names: Name[] = [];
  for (const node of walk(owner)) if (node.kind === "name" && node !== target) names.push(node);
  const references = referencesTo(scope, target.id, names);
  const isPrivate = references.length > 0 && references.every((it) => isOwnUse(it, owner));
  const isTaken = references.some((it) => isTaking(it));
  return isPrivate && isTaken ? { node: call, form: "local", name: target.id } : undefined;
}

function isTaking(reference: Name): boolean {
  const { parent } = reference;
  return parent?.kind === "withItem" || (parent?.kind === "attribute" && parent.name === "acquire");
}

/** In the function itself: a closure may run in another thread. */
function isOwnUse(reference: Name, owner: FunctionDef): boolean {
  if (functionAround(reference) !== owner) return false;
  const { parent } = reference;
  if (parent?.kind === "withItem") return parent.context === reference;
  return (
    parent?.kind === "attribute" && /^(?:acquire|release|locked)$/.test(parent.name) && parent.parent?.kind === "call"
  );
}

/** `self._lock = Lock()` followed by taking it, in a method that runs more than once. */
function attributeUse(project: Project, call: Call): PrivateLock | undefined {
  const statement = call.parent;
  const target = statement?.kind === "assign" ? statement.targets[0] : undefined;
  const owner = functionAround(call);
  if (target?.kind !== "attribute" || owner?.kind !== "functionDef" || isConstructor(owner)) return undefined;
  // Made when first needed.
  if (statement?.parent !== owner) return undefined;
  const made = lockUseOf(project, target);
  if (made === undefined) return undefined;
  const isTakenHere = owner.body.some(
    (it) => it.kind === "with" && it.items.some(({ context }) => isSameText(context, target)),
  );
  if (!isTakenHere) return undefined;
  return { node: call, form: "attribute", name: textOf(target), severity: "warning", confidence: "medium" };
}

const isConstructor = (owner: FunctionDef): boolean =>
  /^(?:__init__|__new__|__setstate__|__post_init__|__enter__|setUp|setup|initialize|_?init\w*|_?reset\w*|_?start\w*|_?run|_?open|_?connect|main)$/.test(
    owner.name.id,
  );

const isSameText = (a: Expression, b: Expression): boolean => textOf(a) === textOf(b);

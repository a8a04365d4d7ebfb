import { heldLocksIn } from "../../project/locks/held-locks.ts";
import { pathOf } from "../../project/locks/lock-paths.ts";
import { isSamePath } from "../../project/locks/object-path.ts";
import { functionAround } from "../../project/locks/places.ts";
import { isLockedQueue } from "../../project/locks/waits.ts";
import type { Project } from "../../project/project.ts";
import { type Attribute, type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { enclosingStatement, isInside, walk } from "../../syntax/walk.ts";
import { defineRule, type Fact } from "../rule.ts";

interface BypassedQueue extends Fact {
  readonly queue: Expression;
  readonly what: string;
}

export const bypassedPrimitive = defineRule<BypassedQueue>({
  id: "bypassed-primitive",
  family: "locks",
  since: "0.1.0",
  severity: "hint",
  isOnByDefault: true,
  summary: "The list inside a `queue.Queue` is changed without the queue's lock",
  why: `
    A \`queue.Queue\` keeps its items in \`queue\`, a plain \`deque\`, under the lock \`mutex\`. Changing the deque directly
    bypasses the lock, and wakes nobody: a \`put\` that waits for room goes on waiting. \`unfinished_tasks\` is not lowered
    either, so \`join\` never returns.

    Hold \`mutex\`, lower \`unfinished_tasks\` and notify \`not_full\`; or take the items out with \`get_nowait\`.
  `,
  examples: [
    {
      bad: `
        import queue

        jobs = queue.Queue()

        def cancel():
            jobs.queue.clear()
      `,
      good: `
        import queue

        jobs = queue.Queue()

        def cancel():
            with jobs.mutex:
                jobs.queue.clear()
      `,
    },
  ],

  *find({ file, project }) {
    if (!/\.queue\b/.test(file.source.text)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "attribute" || node.name !== "queue") continue;
      const what = changeOf(node);
      if (what === undefined || !project.evaluate(node.object).some(isLockedQueue)) continue;
      const around = functionAround(node);
      if (holdsMutex(project, around?.kind === "functionDef" ? around : file.source.module, node)) continue;
      yield { node: what, queue: node.object, what: textOf(what), severity: "hint" };
    }
  },

  message: ({ queue, what }) =>
    `\`${what}\` changes the inside of \`${textOf(queue)}\` without its \`mutex\`: other threads see it half done, and nobody who waits is woken.`,

  fixes({ node, queue }, { file }) {
    const statement = enclosingStatement(node);
    if (statement?.kind !== "expressionStatement") return [];
    const { text } = file.source;
    const span = spanOf(statement);
    const indent = text.slice(text.lastIndexOf("\n", span.start - 1) + 1, span.start);
    if (indent.trim() !== "" || textOf(statement).includes("\n")) return [];
    return [
      {
        title: `Hold \`${textOf(queue)}.mutex\` (lower unfinished_tasks too, if join is used)`,
        // `unfinished_tasks` and `not_full` are still as before.
        safety: "suggestion",
        edits: [
          {
            path: file.path,
            span,
            text: `with ${textOf(queue)}.mutex:\n${indent}${indent.includes("\t") ? "\t" : "    "}${textOf(statement)}`,
          },
        ],
      },
    ];
  },
});

const changingMethods = /^(?:clear|append|appendleft|pop|popleft|remove|extend|insert|sort|reverse|rotate)$/;

/** The call, deletion or assignment by which the inner list is changed. */
function changeOf(attribute: Attribute): Node | undefined {
  const { parent } = attribute;
  if (parent?.kind === "attribute" && changingMethods.test(parent.name)) {
    return parent.parent?.kind === "call" && parent.parent.callee === parent ? parent.parent : undefined;
  }
  if (parent?.kind === "delete") return parent;
  if (parent?.kind === "subscript" && parent.object === attribute) {
    const outer = parent.parent;
    return outer?.kind === "delete" || (outer?.kind === "assign" && outer.targets.includes(parent)) ? outer : undefined;
  }
  return undefined;
}

function holdsMutex(project: Project, owner: Parameters<typeof heldLocksIn>[1], attribute: Attribute): boolean {
  const queue = pathOf(project, attribute.object);
  return heldLocksIn(project, owner).moments.some(({ node, held }) => {
    if (!isInside(attribute, node)) return false;
    return held.some(({ lock: { path, kinds } }) => {
      if (path.parent === undefined && kinds.some((it) => it.name.startsWith("queue.Queue."))) return true;
      // The condition of a subclass, or a lock that cannot be told apart, is given the benefit of the doubt.
      return (
        path.steps.at(-1) === "mutex" &&
        (queue === undefined || path.parent === undefined || isSamePath(path.parent, queue))
      );
    });
  });
}

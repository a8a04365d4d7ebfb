import { preparesChild } from "../../project/handles/children.ts";
import { inheritableSourcesIn } from "../../project/handles/inheritable.ts";
import { includesFrom, isAtLeast, isDead } from "../../semantics/target.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule, severityFor } from "../rule.ts";

export const dup2Inheritable = defineRule({
  id: "dup2-inheritable",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "`os.dup2` leaves a descriptor inheritable",
  why: `
    Since Python 3.4 descriptors are private to the process, with one exception: the second argument of \`os.dup2\` becomes
    inheritable, on every version, because the call is mostly used for standard streams. A descriptor put elsewhere so
    stays open in every child that is started with \`close_fds=False\`, by \`os.system\` or by \`os.spawn*\`: a pipe never
    reports its end, a lock file stays locked, a port stays taken.
  `,
  examples: [
    {
      bad: `
        import os

        def reserve(log):
            os.dup2(log.fileno(), 10)
      `,
      good: `
        import os

        def reserve(log):
            os.dup2(log.fileno(), 10, inheritable=False)
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const source of inheritableSourcesIn(project, file)) {
      if (source.kind !== "dup2") continue;
      const target = project.targetAt(source.call);
      if (isDead(target) || !includesFrom(target, [3, 4])) continue;
      // Between fork and exec, and in preexec_fn, the descriptor is meant for the child.
      if (preparesChild(project, source.call)) continue;
      yield {
        node: source.call,
        severity: severityFor(options, "warning"),
        confidence: "medium",
        hasKeyword: isAtLeast(target, [3, 4]),
      } as const;
    }
  },

  message: ({ node }) => {
    const [, target] = node.arguments;
    return `\`os.dup2\` makes descriptor ${target === undefined ? "" : `\`${textOf(target)}\` `}inheritable; every child started without a list of descriptors keeps it open.`;
  },

  fixes: ({ node, hasKeyword }, { file }) => {
    const last = node.arguments.at(-1);
    if (last === undefined || !hasKeyword) return [];
    const { end } = spanOf(last);
    return [
      {
        title: "Keep the descriptor private",
        // A child that relies on the number would no longer find it.
        safety: "suggestion",
        edits: [{ path: file.path, span: { start: end, end }, text: ", inheritable=False" }],
      },
    ];
  },
});

import { inheritableSourcesFor } from "../../project/handles/reach.ts";
import { spawnsIn } from "../../project/handles/spawns.ts";
import { isDead } from "../../semantics/target.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const unlistedSpawn = defineRule({
  id: "unlisted-spawn",
  family: "handles",
  since: "0.1.0",
  severity: "hint",
  isOnByDefault: false,
  summary: "A way to start a process that passes on every inheritable descriptor",
  why: `
    \`os.system\`, \`os.spawn*\`, \`os.exec*\` and \`os.posix_spawn\` pass on whatever is inheritable and cannot be told not to. In
    a program that makes inheritable descriptors, \`subprocess\` is the safer way: it closes them in the child.
  `,
  examples: [
    {
      bad: `
        import os

        def reserve(log):
            os.dup2(log.fileno(), 10)
            os.system("make")
      `,
      good: `
        import os
        import subprocess

        def reserve(log):
            os.dup2(log.fileno(), 10)
            subprocess.check_call("make", shell=True)
      `,
    },
  ],

  *find({ file, project }) {
    for (const spawn of spawnsIn(project, file)) {
      if (!/^os\.(system|spawn\w+|posix_spawnp?|exec\w+)$/.test(spawn.path)) continue;
      if (isDead(project.targetAt(spawn.call))) continue;
      const [source] = inheritableSourcesFor(project, file);
      if (source === undefined) continue;
      yield { node: spawn.call, path: spawn.path, source, confidence: "medium" } as const;
    }
  },

  message: ({ path, source }) =>
    `\`${path}\` passes on every inheritable descriptor, such as the one that \`${source.name}\` makes.`,

  related: ({ source }, { project }) => [
    {
      path: project.fileOf(source.call).path,
      span: spanOf(source.call),
      message: `\`${source.name}\` makes an inheritable descriptor here`,
    },
  ],
});

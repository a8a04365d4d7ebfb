import { spellingOf } from "../../fixes/add-import.ts";
import { isBesideProgram } from "../../project/beside-program.ts";
import { commandLabel } from "../../project/processes/concern.ts";
import { displayOf } from "../../project/processes/process-command.ts";
import { isInTest } from "../../project/processes/surroundings.ts";
import { flowOf, undrainedPipesOf } from "../../project/processes/undrained-pipes.ts";
import { isVendored } from "../../project/vendored.ts";
import { isAtLeast } from "../../semantics/target.ts";
import { type Call, type Node, spanOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const undrainedPipe = defineRule({
  id: "undrained-pipe",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A child is waited for while nobody reads the pipe that it writes to",
  why: `
    A pipe holds some kilobytes: 64 on Linux, fewer on Windows. When it is full, the child stands still in its next
    \`write\` until somebody reads. \`wait()\` does not read, nor does a loop around \`poll()\`, and what \`call\` is given as
    \`PIPE\` nobody can read at all. So the child waits for the parent, and the parent for the child, on the day when the
    command says more than usual: with a longer log, more files, a compiler full of warnings. \`communicate\` reads while
    it waits; \`DEVNULL\` is for output that nobody wants. A server whose log nobody reads stands still as well, with nobody
    waiting for it.

    A warning stands where the command builds, fetches, tests or lists, and where somebody else chooses it. Of other
    commands some lines are expected, and of a pipe for errors alone nothing, unless the program tells its progress
    there: these are hints.
  `,
  examples: [
    {
      bad: `
        import subprocess

        def install(packages):
            installer = subprocess.Popen(["pip", "install", *packages], stdout=subprocess.PIPE)
            status = installer.wait()
            if status != 0:
                raise RuntimeError(installer.stdout.read())
      `,
      good: `
        import subprocess

        def install(packages):
            installer = subprocess.Popen(["pip", "install", *packages], stdout=subprocess.PIPE)
            output, _ = installer.communicate()
            if installer.returncode != 0:
                raise RuntimeError(output)
      `,
    },
    {
      bad: `
        import subprocess

        subprocess.check_call(["make", "-C", "fortran"], stdout=subprocess.PIPE)
      `,
      good: `
        import subprocess

        subprocess.check_call(["make", "-C", "fortran"], stdout=subprocess.DEVNULL)
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const undrained of undrainedPipesOf(project, file)) {
      const flow = flowOf(project, undrained);
      if (flow === "none") continue;
      const { start, standstill, lateRead } = undrained;
      const [pipe] = undrained.pipes;
      // What is to be changed: where the output is read later the wait, else the pipe.
      const node = lateRead === undefined ? (pipe?.value ?? start.call) : (standstill ?? start.call);
      const isMild = flow === "little" || options.isTest || isInTest(project, file, node) || isElsewhere(file.path);
      const severity = isMild ? ("hint" as const) : ("warning" as const);
      const command = commandLabel(project, start, displayOf);
      yield { node, severity, confidence: isMild ? "medium" : "high", ...undrained, command } as const;
    }
  },

  message: ({ start, standstill, lateRead, command }) => {
    const name = start.name.split(".").at(-1) ?? start.name;
    if (standstill === start.call)
      return `\`${name}\` waits for ${command} and reads nothing from this pipe: when it is full, the command stands still and the call never returns.`;
    if (standstill === undefined)
      return `No method reads from this pipe of ${command}: when it is full, the command stands still until it is ended.`;
    const waiting = isPoll(standstill) ? "the loop around `poll` never ends" : "`wait` never returns";
    if (lateRead !== undefined)
      return `The output of ${command} is read only behind this: when the pipe is full, the command stands still and ${waiting}. \`communicate\` reads while it waits.`;
    return `Nobody reads from this pipe while ${command} is waited for: when it is full, the command stands still and ${waiting}.`;
  },

  related: ({ pipes: [pipe], standstill, lateRead, start }, { file }) => {
    const at = (it: Node, message: string) => ({ path: file.path, span: spanOf(it), message });
    if (lateRead !== undefined)
      return [...(pipe === undefined ? [] : [at(pipe.value, "The pipe.")]), at(lateRead, "Read here, too late.")];
    return standstill === undefined || standstill === start.call ? [] : [at(standstill, "Waited for here.")];
  },

  fixes: ({ pipes, lateRead, start }, { file, project }) => {
    if (lateRead !== undefined || !isAtLeast(project.targetAt(start.call), [3, 3])) return [];
    const { text, edits } = spellingOf(file, start.api.isAsync ? "asyncio.subprocess" : "subprocess", "DEVNULL");
    const own = pipes.map(({ value }) => ({ path: file.path, span: spanOf(value), text }));
    return [{ title: "Throw the output away: `DEVNULL`", safety: "safe", edits: [...own, ...edits] }];
  },
});

function isPoll({ callee }: Call): boolean {
  return callee.kind === "attribute" && callee.name === "poll";
}

/** Code of others, and what stands beside the program. */
function isElsewhere(path: string): boolean {
  return isBesideProgram(path) || isVendored(path);
}

import { type InheritableSource, inheritableSourcesIn } from "../../project/handles/inheritable.ts";
import { includesPosix, isDead } from "../../semantics/target.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule, severityFor } from "../rule.ts";

export const rawDescriptorWithoutCloexec = defineRule({
  id: "raw-descriptor-without-cloexec",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A descriptor made by a raw system call is inherited by every child",
  why: `
    Python marks the descriptors that it opens as private (PEP 446). A descriptor that comes from \`libc.open\`,
    \`libc.socket\`, \`fcntl(F_DUPFD)\` or \`os.pipe2\` is as the system made it: inheritable, unless the flag that says
    otherwise is part of the call. Setting the flag afterwards leaves a window in which another thread may start a child.
  `,
  examples: [
    {
      bad: `
        import ctypes
        import os

        libc = ctypes.CDLL("libc.so.6", use_errno=True)

        def device():
            return libc.open(b"/dev/uinput", os.O_RDWR)
      `,
      good: `
        import ctypes
        import os

        libc = ctypes.CDLL("libc.so.6", use_errno=True)

        def device():
            return libc.open(b"/dev/uinput", os.O_RDWR | os.O_CLOEXEC)
      `,
    },
  ],

  *find({ file, project, options }) {
    for (const source of inheritableSourcesIn(project, file)) {
      if (source.kind !== "raw") continue;
      const target = project.targetAt(source.call);
      if (isDead(target) || !includesPosix(target)) continue;
      yield { node: source.call, source, severity: severityFor(options, "warning") } as const;
    }
  },

  message: ({ source: { name, flag } }) =>
    flag === undefined
      ? `\`${name}\` makes an inheritable descriptor and has no flag against it; every child keeps it open.`
      : `\`${name}\` without \`${flag}\` makes an inheritable descriptor; every child keeps it open.`,

  fixes: ({ source }, { file }) => {
    const text = repairedFlags(source);
    if (text === undefined || source.flagArgument === undefined) return [];
    return [
      {
        title: `Add ${source.flag}`,
        // A child that was meant to get the descriptor no longer does.
        safety: "suggestion",
        edits: [{ path: file.path, span: spanOf(source.flagArgument), text }],
      },
    ];
  },
});

/** Flags that Python names itself; the others have no constant that every version knows. */
function repairedFlags({ flag, flagArgument, name }: InheritableSource): string | undefined {
  if (flag === undefined || flagArgument === undefined) return undefined;
  const text = textOf(flagArgument);
  if (flag === "F_DUPFD_CLOEXEC") return text.replace(/F_DUPFD$/, flag);
  const home = flag === "O_CLOEXEC" ? "os" : flag === "SOCK_CLOEXEC" ? "socket" : undefined;
  if (home === undefined || name === "os.pipe2") return home === "os" && text === "0" ? "os.O_CLOEXEC" : undefined;
  // Only where the module is already named in the flags is it sure to be imported under that name.
  if (!text.includes(`${home}.`)) return undefined;
  return `${text} | ${home}.${flag}`;
}

import { pathsOf } from "../../project/calls-in.ts";
import { enclosingClass } from "../../project/classes.ts";
import { preparesChild } from "../../project/handles/children.ts";
import { concurrentUseAt } from "../../project/handles/concurrency.ts";
import { flagsSet, isClosedByCallers, isExported, isTakenBack } from "../../project/handles/flags.ts";
import { spawnsIn } from "../../project/handles/spawns.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { includesWindows, isDead } from "../../semantics/target.ts";
import { type Call, type Expression, spanOf, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { enclosingFunction, enclosingStatement, walk } from "../../syntax/walk.ts";
import { defineRule, type FileEdit, severityFor } from "../rule.ts";

export const leakedInheritableFlag = defineRule({
  id: "leaked-inheritable-flag",
  family: "handles",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "A descriptor or handle is made inheritable and stays so",
  why: `
    The flag that lets one child inherit a descriptor lets every child inherit it, also those that other threads start, and
    also those that are started years later, as long as nobody takes it back. \`pass_fds=(fd,)\` hands a descriptor to one
    child without setting anything in the parent; on Windows \`STARTUPINFO(lpAttributeList={"handle_list": [handle]})\` says
    which handles go along.
  `,
  examples: [
    {
      bad: `
        import os
        import subprocess

        def start(fd):
            os.set_inheritable(fd, True)
            return subprocess.Popen(["worker", str(fd)], close_fds=False)
      `,
      good: `
        import subprocess

        def start(fd):
            return subprocess.Popen(["worker", str(fd)], pass_fds=(fd,))
      `,
    },
    {
      bad: `
        import fcntl

        def share(lock):
            flags = fcntl.fcntl(lock, fcntl.F_GETFD)
            fcntl.fcntl(lock, fcntl.F_SETFD, flags & ~fcntl.FD_CLOEXEC)
      `,
      good: `
        import fcntl
        import os

        def share(lock, program):
            flags = fcntl.fcntl(lock, fcntl.F_GETFD)
            fcntl.fcntl(lock, fcntl.F_SETFD, flags & ~fcntl.FD_CLOEXEC)
            os.execv(program, [program])
      `,
    },
  ],

  *find({ file, project, options }) {
    if (!project.mayHold(file, /inherit|F_SETFD|DuplicateHandle|FIONCLEX/i)) return;
    // The pipe of make's job server is for every child, and for their children.
    if (/job_?server|MAKEFLAGS/i.test(file.source.text)) return;
    for (const { call, subject, name } of flagsSet(project, file)) {
      if (isDead(project.targetAt(call))) continue;
      // What runs in a child before its program sets the flag for that program.
      if (preparesChild(project, call) || isTakenBack(project, call, subject)) continue;
      if (isClosedByCallers(project, call) || isExported(project, call, subject)) continue;
      const isConcurrent = concurrentUseAt(project, call) !== undefined;
      yield {
        node: call,
        name,
        subject,
        // A server may mean to hand its socket to the process that replaces it.
        severity:
          !isConcurrent || isListeningSocket(call) || isChildsEnd(project, call)
            ? "hint"
            : severityFor(options, "warning"),
        confidence: isConcurrent ? "high" : "medium",
      } as const;
    }
  },

  message: ({ name }) =>
    `\`${name}\` makes the descriptor inheritable and nothing takes it back; every later child, of any thread, keeps it open.`,

  fixes: ({ node, name, subject }, { file, project }) => {
    const edits =
      name === "os.set_inheritable" && subject !== undefined ? listedInstead(project, file, node, subject) : [];
    // The child gets the same descriptor; others that relied on the flag no longer do.
    return edits.length === 0 ? [] : [{ title: "Hand it to this child with pass_fds", safety: "suggestion", edits }];
  },
});

/** `os.set_inheritable(fd, True)` beside a start with `close_fds=False` becomes `pass_fds=(fd,)`, which Windows lacks. */
function listedInstead(project: Project, file: ModuleModel, call: Call, subject: Expression): readonly FileEdit[] {
  const statement = enclosingStatement(call);
  if (statement?.kind !== "expressionStatement" || includesWindows(project.targetAt(call))) return [];
  const block = statement.parent;
  const beside = spawnsIn(project, file).filter((it) => enclosingStatement(it.call)?.parent === block);
  const [spawn] = beside;
  if (beside.length !== 1 || spawn?.closeFds !== false || spawn.closeFdsArgument === undefined) return [];
  if (spanOf(spawn.call).start < spanOf(call).start || spawn.call.arguments.some((it) => it.name === "pass_fds"))
    return [];

  const { text } = file.source;
  const { start, end } = spanOf(statement);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end) + 1;
  const isAlone = lineEnd > 0 && text.slice(lineStart, start).trim() === "" && text.slice(end, lineEnd).trim() === "";
  if (!isAlone) return [];
  return [
    { path: file.path, span: { start: lineStart, end: lineEnd }, text: "" },
    { path: file.path, span: spanOf(spawn.closeFdsArgument), text: `pass_fds=(${textOf(subject)},)` },
  ];
}

/** `sock.set_inheritable(True)` where the function or class binds the socket or listens on it. */
function isListeningSocket(call: Call): boolean {
  if (lastName(call.callee) !== "set_inheritable" || call.arguments.length !== 1) return false;
  const owner = enclosingClass(call) ?? enclosingFunction(call);
  return owner !== undefined && /\.(listen|bind)\s*\(|\bbacklog\b/.test(textOf(owner));
}

/** One end of a pipe that the function makes, while the other stays private: the child's. */
function isChildsEnd(project: Project, call: Call): boolean {
  const owner = enclosingFunction(call);
  if (owner === undefined) return false;
  const calls = [...walk(owner)].filter((it) => it.kind === "call");
  const isFlag = (it: Call) => lastName(it.callee) === lastName(call.callee);
  return calls.filter(isFlag).length === 1 && calls.some((it) => pathsOf(project, it.callee).includes("os.pipe"));
}

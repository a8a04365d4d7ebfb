/** Edits that make a failing command be seen. */

import type { BlindCapture } from "../project/processes/blind-captures.ts";
import type { ProcessStart } from "../project/processes/process-start.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { includesPython2, isAtLeast } from "../semantics/target.ts";
import { type Call, type Expression, type Node, offsetOf, type Statement, spanOf, textOf } from "../syntax/ast.ts";
import { enclosingFunction } from "../syntax/walk.ts";
import { spellingOf } from "./add-import.ts";
import type { FileEdit } from "./file-edit.ts";

export interface StatusFix {
  readonly title: string;
  readonly safety: "safe" | "suggestion";
  readonly edits: readonly FileEdit[];
}

/** Make a statement that starts a process raise on failure. `undefined` for what has no raising form. */
export function raiseOnFailure(
  project: Project,
  { call, name, arguments: given }: ProcessStart,
): StatusFix | undefined {
  const file = project.fileOf(call);
  const isDirect = given === call.arguments;
  const [module, method] = splitName(name);
  if (method === "call" && isDirect) {
    const { text, edits } = spellingOf(file, module, "check_call");
    const callee =
      call.callee.kind === "attribute"
        ? renamed(call, "check_call", file.path)
        : replaced(call.callee, text, file.path);
    const own = call.callee.kind === "attribute" ? [callee] : [callee, ...edits];
    return { title: "Raise on failure: use `check_call`", safety: "suggestion", edits: own };
  }
  if (method === "run" && /^(?:subprocess|subprocess32|gevent\.subprocess)$/.test(module)) {
    return {
      title: "Raise on failure: pass `check=True`",
      safety: "suggestion",
      edits: [keywordEdit(project, call, "check", "True")],
    };
  }
  if (name === "os.system" && call.arguments.length === 1) {
    const [command] = call.arguments;
    if (command === undefined || command.unpack !== undefined) return undefined;
    const { text, edits } = spellingOf(file, "subprocess", "check_call");
    const { end } = spanOf(command);
    return {
      title: "Raise on failure: use `subprocess.check_call`",
      safety: "suggestion",
      edits: [
        replaced(call.callee, text, file.path),
        ...(command.name === undefined ? [] : [{ path: file.path, span: nameSpan(command), text: "" }]),
        { path: file.path, span: { start: end, end }, text: ", shell=True" },
        ...edits,
      ],
    };
  }
  return undefined;
}

function splitName(name: string): readonly [string, string] {
  const dot = name.lastIndexOf(".");
  return [name.slice(0, Math.max(dot, 0)), name.slice(dot + 1)];
}

function nameSpan(argument: Call["arguments"][number]): { readonly start: number; readonly end: number } {
  return { start: spanOf(argument).start, end: spanOf(argument.value).start };
}

/** Give a keyword argument the value `text`, in place of the one it has, or behind the last argument. */
export function keywordEdit(project: Project, call: Call, keyword: string, text: string): FileEdit {
  const { path } = project.fileOf(call);
  const known = call.arguments.find((it) => it.name === keyword);
  if (known !== undefined) return { path, span: spanOf(known.value), text };
  const last = call.arguments.at(-1);
  if (last !== undefined) {
    const { end } = spanOf(last);
    return { path, span: { start: end, end }, text: `, ${keyword}=${text}` };
  }
  const end = spanOf(call).end - 1;
  return { path, span: { start: end, end }, text: `${keyword}=${text}` };
}

/** `sp.call(...)` becomes `sp.check_call(...)`. */
function renamed(call: Call, method: string, path: string): FileEdit {
  const { callee } = call;
  const { start, end } = spanOf(callee);
  const nameStart = callee.kind === "attribute" ? offsetOf(callee.piece) + callee.nameStart : start;
  return { path, span: { start: nameStart, end }, text: method };
}

function replaced(node: Node, text: string, path: string): FileEdit {
  return { path, span: spanOf(node), text };
}

/** `code = check_call(…)` has no status to give any more: drop the target. */
export function withoutTarget(project: Project, fix: StatusFix, call: Call): StatusFix {
  const { parent } = call;
  const [target] = parent?.kind === "assign" ? parent.targets : [];
  if (parent?.kind !== "assign" || parent.targets.length !== 1 || target?.kind !== "name") return fix;
  const { path } = project.fileOf(call);
  // What `run` returns is still the result.
  const span = { start: spanOf(parent).start, end: spanOf(call).start };
  return { ...fix, edits: [{ path, span, text: "" }, ...fix.edits] };
}

/** Raise behind `out, err = process.communicate()` when the process has failed. */
export function checkAfterCommunicate(project: Project, node: Node): readonly StatusFix[] {
  if (node.kind !== "call" || node.callee.kind !== "attribute" || node.callee.object.kind !== "name") return [];
  const value = node.parent?.kind === "subscript" ? node.parent : node;
  const statement = value.parent;
  if (statement?.kind !== "assign" || statement.value !== value || statement.targets.length !== 1) return [];

  const file = project.fileOf(node);
  const { start, end } = spanOf(statement);
  const { text } = file.source;
  const indent = /[ \t]*$/.exec(text.slice(text.lastIndexOf("\n", start - 1) + 1, start))?.[0];
  const isAlone = /^[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.exec(text.slice(end));
  if (indent === undefined || isAlone === null) return [];

  const process = node.callee.object.id;
  const command = commandOfProcess(project, node.callee.object);
  if (command === undefined) return [];
  const [target] = statement.targets;
  const names = target === undefined ? [] : outputNames(target, value.kind === "subscript");
  // The exception of Python 2 has no room for the errors.
  const outputs = includesPython2(project.targetAt(node)) ? names.slice(0, 1) : names;
  const { text: error, edits } = spellingOf(file, "subprocess", "CalledProcessError");
  const given = [`${process}.returncode`, command, ...outputs].join(", ");
  const at = end + isAlone[0].replace(/\r?\n$/, "").length;
  return [
    {
      title: "Raise on failure: test `returncode`",
      safety: "suggestion",
      edits: [
        {
          path: file.path,
          span: { start: at, end: at },
          text: `\n${indent}if ${process}.returncode:\n${indent}    raise ${error}(${given})`,
        },
        ...edits,
      ],
    },
  ];
}

/** What `CalledProcessError` is told of the command: Python 2 does not keep it in the process. */
function commandOfProcess(project: Project, process: Expression): string | undefined {
  const [value] = project.evaluate(process);
  if (value?.kind !== "result" || value.callee.kind !== "external" || value.callee.path !== "subprocess.Popen")
    return undefined;
  if (!includesPython2(project.targetAt(process))) return `${textOf(process)}.args`;
  const [command] = value.call.arguments;
  const text = command === undefined || command.name !== undefined ? "" : textOf(command.value);
  return text !== "" && text.length <= 60 && !text.includes("\n") ? text : undefined;
}

function outputNames(target: Expression, isFirst: boolean): readonly string[] {
  if (isFirst) return target.kind === "name" ? [target.id] : [];
  if (target.kind !== "sequence" || target.elements.length !== 2) return [];
  return target.elements.map((it) => (it.kind === "name" && it.id !== "_" ? it.id : "None"));
}

/** Say that a status is dropped on purpose: `_ = …`. */
export function dismiss(project: Project, statement: Statement): StatusFix {
  const { start } = spanOf(statement);
  const { path } = project.fileOf(statement);
  return {
    title: "Say that the status does not matter: `_ = …`",
    safety: "safe",
    edits: [{ path, span: { start, end: start }, text: "_ = " }],
  };
}

/** `os.system(command)` as a call that gives the exit code itself. */
export function exitCodeOfSystem(project: Project, { call, name }: ProcessStart): StatusFix | undefined {
  const [command] = call.arguments;
  if (name !== "os.system" || call.arguments.length !== 1 || command === undefined || command.unpack !== undefined)
    return undefined;
  const file = project.fileOf(call);
  const { text, edits } = spellingOf(file, "subprocess", "call");
  const { end } = spanOf(command);
  return {
    title: "Ask for the exit code: use `subprocess.call`",
    safety: "suggestion",
    edits: [
      replaced(call.callee, text, file.path),
      ...(command.name === undefined ? [] : [{ path: file.path, span: nameSpan(command), text: "" }]),
      { path: file.path, span: { start: end, end }, text: ", shell=True" },
      ...edits,
    ],
  };
}

/** `Popen(…)` as a statement becomes `check_call(…)`, which waits and raises. */
export function waitForChild(project: Project, { call, name }: ProcessStart): StatusFix | undefined {
  const [module, method] = splitName(name);
  if (method !== "Popen" || module === "psutil" || call.parent?.kind !== "expressionStatement") return undefined;
  const file = project.fileOf(call);
  // A pipe that nobody reads would block a parent that waits.
  if (
    call.arguments.some(
      (it) => /^(?:stdout|stderr|stdin|bufsize)$/.test(it.name ?? "") && /PIPE/.test(textOf(it.value)),
    )
  )
    return undefined;
  const { text, edits } = spellingOf(file, module, "check_call");
  const callee =
    call.callee.kind === "attribute"
      ? [renamed(call, "check_call", file.path)]
      : [replaced(call.callee, text, file.path), ...edits];
  return { title: "Wait and raise on failure: use `check_call`", safety: "suggestion", edits: callee };
}

/** `getoutput(c)` and `os.popen(c).read()` as `check_output`, which raises. */
export function captureChecked(project: Project, { start, output }: BlindCapture): readonly StatusFix[] {
  const { call, name } = start;
  const [command] = call.arguments;
  if (command === undefined || call.arguments.length !== 1 || command.unpack !== undefined) return [];
  const isGetOutput = /^(?:subprocess|commands)\.getoutput$/.test(name);
  const isRead =
    name === "os.popen" &&
    output.kind === "call" &&
    output.callee.kind === "attribute" &&
    output.callee.object === call;
  const isWhole = isRead && output.callee.name === "read" && output.arguments.length === 0;
  if (!isGetOutput && !isWhole) return [];

  const file = project.fileOf(call);
  const { text, edits } = spellingOf(file, "subprocess", "check_output");
  const mode = isAtLeast(project.targetAt(call), [3, 7]) ? "text=True" : "universal_newlines=True";
  const checked = `${text}(${textOf(command.value)}, shell=True, ${mode})${isGetOutput ? '.rstrip("\\n")' : ""}`;
  return [
    {
      title: "Raise on failure: use `subprocess.check_output`",
      safety: "suggestion",
      edits: [replaced(output, checked, file.path), ...edits],
    },
  ];
}

/** `env.Execute(x)` as a statement: stop the build when it fails. */
export function exitOnExecute(project: Project, { call, receiver }: ProcessStart): readonly StatusFix[] {
  const statement = call.parent;
  if (receiver !== "scons" || statement?.kind !== "expressionStatement" || enclosingFunction(call) !== undefined)
    return [];
  const { path, source } = project.fileOf(call);
  const { start, end } = spanOf(statement);
  const indent = /[ \t]*$/.exec(source.text.slice(source.text.lastIndexOf("\n", start - 1) + 1, start))?.[0] ?? "";
  const isAlone = /^[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.test(source.text.slice(end));
  if (!isAlone) return [];
  const edits = [
    { path, span: { start, end: start }, text: "if " },
    { path, span: { start: end, end }, text: `:\n${indent}    Exit(1)` },
  ];
  return [{ title: "Stop the build on failure: `Exit(1)`", safety: "suggestion", edits }];
}

/** The last command of a build action: its status is what the tool wants to know. */
export function returnFromAction(project: Project, statement: Statement): StatusFix {
  const { start } = spanOf(statement);
  const { path } = project.fileOf(statement);
  return {
    title: "Tell the build tool: `return` the status",
    safety: "suggestion",
    edits: [{ path, span: { start, end: start }, text: "return " }],
  };
}

/** `main()` becomes `sys.exit(main())`. */
export function exitWith(file: ModuleModel, value: Expression): StatusFix {
  const { text, edits } = spellingOf(file, "sys", "exit");
  const { start, end } = spanOf(value);
  return {
    title: "End the program with it: `sys.exit(…)`",
    safety: "suggestion",
    edits: [
      { path: file.path, span: { start, end: start }, text: `${text}(` },
      { path: file.path, span: { start: end, end }, text: ")" },
      ...edits,
    ],
  };
}

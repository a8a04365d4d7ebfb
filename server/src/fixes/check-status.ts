/** Edits that make a failing command be seen. */

import type { ProcessStart } from "../project/processes/process-start.ts";
import type { Project } from "../project/project.ts";
import { type Call, type Node, type Statement, spanOf } from "../syntax/ast.ts";
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
  const nameStart = callee.kind === "attribute" ? callee.piece.offset + callee.nameStart : start;
  return { path, span: { start: nameStart, end }, text: method };
}

function replaced(node: Node, text: string, path: string): FileEdit {
  return { path, span: spanOf(node), text };
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

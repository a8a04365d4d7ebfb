/** The commands one of which a start runs, where several are known: `"cls" if windows else "clear"`, or a launcher by system. */

import { readArguments, readShell } from "../../semantics/shell/read-shell.ts";
import type { Frame, Value } from "../../semantics/values.ts";
import { type Call, type Expression, textOf } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { commandOf, type ProcessCommand } from "./process-command.ts";
import { argumentOf, type ProcessStart } from "./process-start.ts";
import type { TextPart } from "./text-parts.ts";

/** Several commands one of which is run; none where there is only one, or not all are known. */
export function variantsOf(project: Project, start: ProcessStart): readonly ProcessCommand[] {
  const given = argumentOf(start, start.api.keyword, start.api.position);
  if (given === undefined) return [];
  const whole = start.api.form === "shell" ? project.evaluate(given, start.frame) : [];
  if (whole.length > 1) {
    return whole.flatMap((value) =>
      // Nothing to run is no command.
      value.kind === "constant" && value.type === "str" && value.value.trim() !== ""
        ? [shellOf(given, [textPart(value.value, given)])]
        : [],
    );
  }
  const command = commandOf(project, start);
  if (command === undefined) return [];
  const [first, ...rest] = command.form === "shell" ? command.parts : (command.arguments[0] ?? []);
  if (first?.kind !== "hole") return [];
  return programNames(project, first.node, start.frame).map((name) => {
    const parts = [textPart(name, first.node), ...rest];
    if (command.form === "shell") return shellOf(command.expression, parts);
    const list = [parts, ...command.arguments.slice(1)];
    return { ...command, arguments: list, list: readArguments(list) };
  });
}

function shellOf(expression: Expression, parts: readonly TextPart[]): ProcessCommand {
  return { form: "shell", expression, parts, script: readShell(parts, "sh") };
}

function textPart(text: string, node: Expression): TextPart {
  return { kind: "text", text, node };
}

/** All that the beginning of a command may be; nothing if one of them is not known. */
function programNames(project: Project, expression: Expression, frame: Frame | undefined): readonly string[] {
  const names: string[] = [];
  for (const value of project.evaluate(expression, frame)) {
    const name = nameOf(project, value);
    if (name === undefined) return [];
    if (name !== "") names.push(name);
  }
  return names;
}

const SEARCHING = /^(?:_?which|find_executable|find_program|whereis_exe|get_executable)$/;

/** A constant, or what `which("tool")` looks for. Empty for what cannot be run, such as the `None` of a tool not found. */
function nameOf(project: Project, value: Value): string | undefined {
  if (value.kind === "constant") {
    if (value.type === "none") return "";
    return value.type === "str" ? value.value : undefined;
  }
  return value.kind === "result" ? searchedFor(project, value.call, value.frame) : undefined;
}

function searchedFor(
  project: Project,
  { callee, arguments: [first] }: Call,
  frame: Frame | undefined,
): string | undefined {
  const text = textOf(callee);
  if (first === undefined || !SEARCHING.test(text.slice(text.lastIndexOf(".") + 1))) return undefined;
  const values = project.evaluate(first.value, frame);
  const [only] = values;
  return values.length === 1 && only?.kind === "constant" && only.type === "str" ? only.value : undefined;
}

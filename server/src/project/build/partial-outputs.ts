/** Files that a command writes in place, and that are there, short and new, when it has failed. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { writesFile } from "../../semantics/shell/script-questions.ts";
import { literalOf } from "../../semantics/shell/shell-tree.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type Node, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction } from "../../syntax/walk.ts";
import { patternOf } from "../../text/pattern.ts";
import { callsIn } from "../calls-in.ts";
import { actionFunctionsOf } from "../processes/build-actions.ts";
import { buildToolsOf } from "../processes/build-tool.ts";
import { commandOf, simpleCommandsOf } from "../processes/process-command.ts";
import { type ProcessStart, raisesOnFailure, startOf } from "../processes/process-start.ts";
import type { Project } from "../project.ts";
import { isBoundBy } from "./same-path.ts";
import { type WrittenFile, writtenFilesIn } from "./written-files.ts";

export interface PartialOutput {
  readonly node: Call;
  /** The file, as it is written. */
  readonly name: string;
  /** The open file that the command writes to; absent where a shell opens it. */
  readonly written: WrittenFile | undefined;
  /** Whether the program takes the file for made when it is there. */
  readonly isAskedFor: boolean;
}

export function* partialOutputs(project: Project, file: ModuleModel): Iterable<PartialOutput> {
  if (!project.mayHold(file, /\bstdout\s*=|>/)) return;
  const tools = buildToolsOf(project, file);
  // They build the target of a step that failed again.
  if (tools.has("scons") || tools.has("waf")) return;
  const actions = actionFunctionsOf(project, file);
  for (const node of callsIn(project, file)) {
    const start = startOf(project, node);
    if (start === undefined || raisesOnFailure(project, start) !== true || isDead(project.targetAt(node))) continue;
    const around = enclosingFunction(node);
    if (around?.kind === "functionDef" && actions.has(around)) continue;
    const output = outputOf(project, file, start);
    if (
      output === undefined ||
      isTidied(around ?? topOf(node)) ||
      /log|tmp|temp|out(?:put)?\.txt|null/i.test(output.name)
    )
      continue;
    yield { node, ...output, isAskedFor: isAskedFor(file, output.name) };
  }
}

function topOf(node: Node): Node {
  return [...ancestorsOf(node)].at(-2) ?? node;
}

function outputOf(
  project: Project,
  file: ModuleModel,
  start: ProcessStart,
): Pick<PartialOutput, "name" | "written"> | undefined {
  const stream = start.arguments.find((it) => it.name === "stdout")?.value;
  if (stream?.kind === "name") {
    const written = writtenFilesIn(project, file).find((it) => isBoundBy(stream, it.name));
    return written?.path === undefined || isAppending(written) ? undefined : { name: textOf(written.path), written };
  }
  const command = commandOf(project, start);
  if (command?.form !== "shell" || command.script.problem !== undefined) return undefined;
  for (const { redirections } of simpleCommandsOf(command)) {
    for (const redirection of redirections) {
      if (redirection.operator !== ">" || redirection.descriptor === 2 || !writesFile(redirection)) continue;
      const name = literalOf(redirection.target);
      if (name !== undefined) return { name, written: undefined };
    }
  }
  return undefined;
}

function isAppending({ call }: WrittenFile): boolean {
  const [, mode] = call.arguments;
  return mode?.value.kind === "string" && !mode.value.value.startsWith("w");
}

/** Whether the function removes what is left, or gives the file its name when it is complete. */
function isTidied(around: Node): boolean {
  return /\b(?:remove|unlink|rename|replace|move|rmtree|mkstemp|mkdtemp|NamedTemporaryFile|TemporaryDirectory|tmp_?path)\b/.test(
    textOf(around),
  );
}

function isAskedFor({ source }: ModuleModel, name: string): boolean {
  return new RegExp(`\\b(?:exists|isfile|getmtime|getsize|stat)\\(\\s*["']?${patternOf(name)}["']?\\s*\\)`).test(
    source.text,
  );
}

/** Files that a build description makes or removes itself, while it is read. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { writesFile } from "../../semantics/shell/script-questions.ts";
import { literalOf } from "../../semantics/shell/shell-tree.ts";
import { isDead } from "../../semantics/target.ts";
import type { Call, Expression, FunctionDef, Node } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, enclosingFunction, walk } from "../../syntax/walk.ts";
import { argumentOf, callsIn, pathOf } from "../calls-in.ts";
import { actionFunctionsOf } from "../processes/build-actions.ts";
import { buildToolsOf } from "../processes/build-tool.ts";
import { commandOf, simpleCommandsOf } from "../processes/process-command.ts";
import { startOf } from "../processes/process-start.ts";
import type { Project } from "../project.ts";

export interface ParseTimeEffect {
  readonly node: Call;
  /** `open`, `os.remove`, `subprocess.call`. */
  readonly by: string;
  readonly what: "writes" | "removes";
  /** The file, as the description names it. */
  readonly name: string;
  /** Where the same file is said to be made by the build; two then make it. */
  readonly target: Expression | undefined;
}

/** What others compile or include. */
const SOURCE = /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|inc|inl|ipp|java|rs|go|s|S|asm|ld|rc|idl|i|pxd|pyx|qrc)$/;

export function* parseTimeEffects(project: Project, file: ModuleModel): Iterable<ParseTimeEffect> {
  // Modules that a description imports are read with it, and by others too.
  if (!/(?:^|\/)(?:SConstruct|SConscript|SCsub|wscript(?:_build)?|[^/]+\.scons)$/i.test(file.path)) return;
  const tools = buildToolsOf(project, file);
  if (!tools.has("scons") && !tools.has("waf")) return;
  const targets = targetsIn(file);
  for (const node of callsIn(project, file)) {
    const effect = effectOf(project, node);
    if (effect === undefined || isDead(project.targetAt(node)) || isAskedFor(node)) continue;
    if (!isAtParseTime(project, file, node, 2)) continue;
    const target = targets.find((it) => it.kind === "string" && plain(it.value) === plain(effect.name));
    if (target !== undefined || SOURCE.test(effect.name)) yield { node, ...effect, target };
  }
}

function effectOf(project: Project, call: Call): Pick<ParseTimeEffect, "by" | "what" | "name"> | undefined {
  const path = pathOf(project, call.callee) ?? "";
  const first = argumentOf(call, 0, "file");
  switch (path) {
    case "builtins.open":
    case "io.open":
    case "codecs.open": {
      const mode = argumentOf(call, 1, "mode");
      return mode?.kind === "string" && /^[wax]/.test(mode.value) ? named(project, first, "open", "writes") : undefined;
    }
    case "os.remove":
    case "os.unlink":
      return named(project, argumentOf(call, 0, "path"), path, "removes");
    case "shutil.copy":
    case "shutil.copy2":
    case "shutil.copyfile":
    case "shutil.move":
      return named(project, argumentOf(call, 1, "dst"), path, "writes");
    default:
      return effectOfCommand(project, call);
  }
}

/** `os.system("xxd -i page.xml > page.cpp")`. */
function effectOfCommand(project: Project, call: Call): Pick<ParseTimeEffect, "by" | "what" | "name"> | undefined {
  const start = startOf(project, call);
  // What the tool itself carries out it does not do with `-n`.
  const command = start === undefined || start.receiver !== undefined ? undefined : commandOf(project, start);
  if (start === undefined || command === undefined) return undefined;
  for (const { redirections } of simpleCommandsOf(command)) {
    for (const redirection of redirections) {
      const name = writesFile(redirection) ? literalOf(redirection.target) : undefined;
      if (name !== undefined) return { by: start.name, what: "writes", name };
    }
  }
  return undefined;
}

function named(
  project: Project,
  path: Expression | undefined,
  by: string,
  what: ParseTimeEffect["what"],
): Pick<ParseTimeEffect, "by" | "what" | "name"> | undefined {
  const [value, ...others] = path === undefined ? [] : project.evaluate(path);
  if (value?.kind !== "constant" || value.type !== "str" || others.length > 0) return undefined;
  return { by, what, name: value.value };
}

function plain(path: string): string {
  return path.replace(/^(?:\.\/)+/, "");
}

const BUILDERS =
  /^(?:Command|Program|Library|StaticLibrary|SharedLibrary|LoadableModule|Object|Textfile|Substfile|InstallAs)$/;

/** What the builders of a file are told to make. */
function targetsIn(file: ModuleModel): readonly Expression[] {
  return walk(file.source.module).flatMap((node) => {
    if (node.kind !== "call") return [];
    const named = node.arguments.find((it) => it.name === "target")?.value;
    const target = named ?? (BUILDERS.test(lastName(node.callee)) ? argumentOf(node, 0, "target") : undefined);
    if (target === undefined) return [];
    return target.kind === "sequence" ? target.elements : [target];
  });
}

/** Whether somebody decides, or looks whether it is there: then it is not done each time. */
function isAskedFor(node: Node): boolean {
  for (const parent of ancestorsOf(node)) {
    if (
      parent.kind === "if" ||
      parent.kind === "while" ||
      parent.kind === "conditional" ||
      parent.kind === "exceptHandler"
    )
      return true;
  }
  return false;
}

/** At the top of the description, in waf's `build`, or in what only they call. */
function isAtParseTime(project: Project, file: ModuleModel, node: Node, depth: number): boolean {
  const around = enclosingFunction(node);
  if (around === undefined) return true;
  if (around.kind === "lambda") return false;
  if (isWafBuild(project, file, around)) return true;
  if (depth === 0 || actionFunctionsOf(project, file).has(around) || around.decorators.length > 0) return false;
  const { calls, escapes, isPartial } = project.callersOf(around);
  if (calls.length === 0 || escapes || isPartial) return false;
  return calls.every(
    ({ call }) => project.fileOf(call) === file && !isAskedFor(call) && isAtParseTime(project, file, call, depth - 1),
  );
}

function isWafBuild(project: Project, file: ModuleModel, { name, parameters, parent }: FunctionDef): boolean {
  if (!buildToolsOf(project, file).has("waf") || parent?.kind !== "module") return false;
  return name.id === "build" && parameters.length === 1;
}

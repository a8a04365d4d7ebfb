/** Commands that change nothing but the shell that runs them, which ends with them. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { literalArguments, programOf } from "../../semantics/shell/program.ts";
import { simpleCommandsIn } from "../../semantics/shell/script-walk.ts";
import { literalOf, type SimpleCommand } from "../../semantics/shell/shell-tree.ts";
import { isDead } from "../../semantics/target.ts";
import type { Call } from "../../syntax/ast.ts";
import { isValueDropped } from "../../syntax/walk.ts";
import { callsIn } from "../calls-in.ts";
import { commandOf, type ShellCommand } from "../processes/process-command.ts";
import { startOf } from "../processes/process-start.ts";
import type { Project } from "../project.ts";

export interface LostShellState {
  readonly node: Call;
  readonly command: ShellCommand;
  readonly state: ShellState;
  /** The first word: `export`, `source`; a bare assignment has none. */
  readonly word: string | undefined;
  /** `export NAME=value` alone, both known. */
  readonly variable: { readonly name: string; readonly value: string } | undefined;
}

/** What is lost: variables, what a sourced file sets, limits and other settings, or children that only another shell has. */
export type ShellState = "variables" | "environment" | "settings" | "children";

const TRIGGER =
  /\b(?:export|unset|alias|unalias|source|ulimit|umask|shopt|wait|activate|deactivate|setlocal|module|set)\b|["'] *\. |["'][A-Z_]+=/;

export function* lostShellStates(project: Project, file: ModuleModel): Iterable<LostShellState> {
  if (!project.mayMeet(file, TRIGGER)) return;
  for (const node of callsIn(project, file)) {
    // Nobody asks whether it can be done.
    if (!isValueDropped(node)) continue;
    const start = startOf(project, node);
    const command = start === undefined || start.api.channel === "output" ? undefined : commandOf(project, start);
    if (command?.form !== "shell" || command.script.problem !== undefined || isDead(project.targetAt(node))) continue;
    const commands = [...simpleCommandsIn(command.script)];
    const states = commands.map(stateOf);
    const state = states.find((it) => it !== undefined);
    // A test in front, or what follows in the same shell, is what it is run for.
    if (state === undefined || states.includes(undefined)) continue;
    const [only, ...others] = commands;
    const word = only === undefined ? undefined : programOf(only)?.name;
    const variable = only === undefined || others.length > 0 ? undefined : variableOf(only);
    yield { node, command, state, word, variable };
  }
}

const VARIABLES = /^(?:export|unset|set|alias|unalias|declare|typeset|readonly|local|setenv|unsetenv|setlocal)$/;
const SETTINGS = /^(?:ulimit|umask|shopt|setopt|trap|hash)$/;

/** Files that only set variables, by their names. A script that is sourced may do anything else. */
const ENVIRONMENT =
  /(?:^|\/)(?:activate(?:\.\w+)?|\.?\w*rc|\.?(?:bash_|z)?profile|[\w.-]*env(?:ironment)?[\w-]*(?:\.\w+)?|[\w-]*vars(?:\.\w+)?)$/i;

function stateOf(command: SimpleCommand): ShellState | undefined {
  // What is written or read beside has an effect.
  if (command.redirections.some(({ operator }) => operator.includes(">") && operator !== ">&")) return undefined;
  const program = programOf(command);
  if (program === undefined) return command.assignments.length > 0 ? "variables" : undefined;
  const { name, words } = program;
  if (name === undefined || words.length === 0) return undefined;
  const [first, second] = literalArguments(program);
  if (VARIABLES.test(name)) return /^-[ep]$|^-o$|^\/p$/i.test(first ?? "") ? undefined : "variables";
  if (SETTINGS.test(name))
    return first !== undefined && /^-[aSHlp]$/.test(first) && words.length === 1 ? undefined : "settings";
  if (name === "wait") return "children";
  if (name === "source" || name === ".") {
    const path = words[0] === undefined ? undefined : lastLiteralOf(words[0]);
    return words.length === 1 && path !== undefined && ENVIRONMENT.test(path) ? "environment" : undefined;
  }
  if (name === "module")
    return /^(?:load|add|unload|rm|swap|switch|purge)$/.test(first ?? "") ? "environment" : undefined;
  if (/^(?:conda|mamba|micromamba)$/.test(name))
    return /^(?:de)?activate$/.test(first ?? "") ? "environment" : undefined;
  if (/^(?:nvm|rvm)$/.test(name)) return first === "use" && second !== undefined ? "environment" : undefined;
  return undefined;
}

/** The end of a word, which a hole in front does not hide: `{folder}/bin/activate`. */
function lastLiteralOf({ pieces }: SimpleCommand["words"][number]): string | undefined {
  const last = pieces.at(-1);
  return last?.kind === "literal" ? last.text : undefined;
}

function variableOf(command: SimpleCommand): LostShellState["variable"] {
  const program = programOf(command);
  const [only, ...others] = program?.words ?? [];
  if (program?.name !== "export" || only === undefined || others.length > 0) return undefined;
  const [, name, value] = /^([A-Za-z_]\w*)=([\w./:@%+,-]*)$/.exec(literalOf(only) ?? "") ?? [];
  return name === undefined || value === undefined ? undefined : { name, value };
}

/** Deletions of a path that is another one, and a wide one, where a part of it is empty. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { operandsOf } from "../../semantics/shell/command-effects.ts";
import { hasFlag, programOf } from "../../semantics/shell/program.ts";
import { simpleCommandsIn } from "../../semantics/shell/script-walk.ts";
import { literalOf, type Word } from "../../semantics/shell/shell-tree.ts";
import { includesPosix, isDead } from "../../semantics/target.ts";
import { type Call, type Expression, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { callsIn, pathOf } from "../calls-in.ts";
import { commandOf, type ShellCommand } from "../processes/process-command.ts";
import { startOf } from "../processes/process-start.ts";
import { type TextPart, textPartsOf } from "../processes/text-parts.ts";
import { holesIn } from "../processes/word-holes.ts";
import type { Project } from "../project.ts";
import { emptyOriginOf } from "./empty-values.ts";
import { deleterAround } from "./relative-deletes.ts";

export interface EmptyPathDelete {
  readonly node: Expression;
  /** `rm`, `shutil.rmtree`. */
  readonly by: string;
  /** What is deleted where it is empty: `/*`, `.`. */
  readonly path: string;
  /** What may be empty; a variable of the shell has no expression. */
  readonly part: Expression | undefined;
  readonly name: string;
  /** Where the empty text comes from. */
  readonly origin: Expression | undefined;
}

export function* emptyPathDeletes(project: Project, file: ModuleModel): Iterable<EmptyPathDelete> {
  if (!project.mayMeet(file, /\b(?:rm|remove|unlink|rmtree)\b/)) return;
  for (const call of callsIn(project, file)) {
    const found = deleteByShell(project, call) ?? deleteOfTree(project, call) ?? deleteInLoop(project, call);
    if (found !== undefined && !isDead(project.targetAt(call))) yield found;
  }
}

/** Everything below the root, or in the current directory. */
const WIDE = /^\/+(?:\.?\*)(?:\/\*)*$|^\*{1,2}(?:\/\*)*$/;

function deleteByShell(project: Project, call: Call): EmptyPathDelete | undefined {
  const start = startOf(project, call);
  if (start === undefined || !includesPosix(project.targetAt(call))) return undefined;
  const command = commandOf(project, start);
  if (command?.form !== "shell" || command.script.problem !== undefined) return undefined;
  const isPlaced = start.arguments.some(({ name, unpack }) => name === "cwd" || name === "dir" || unpack === "**");
  const node = project.fileOf(command.expression) === project.fileOf(call) ? command.expression : call;
  for (const simple of simpleCommandsIn(command.script)) {
    const program = programOf(simple);
    // Behind it the directory is another one, or nobody knows which.
    if (program === undefined || /^(?:cd|pushd|popd|test|\[|exit|\.|source|ssh|docker)$/.test(program.name ?? ""))
      break;
    if (program.name !== "rm") continue;
    for (const word of operandsOf(program)) {
      const rest = behindFirst(word);
      if (rest === undefined || !WIDE.test(rest)) continue;
      // Files of the root directory are few, and none that a program has made.
      if (rest.startsWith("/") ? !hasFlag(program, "rR") : isPlaced) continue;
      const found = { node, by: "rm", path: rest };
      const [first] = word.pieces;
      if (first?.kind === "variable") {
        // The tool fills in its own variables.
        const isUnset = start.receiver === undefined && isSurelyUnset(project, call, command, first.name);
        if (isUnset && rest.startsWith("/"))
          return { ...found, part: undefined, name: `$${first.name}`, origin: undefined };
        continue;
      }
      const [part] = holesIn(command, word);
      const origin = part === undefined ? undefined : emptyOriginOf(project, part);
      if (part !== undefined && origin !== undefined) return { ...found, part, name: shownNameOf(part), origin };
    }
  }
  return undefined;
}

/** The unquoted text behind the hole or variable that a word begins with. */
function behindFirst({ pieces: [first, ...others], ...word }: Word): string | undefined {
  if (first?.kind !== "hole" && first?.kind !== "variable") return undefined;
  if (others.some((it) => it.kind !== "literal" || (it.quoted && /\*/.test(it.text)))) return undefined;
  return literalOf({ ...word, pieces: others });
}

/** Variables that every session has. */
const ALWAYS_SET = /^(?:HOME|PWD|OLDPWD|USER|LOGNAME|SHELL|PATH|HOSTNAME|UID|EUID|RANDOM|_|[0-9@*#?$!-])$/;

/** A variable that neither the text nor the program gives a value. */
function isSurelyUnset(project: Project, call: Call, command: ShellCommand, name: string): boolean {
  // The shell was told to stop at a variable that is not set.
  if (/\bset -\w*u|nounset/.test(command.script.text.flat)) return false;
  if (ALWAYS_SET.test(name) || call.arguments.some((it) => it.name === "env" || it.unpack === "**")) return false;
  if (
    new RegExp(
      `\\b${name}=|\\b(?:for|read|select)\\b[^;\\n]*\\b${name}\\b|-[nz] *"?\\$\\{?${name}|\\$\\{${name}[^}]`,
    ).test(command.script.text.flat)
  )
    return false;
  return !project.mentions(project.fileOf(call), new RegExp(`["']${name}["']|\\b${name}\\s*=[^=]`));
}

/** `shutil.rmtree(out + "/")`, `shutil.rmtree(Path(out))`. */
function deleteOfTree(project: Project, call: Call): EmptyPathDelete | undefined {
  if (lastName(call.callee) !== "rmtree" || pathOf(project, call.callee) !== "shutil.rmtree") return undefined;
  const [first] = call.arguments;
  if (first === undefined || first.unpack !== undefined || first.name !== undefined) return undefined;
  const inner = wholeOf(project, first.value);
  const composed = composedOf(project, inner ?? first.value);
  if (composed === undefined) return undefined;
  // `rmtree("")` raises.
  const path = /^\/+\.?\/*$/.test(composed.rest) ? "/" : composed.rest === "" && inner !== undefined ? "." : undefined;
  return path === undefined ? undefined : deletion(project, call, "shutil.rmtree", path, composed.part);
}

/** `for path in glob.glob(out + "/*"): os.remove(path)`. */
function deleteInLoop(project: Project, call: Call): EmptyPathDelete | undefined {
  if (!/^glob\.i?glob$/.test(pathOf(project, call.callee) ?? "") || call.arguments.length > 1) return undefined;
  const [first] = call.arguments;
  const composed = first === undefined ? undefined : composedOf(project, first.value);
  if (composed === undefined || !WIDE.test(composed.rest)) return undefined;
  const by = deleterAround(project, call);
  return by === undefined ? undefined : deletion(project, call, by, composed.rest, composed.part);
}

function deletion(
  project: Project,
  node: Call,
  by: string,
  path: string,
  part: Expression,
): EmptyPathDelete | undefined {
  const origin = emptyOriginOf(project, part);
  return origin === undefined ? undefined : { node, by, path, part, name: shownNameOf(part), origin };
}

/** What makes a directory of the empty text: the current one. */
const WHOLE = /^(?:os\.path\.(?:abspath|realpath|normpath)|pathlib\.(?:Posix|Windows)?Path)$/;

function wholeOf(project: Project, expression: Expression): Expression | undefined {
  const [only, ...others] = expression.kind === "call" ? expression.arguments : [];
  if (expression.kind !== "call" || only === undefined || others.length > 0 || only.unpack !== undefined)
    return undefined;
  return WHOLE.test(pathOf(project, expression.callee) ?? "") ? only.value : undefined;
}

/** A path that begins with something not known, and the known rest as it stands where that is empty. */
function composedOf(
  project: Project,
  path: Expression,
): { readonly part: Expression; readonly rest: string } | undefined {
  const [first, ...others] = textPartsOf(project, path);
  if (first?.kind !== "hole") return undefined;
  let rest = "";
  for (const part of others) {
    if (part.kind === "hole") return undefined;
    // `os.path.join("", "*")` is `*`.
    if (!isSeparator(part) || rest !== "") rest += part.text;
  }
  return { part: first.node, rest };
}

function isSeparator({ kind, node }: TextPart): boolean {
  return kind === "text" && node.kind === "call";
}

/** The name that it is bound to where it is made, or itself as it is written. */
function shownNameOf(part: Expression): string {
  const [target, ...others] = part.parent?.kind === "assign" ? part.parent.targets : [];
  return target?.kind === "name" && others.length === 0 ? target.id : textOf(part);
}

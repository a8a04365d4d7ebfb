/** Generated files that a step adds to and that nothing begins anew: with the second run everything is in them twice. */

import { flowOwnerOf } from "../../semantics/flow.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { simpleCommandsIn } from "../../semantics/shell/script-walk.ts";
import { literalOf, type Word } from "../../semantics/shell/shell-tree.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type Expression, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, enclosingFunction, isInside, walk } from "../../syntax/walk.ts";
import { patternOf } from "../../text/pattern.ts";
import { argumentOf, callsIn, pathOf } from "../calls-in.ts";
import { actionFunctionsOf, buildActionsOf } from "../processes/build-actions.ts";
import { actionCommand } from "../processes/checked-shells.ts";
import { commandOf, type ShellCommand } from "../processes/process-command.ts";
import { startOf } from "../processes/process-start.ts";
import { holesIn } from "../processes/word-holes.ts";
import type { Project } from "../project.ts";

export interface AppendedFile {
  readonly node: Expression;
  /** The file, as it is written. */
  readonly name: string;
  /** Whether the tool deletes it before it has it built. */
  readonly isRemovedByTool: boolean;
}

/** What a compiler reads: nobody keeps a log in it. */
const SOURCE = /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|inc|inl|ipp|java|rs|go|s|S|asm|ld|mk|cmake|vhdl?|sv|pxd|pyx)$/;

const TRIGGER = />>|["'][rwb]*a[bt+]*["']/;

export function appendedFiles(project: Project, file: ModuleModel): readonly AppendedFile[] {
  if (!project.mayHold(file, TRIGGER)) return [];
  const appends = [...appendsIn(project, file)];
  const own = new Set<Node>(appends.map(({ append }) => append.node));
  const found: AppendedFile[] = [];
  for (const { append, key, owner, isTarget } of appends) {
    if (isDead(project.targetAt(append.node)) || isConditional(append.node)) continue;
    if (
      isMentionedBefore(append.node, key, owner, own) ||
      (!isTarget && isBegunAnew(project, file, append.name, key, own))
    )
      continue;
    if (!isTarget && isKnownElsewhere(project, file, append.name)) continue;
    // Several lines of one file are one mistake.
    if (!found.some((it) => it.name === append.name && flowOwnerOf(it.node) === owner)) found.push(append);
  }
  return found;
}

interface Append {
  readonly append: AppendedFile;
  /** What stands for the file wherever else it is spoken of. */
  readonly key: string;
  readonly owner: Node | undefined;
  /** Whether it is what an action was told to make: of others it is another file. */
  readonly isTarget: boolean;
}

function* appendsIn(project: Project, file: ModuleModel): Iterable<Append> {
  for (const call of callsIn(project, file)) {
    const opened = openedToAppend(project, call);
    if (opened !== undefined) yield* appendTo(project, call, opened);
    const start = startOf(project, call);
    const command = start === undefined ? undefined : commandOf(project, start);
    if (command?.form !== "shell" || command.script.problem !== undefined) continue;
    const node = project.fileOf(command.expression) === file ? command.expression : call;
    for (const target of appendTargets(command)) {
      const literal = literalOf(target);
      const [part] = literal === undefined && target.pieces.length === 1 ? holesIn(command, target) : [];
      if (literal !== undefined && SOURCE.test(literal))
        yield { append: plain(node, literal), key: literal, owner: flowOwnerOf(call), isTarget: false };
      else if (part !== undefined) yield* appendTo(project, call, part, node);
    }
  }
  for (const action of buildActionsOf(project, file)) {
    if (action.kind !== "text") continue;
    const node = action.expression;
    const command = actionCommand(project, node);
    if (command.script.problem !== undefined) continue;
    for (const target of appendTargets(command)) {
      const literal = literalOf(target);
      const [first] = target.pieces;
      if (literal !== undefined && SOURCE.test(literal))
        yield { append: plain(node, literal), key: literal, owner: node.parent, isTarget: false };
      if (first?.kind === "variable" && /^(?:TARGETS?|TGT)$/.test(first.name)) {
        const isRemovedByTool = action.tool === "scons" && !/\bPrecious\b/.test(file.source.text);
        yield {
          append: { node, name: `$${first.name}`, isRemovedByTool },
          key: first.name,
          owner: node.parent,
          isTarget: true,
        };
      }
    }
  }
}

function plain(node: Expression, name: string): AppendedFile {
  return { node, name, isRemovedByTool: false };
}

function appendTargets({ script }: ShellCommand): readonly Word[] {
  const targets: Word[] = [];
  const begun: string[] = [];
  for (const { redirections } of simpleCommandsIn(script)) {
    for (const { operator, target } of redirections) {
      const text = script.text.flat.slice(target.start, target.end);
      if (/^(?:>|>\||&>)$/.test(operator)) begun.push(text);
      // Whatever stands before it in the text has written it, or read it.
      if (/^&?>>$/.test(operator) && !begun.includes(text) && isFirstMention(script.text.flat, text, target.start))
        targets.push(target);
    }
  }
  return targets;
}

function isFirstMention(flat: string, text: string, at: number): boolean {
  for (let index = flat.indexOf(text); index !== -1 && index < at; index = flat.indexOf(text, index + 1)) {
    if (!/>>\s*["']?$/.test(flat.slice(0, index))) return false;
  }
  return true;
}

function openedToAppend(project: Project, call: Call): Expression | undefined {
  if (lastName(call.callee) !== "open" || !/^(?:builtins|io|codecs)\.open$/.test(pathOf(project, call.callee) ?? ""))
    return undefined;
  const mode = argumentOf(call, 1, "mode");
  return mode?.kind === "string" && mode.value.startsWith("a") ? argumentOf(call, 0, "file") : undefined;
}

/** A source file by its name, or what an action was told to make. */
function* appendTo(project: Project, call: Call, path: Expression, node: Expression = call): Iterable<Append> {
  const owner = flowOwnerOf(call);
  const around = enclosingFunction(call);
  const key = /^(?:str\()?(targets?\[\d+\]|\w+\.outputs\[\d+\])/.exec(textOf(path))?.[1];
  if (around?.kind === "functionDef" && key !== undefined) {
    const action = actionFunctionsOf(project, project.fileOf(call)).get(around);
    const isRemovedByTool = action?.tool === "scons" && !/\bPrecious\b/.test(project.fileOf(call).source.text);
    if (action !== undefined) yield { append: { node, name: key, isRemovedByTool }, key, owner, isTarget: true };
    return;
  }
  const [value, ...others] = project.evaluate(path);
  if (others.length > 0 || value?.kind !== "constant" || value.type !== "str" || !SOURCE.test(value.value)) return;
  yield {
    append: plain(node, value.value),
    key: path.kind === "string" ? value.value : textOf(path),
    owner,
    isTarget: false,
  };
}

/** `if not os.path.exists("page.h")`, `if line not in text`: it is added once. */
function isConditional(node: Node): boolean {
  return [...ancestorsOf(node)].some(
    (it) =>
      (it.kind === "if" || it.kind === "while") &&
      /exists|isfile|is_file|\bin\b|\bappend|first|tell\(/i.test(textOf(it.test)),
  );
}

/** Whether earlier code of the function speaks of the file, other than to add to it: it may have begun it. */
function isMentionedBefore(node: Node, key: string, owner: Node | undefined, own: ReadonlySet<Node>): boolean {
  if (owner === undefined) return true;
  const { start } = spanOf(node);
  return walk(owner).some((it) => {
    if (spanOf(it).start >= start || isInside(node, it) || [...own].some((append) => isInside(it, append)))
      return false;
    if (it.kind === "string") return mentions(it.value, key);
    if (it.kind === "formatted") return it.parts.some((part) => typeof part === "string" && mentions(part, key));
    return isLoad(it) && textOf(it) === key;
  });
}

function mentions(text: string, key: string): boolean {
  return text !== "" && text.includes(key) && !new RegExp(`>>\\s*["']?[^\\s;|&]*${patternOf(key)}`).test(text);
}

function isLoad(node: Node): boolean {
  if (node.kind !== "name" && node.kind !== "attribute" && node.kind !== "subscript") return false;
  return !(node.parent?.kind === "assign" && node.parent.targets.includes(node)) && node.parent?.kind !== "parameter";
}

const BEGINS =
  /^(?:remove|unlink|rename|replace|rmtree|copy\w*|move|write_text|write_bytes|touch|truncate|Delete|Copy|Move)$/;

/** Whether the file begins it anew anywhere, in whatever order its functions are called. */
function isBegunAnew(project: Project, file: ModuleModel, path: string, key: string, own: ReadonlySet<Node>): boolean {
  const begins = new RegExp(
    `(?:^|[^>])>\\s*["']?[^\\s;|&>]*${patternOf(key)}|\\b(?:rm|cp|mv|del|touch|tee|-o)\\b[^;|&]*${patternOf(key)}`,
  );
  return walk(file.source.module).some((it) => {
    if (it.kind === "string") return begins.test(it.value);
    if (it.kind !== "call" || own.has(it)) return false;
    const name = lastName(it.callee);
    const mode = name === "open" ? argumentOf(it, 1, "mode") : undefined;
    if (!BEGINS.test(name) && !(mode?.kind === "string" && /^[wx]/.test(mode.value))) return false;
    return (
      textOf(it).includes(key) ||
      it.arguments.some(({ value }) => mayBe(project, value, path, /^(?:remove|unlink|rmtree)$/.test(name)))
    );
  });
}

/** Whether a path is that of the file, or of a folder around it, or one that nobody knows. */
function mayBe(project: Project, given: Expression, path: string, isAny: boolean): boolean {
  return project.evaluate(given).some((it) => {
    if (it.kind === "constant") return it.type === "str" && (it.value === path || path.startsWith(`${it.value}/`));
    // What a loop or a parameter gives may be any of them.
    return isAny && it.kind !== "external";
  });
}

/** Whether another file of the program speaks of it: it may begin it. */
function isKnownElsewhere(project: Project, file: ModuleModel, path: string): boolean {
  const name = new RegExp(patternOf(path.slice(path.lastIndexOf("/") + 1)));
  return project.connected(file).some((it) => it !== file.path && project.matches(it, name));
}

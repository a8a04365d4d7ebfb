/** What later statements do with what a command makes: look whether it is there, open it, give it to the next command. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { literalOf } from "../../semantics/shell/shell-tree.ts";
import { type Call, type Expression, type If, type Name, type Node, type Statement, textOf } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { ancestorsOf, isStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { commandOf, holesOf, type ProcessCommand, programExpression, simpleCommandsOf } from "./process-command.ts";
import { startOf } from "./process-start.ts";
import { isLoggingMethod } from "./status-sinks.ts";
import { followingStatements } from "./surroundings.ts";
import { isOnlyTalk } from "./talk.ts";

const LOOKING = /^(?:(?:path_|file_|dir_)?exists|lexists|isfile|isdir|getsize|is_file|is_dir|stat|getmtime|access)$/;

/** Statements behind a command that may still have to do with it. */
const MOST_LATER = 12;

/** Whether a statement behind the command asks for a path that occurs in it. */
export function isOutputLookedAt(command: ProcessCommand | undefined, node: Node): boolean {
  if (command === undefined) return false;
  const names = namesOf(holesOf(command), NO_NAME);
  const literal =
    command.form === "shell"
      ? command.script.text.flat
      : command.arguments
          .flat()
          .map((it) => (it.kind === "text" ? it.text : "\uFFFF"))
          .join(" ");
  const before = conditionsAround(node);
  const attributes = attributesIn(command.expression);
  for (const statement of followingStatements(node).slice(0, MOST_LATER)) {
    for (const inner of walk(statement)) {
      if (inner.kind !== "call" || inner.callee.kind !== "attribute" || !LOOKING.test(inner.callee.name)) continue;
      // What was asked before the command as well asks for what it was given.
      if (before.includes(textOf(inner))) continue;
      for (const asked of walk(inner)) {
        if (asked.kind === "name" && names.has(asked.id)) return true;
        if (asked.kind === "attribute" && attributes.has(textOf(asked))) return true;
        if (asked.kind === "string" && asked.value.length > 2 && literal.includes(asked.value)) return true;
      }
    }
  }
  return false;
}

/** What a command is given of an object, as written: `self.target`, also through names that it is put together in. */
function attributesIn(expression: Expression): ReadonlySet<string> {
  const texts = new Set<string>();
  const seen = new Set<Node>();
  const pending = [expression];
  for (let next = pending.pop(); next !== undefined && seen.size < 20; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const node of walk(next)) {
      if (node.kind === "attribute" && node.parent?.kind !== "attribute") texts.add(textOf(node));
      if (node.kind !== "name") continue;
      for (const { origin } of reachingBindings(node) ?? []) {
        if (origin.kind === "value" && origin.path.length === 0) pending.push(origin.value);
      }
    }
  }
  return texts;
}

/** The texts of the conditions under which a node stands. */
function conditionsAround(node: Node): string {
  const texts: string[] = [];
  for (const parent of ancestorsOf(node)) {
    if (parent.kind === "functionDef") break;
    if (parent.kind === "if" || parent.kind === "while") texts.push(textOf(parent.test));
  }
  return texts.join("\n");
}

/** Lists what is there. */
const LISTING = /^(?:listdir|scandir|iterdir|i?glob|rglob)$/;

/** Statements behind a command in which a missing product is taken for its failure, whatever is done about it. */
const NEXT = 2;

/** Whether later code of the function looks for a file, or asks whether it worked, and stops or says so if not. */
export function isVerifiedLater(node: Node): boolean {
  const listed = new Set<string>();
  for (const [index, statement] of laterStatements(node).slice(0, MOST_LATER).entries()) {
    if (statement.kind === "assign" && lists(statement.value)) {
      for (const target of statement.targets) if (target.kind === "name") listed.add(target.id);
    }
    if (statement.kind === "assert" && looks(statement.test)) return true;
    if (statement.kind === "if" && [...statement.body, ...statement.orelse].some(gives)) {
      if (looks(statement.test) || counts(statement.test, listed)) return true;
    }
    if (index < NEXT && statement.kind === "if" && isSaidMissing(statement)) return true;
    if (statement.kind === "return" && statement.value !== undefined && asksWhetherItWorked(statement.value))
      return true;
  }
  return false;
}

/** `if not os.path.exists(made): log.error(…); return` */
function isSaidMissing({ test, body }: If): boolean {
  const isNegated = test.kind === "unaryOperation" && test.operator === "not" && looks(test);
  return isNegated && body.at(-1)?.kind === "return" && body.length > 1 && isOnlyTalk(body.slice(0, -1));
}

function lists(value: Expression): boolean {
  for (const node of walk(value)) if (node.kind === "call" && LISTING.test(lastName(node.callee))) return true;
  return false;
}

/** `len(os.listdir(folder)) != 2`, `not wheels`: a test of what is in a folder. */
function counts(test: Expression, listed: ReadonlySet<string>): boolean {
  if (lists(test)) return true;
  for (const node of walk(test)) if (node.kind === "name" && listed.has(node.id)) return true;
  return false;
}

function gives(statement: Statement): boolean {
  return (
    statement.kind === "raise" || (statement.kind === "expressionStatement" && /^sys\.exit\b/.test(textOf(statement)))
  );
}

function looks(test: Expression): boolean {
  for (const node of walk(test)) {
    if (node.kind === "call" && LOOKING.test(lastName(node.callee))) return true;
  }
  return false;
}

/** `return is_installed(package)`, `return self.check()` */
function asksWhetherItWorked(value: Expression): boolean {
  const first = value.kind === "sequence" ? value.elements[0] : value;
  if (first?.kind !== "call") return false;
  const name = first.callee.kind === "attribute" ? first.callee.name : textOf(first.callee);
  return /^(?:is|has)(?:_[a-z]|[A-Z])|^_?(?:check|verify|validate)$/.test(name) || LOOKING.test(name);
}

/** The statements that run behind a node, in its block and in those around it, up to where the function is left. */
export function laterStatements(node: Node): readonly Statement[] {
  const later: Statement[] = [];
  for (const place of [node, ...ancestorsOf(node)]) {
    if (place.kind === "functionDef" || place.kind === "module" || place.kind === "classDef") break;
    if (!isStatement(place)) continue;
    for (const statement of followingStatements(place)) {
      later.push(statement);
      if (statement.kind === "return" || statement.kind === "raise") return later;
    }
  }
  return later;
}

const CONSUMING =
  /^(?:open|copy\w*|move|rename|replace|remove|unlink|symlink|link|load\w*|parse\w*|read\w*|extract\w*|getsize|ZipFile|is_zipfile|write)$/;

/** Whether a statement behind the command gives a file that occurs in it to another command, or reads or moves it. */
export function isConsumedLater(project: Project, command: ProcessCommand | undefined, node: Node): boolean {
  if (command === undefined) return false;
  const program = programExpression(command);
  const runs = program === undefined ? new Set<string>() : namesOf([program], NO_FILE);
  const given = namesOf([...holesOf(command), command.expression], NO_FILE);
  const names = new Set([...given].filter((it) => !runs.has(it)));
  const words = fileWordsOf(command);
  const occurs = (text: Node): boolean => {
    for (const inner of walk(text)) {
      if (inner.kind === "name" && names.has(inner.id)) return true;
      if (inner.kind === "string" && words.has(inner.value)) return true;
    }
    return false;
  };
  return laterStatements(node)
    .slice(0, MOST_LATER)
    .some((statement) => {
      for (const inner of walk(statement)) {
        if (inner.kind === "call" && consumes(project, inner, occurs) && canFollow(project, node, inner)) return true;
      }
      return false;
    });
}

/** Whether some system runs both: what stands under `os.name == "nt"` has nothing to do with what stands under `"posix"`. */
function canFollow(project: Project, node: Node, later: Node): boolean {
  const { platforms } = project.targetAt(later);
  return project.targetAt(node).platforms.some((it) => platforms.includes(it));
}

function consumes(project: Project, call: Call, occurs: (it: Node) => boolean): boolean {
  const start = startOf(project, call);
  if (start !== undefined) {
    const next = commandOf(project, start);
    return next !== undefined && (occurs(next.expression) || holesOf(next).some(occurs));
  }
  const name = lastName(call.callee);
  if (CONSUMING.test(name)) return occurs(call);
  // A file named in full means this very one, whatever is done with it.
  const isNamed = call.arguments.some(({ value }) => value.kind === "string" && occurs(value));
  return isNamed && !LOOKING.test(name) && !isLoggingMethod(name);
}

/** Literal words that look like files, the program aside. */
function fileWordsOf(command: ProcessCommand): ReadonlySet<string> {
  return new Set(
    simpleCommandsOf(command).flatMap(({ words, redirections }) =>
      [...words.slice(1), ...redirections.map((it) => it.target)].flatMap((it) => {
        const literal = literalOf(it);
        return literal !== undefined && /^[^-\s].*[./\\]\w/.test(literal) ? [literal] : [];
      }),
    ),
  );
}

/** Whether a statement behind the command opens something that its text names. */
export function isOpenedLater(command: ProcessCommand | undefined, node: Node): boolean {
  if (command === undefined) return false;
  const text = textOf(command.expression).slice(0, 4000);
  for (const statement of followingStatements(node).slice(0, 8)) {
    for (const [, argument] of textOf(statement)
      .slice(0, 4000)
      .matchAll(/\bopen\(\s*([\w.]+|"[^"]+"|'[^']+')/g)) {
      if (argument !== undefined && argument.length > 2 && text.includes(argument)) return true;
    }
  }
  return false;
}

/** `constants.ADDRESS`: that two commands name the same module is nothing that they share. */
function isModule(name: Name): boolean {
  const { parent } = name;
  if (parent?.kind !== "attribute" || parent.object !== name) return false;
  return (reachingBindings(name) ?? []).some(({ origin }) => origin.kind === "import");
}

const NO_NAME = /^(?:os|sys|self|cls|str|path)$/;
/** Names that two commands share without one reading what the other makes. */
const NO_FILE =
  /^(?:os|sys|self|cls|str|subprocess|shlex|env|environ|pid|port|host|name|verbose|args|cmd|command|id|user|[A-Z0-9_]+)$/;

function namesOf(expressions: readonly Expression[], left: RegExp): ReadonlySet<string> {
  const names = new Set<string>();
  for (const expression of expressions) {
    for (const node of walk(expression)) {
      if (node.kind === "name" && !left.test(node.id) && !isModule(node)) names.add(node.id);
    }
  }
  return names;
}

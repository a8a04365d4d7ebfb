/** What a command does when it runs in a directory that it was not meant for. */

import { operandsOf } from "../../semantics/shell/command-effects.ts";
import { hasFlag, literalArguments, type Program, programOf } from "../../semantics/shell/program.ts";
import { writesFile } from "../../semantics/shell/script-questions.ts";
import { literalOf, literalPrefixOf, type SimpleCommand, type Word } from "../../semantics/shell/shell-tree.ts";

/** `destroys`: files that are there. `changes`: writes among them, and succeeds. `works`: it runs, and perhaps fails. */
export type Gravity = "destroys" | "changes" | "works";

export function gravityOf(command: SimpleCommand): Gravity | undefined {
  const program = programOf(command);
  // A program that stands in the directory is not found anywhere else, and that is seen.
  if (program?.name === undefined || /^(?![/~$]).*\//.test(literalPrefixOf(program.written))) return undefined;
  const name = program.name.toLowerCase();
  if (destroys(name, program)) return "destroys";
  if (command.redirections.some((it) => writesFile(it) && isRelative(it.target))) return "changes";
  if (changes(name, program)) return "changes";
  return /^(?:make|ninja|cmake|configure|npm|yarn|mvn|gradle|gradlew|cargo|go|scons|meson|autoreconf|autogen\.sh|bash|sh|python\d?)$/.test(
    name,
  )
    ? "works"
    : undefined;
}

/** Deletes by relative patterns, or whole folders by relative names. */
function destroys(name: string, program: Program): boolean {
  switch (name) {
    case "rm":
      return operandsOf(program).some((it) => isRelative(it) && (isWide(it) || hasFlag(program, "rR")));
    case "del":
    case "erase":
    case "rd":
    case "shred":
      return operandsOf(program).some((it) => isRelative(it) && isWide(it));
    case "find": {
      const [first] = program.words;
      const isHere = first !== undefined && (literalPrefixOf(first).startsWith("-") || isRelative(first));
      const given = literalArguments(program).join(" ");
      return isHere && /(?:^| )-delete(?: |$)|-exec(?:dir)? (?:\S*\/)?rm /.test(given);
    }
    case "git": {
      const given = literalArguments(program);
      return (
        !given.some((it) => /^(?:-C|--git-dir)/.test(it)) &&
        (given[0] === "clean" || (given[0] === "reset" && given.includes("--hard")))
      );
    }
    default:
      return false;
  }
}

const GIT_CHANGES =
  /^(?:add|am|apply|checkout|cherry-pick|commit|init|merge|pull|push|rebase|reset|revert|rm|stash|switch|tag|submodule|clone|config|restore)$/;

function changes(name: string, program: Program): boolean {
  const operands = operandsOf(program);
  switch (name) {
    case "git": {
      const given = literalArguments(program);
      return GIT_CHANGES.test(given[0] ?? "");
    }
    case "hg":
    case "svn":
      return /^(?:up|update|co|checkout|commit|ci|add|revert|pull|push|init|clone|import)$/.test(
        literalArguments(program)[0] ?? "",
      );
    case "tar":
    case "zip":
      return operands.some((it) => isRelative(it) && isWide(it));
    case "cp":
    case "mv":
    case "chmod":
    case "chown":
      return operands.some((it) => isRelative(it) && isWide(it));
    case "wget":
    case "mkdir":
    case "touch":
      return operands.length > 0 && !program.words.some((it) => /^-[dOP]$/.test(literalOf(it) ?? ""));
    default:
      return false;
  }
}

function isRelative(word: Word): boolean {
  return /^[^/~$\\-]/.test(literalPrefixOf(word)) && !/^[A-Z]:/i.test(literalPrefixOf(word));
}

/** A pattern, or the whole directory. */
function isWide({ pieces }: Word): boolean {
  const literal = pieces.map((it) => (it.kind === "literal" ? it.text : "")).join("");
  return (
    /^\.{1,2}\/?$/.test(literal) || pieces.some((it) => it.kind === "literal" && !it.quoted && /[*?]/.test(it.text))
  );
}

const CHANGE = /^(?:cd|chdir|pushd)$/i;

/** The directory that a command changes into, if that is what it does. */
export function changeIn(command: SimpleCommand): { readonly directory: Word | undefined } | undefined {
  const program = programOf(command);
  if (program === undefined || !CHANGE.test(program.name ?? "")) return undefined;
  return { directory: program.words.find((it) => !/^(?:-[LPe@]+|\/d|--)$/i.test(literalOf(it) ?? "")) };
}

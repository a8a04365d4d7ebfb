/** What a simple command does to files, as far as its program and flags tell. */

import { hasFlag, literalArguments, type Program, programOf } from "./program.ts";
import { buildingPrograms, fetchingPrograms, writingPrograms } from "./program-kinds.ts";
import { writesFile } from "./script-questions.ts";
import type { SimpleCommand, Word } from "./shell-tree.ts";

/** `fetches`: brings files here from elsewhere, as `git` and `tar` do. */
export type Effect = "deletes" | "writes" | "builds" | "fetches";

/** The gravest effect of a command; `undefined` if none is known. */
export function effectOf(command: SimpleCommand): Effect | undefined {
  const program = programOf(command);
  if (program !== undefined && deletes(program)) return "deletes";
  if (command.redirections.some(writesFile)) return "writes";
  if (program === undefined) return undefined;
  if (writes(program)) return "writes";
  if (builds(program)) return "builds";
  return fetchingPrograms.has(program.name?.toLowerCase() ?? "") ? "fetches" : undefined;
}

function deletes(program: Program): boolean {
  const given = literalArguments(program);
  switch (program.name?.toLowerCase()) {
    case "rm":
    case "rmdir":
    case "rd":
    case "del":
    case "erase":
    case "deltree":
    case "shred":
    case "unlink":
      return true;
    case "find":
      return given.includes("-delete") || /(?:^| )-exec(?:dir)? (?:\S*\/)?(?:rm|unlink)(?: |$)/.test(given.join(" "));
    case "xargs":
      return given.some((it) => /^(?:rm|rmdir|unlink)$/.test(it));
    case "git":
      return given.includes("clean") && hasFlag(program, "fdx");
    case "make":
    case "ninja":
      return given.some((it) => /^(?:dist|very)?-?(?:real)?clean$/.test(it));
    default:
      return false;
  }
}

function writes(program: Program): boolean {
  const name = program.name?.toLowerCase() ?? "";
  return writingPrograms.has(name) || (name === "sed" && hasFlag(program, "i"));
}

function builds(program: Program): boolean {
  const name = program.name ?? "";
  return buildingPrograms.has(name.toLowerCase()) || /-(?:gcc|g\+\+|ld|ar|as|objcopy|strip)(?:-[\d.]+)?$/.test(name);
}

/** What a deleting command is told to delete: its arguments without options. */
export function operandsOf({ words }: Program): readonly Word[] {
  return words.filter(({ pieces: [first] }) => !(first?.kind === "literal" && /^-./.test(first.text)));
}

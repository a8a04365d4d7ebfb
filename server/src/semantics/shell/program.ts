/** Which program a simple command starts, and with which arguments. */

import { literalOf, type SimpleCommand, type Word } from "./shell-tree.ts";

export interface Program {
  /** Name without directory and `.exe`, lower case only where Windows says so; absent if a hole or variable gives it. */
  readonly name: string | undefined;
  /** The name as written, directory and suffix included. */
  readonly written: Word;
  readonly words: readonly Word[];
}

/** Programs that run another one, with those of their options that take the next word as their value. */
const LAUNCHERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["sudo", new Set(["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-U", "-D", "-R", "-T", "--user", "--group"])],
  ["doas", new Set(["-u", "-C"])],
  ["pkexec", new Set(["--user", "-u"])],
  ["fakeroot", new Set(["-l", "-i", "-s", "-b"])],
  ["env", new Set(["-u", "-C", "-S", "--unset", "--chdir"])],
  ["time", new Set(["-f", "-o", "--format", "--output"])],
  ["nice", new Set(["-n", "--adjustment"])],
  ["ionice", new Set(["-c", "-n", "-p"])],
  ["nohup", new Set()],
  ["setsid", new Set()],
  ["exec", new Set(["-a"])],
  ["command", new Set()],
  ["builtin", new Set()],
  ["eatmydata", new Set()],
  ["stdbuf", new Set(["-i", "-o", "-e"])],
  ["timeout", new Set(["-k", "-s", "--kill-after", "--signal"])],
  ["xvfb-run", new Set(["-e", "-f", "-n", "-p", "-s", "-w", "--server-num", "--server-args"])],
  ["wine", new Set()],
  ["call", new Set()],
]);

/** Whether a word is the name of a program that does nothing but run another one. */
export function isLauncher(name: string): boolean {
  return LAUNCHERS.has(name);
}

/** Launchers whose first plain argument is theirs, such as the duration of `timeout 5 make`. */
const WITH_OPERAND: ReadonlySet<string> = new Set(["timeout"]);

const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]*=/;

/** The program of a command, behind `sudo`, `env`, `nice` and their like; absent if the command has no words. */
export function programOf({ words }: SimpleCommand): Program | undefined {
  let rest = words;
  for (;;) {
    const [written] = rest;
    if (written === undefined) return undefined;
    const name = nameOf(written);
    const inCmd = name?.toLowerCase() === "cmd" ? behindCmd(rest) : undefined;
    if (inCmd !== undefined) {
      rest = inCmd;
      continue;
    }
    const withValue = name === undefined ? undefined : LAUNCHERS.get(name);
    const next = name === undefined || withValue === undefined ? undefined : behindLauncher(rest, name, withValue);
    if (next === undefined || next.length === 0) return { name, written, words: rest.slice(1) };
    rest = next;
  }
}

/** `programOf(command)?.name`, which most questions end in. */
export function firstWord(command: SimpleCommand): string | undefined {
  return programOf(command)?.name;
}

function nameOf(word: Word): string | undefined {
  const literal = literalOf(word) ?? nameAfterDirectory(word);
  if (literal === undefined || literal === "") return undefined;
  const base = literal.slice(Math.max(literal.lastIndexOf("/"), literal.lastIndexOf("\\")) + 1);
  const bare = base.replace(/\.(?:exe|com|cmd|bat)$/i, "");
  // Commands of cmd.exe take their switches without a blank: `del/q`, `cd..`.
  const builtin = /^(?:cd|chdir|del|erase|rd|rmdir|md|mkdir|copy|xcopy|move|ren|echo|type)(?=[/.\\])/i.exec(
    literal,
  )?.[0];
  return builtin?.toLowerCase() ?? (bare === "" ? undefined : bare);
}

/** `{prefix}/bin/gcc`: a directory that is not known does not hide the program's name. */
function nameAfterDirectory({ pieces }: Word): string | undefined {
  const last = pieces.at(-1);
  return last?.kind === "literal" && /[\\/][^\\/]+$/.test(last.text) ? last.text : undefined;
}

/** `cmd /c dir *.zip`: what stands behind the switches is the command, unless it is one word with a text of its own. */
function behindCmd(words: readonly Word[]): readonly Word[] | undefined {
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index];
    const literal = word === undefined ? undefined : literalOf(word);
    if (literal === undefined || !/^\/[a-z](?::\w+)?$/i.test(literal)) return undefined;
    if (!/^\/[ck]$/i.test(literal)) continue;
    const first = words[index + 1];
    const isText = first !== undefined && /\s/.test(literalOf(first) ?? "");
    return first === undefined || isText ? undefined : words.slice(index + 1);
  }
  return undefined;
}

function behindLauncher(
  words: readonly Word[],
  name: string,
  withValue: ReadonlySet<string>,
): readonly Word[] | undefined {
  let index = 1;
  let operands = WITH_OPERAND.has(name) ? 1 : 0;
  while (index < words.length) {
    const word = words[index];
    const literal = word === undefined ? undefined : literalOf(word);
    if (literal === undefined) {
      if (operands === 0) break;
      operands -= 1;
      index += 1;
    } else if (literal === "--") {
      index += 1;
    } else if (literal.startsWith("-") && literal.length > 1) {
      // `command -v tool` asks about the tool and does not run it.
      if (name === "command" && /^-[vV]+$/.test(literal)) return undefined;
      index += withValue.has(literal) ? 2 : 1;
    } else if (ASSIGNMENT.test(literal) && (name === "env" || name === "sudo")) {
      index += 1;
    } else if (operands > 0) {
      operands -= 1;
      index += 1;
    } else {
      break;
    }
  }
  return words.slice(index);
}

/** Literal arguments of a program; words with holes or variables are left out. */
export function literalArguments({ words }: Program): readonly string[] {
  return words.flatMap((it) => literalOf(it) ?? []);
}

/** Whether one of the short flags is given, alone or bundled: `-rf` has `r` and `f`. */
export function hasFlag(program: Program, letters: string): boolean {
  return literalArguments(program).some(
    (it) => /^-[A-Za-z]+$/.test(it) && [...letters].some((letter) => it.includes(letter, 1)),
  );
}

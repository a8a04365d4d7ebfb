/** `set -e`, `set -o pipefail` and traps: what the shell itself does about failures. */

import { literalArguments, type Program, programOf } from "./program.ts";
import type { Pipeline, SimpleCommand } from "./shell-tree.ts";

/** Whether the shell stops at the first failure, behind a pipeline. */
export function errexitAfter(pipeline: Pipeline, before: boolean): boolean {
  const command = onlyCommandOf(pipeline);
  const program = command === undefined ? undefined : programOf(command);
  if (program?.name === "trap" && literalArguments(program).includes("ERR")) return true;
  return program?.name === "set" ? (optionSetBy(program, "e", "errexit") ?? before) : before;
}

/** Whether any failing member fails its pipeline, behind a pipeline. */
export function pipefailAfter(pipeline: Pipeline, before: boolean): boolean {
  const command = onlyCommandOf(pipeline);
  const program = command === undefined ? undefined : programOf(command);
  // No single letter stands for it; a line end is no letter.
  return program?.name === "set" ? (optionSetBy(program, "\n", "pipefail") ?? before) : before;
}

/** Whether `set` switches an option on or off; `undefined` if it leaves it as it is. */
function optionSetBy(program: Program, letter: string, name: string): boolean | undefined {
  let state: boolean | undefined;
  const given = literalArguments(program);
  for (const [index, argument] of given.entries()) {
    const sign = argument.startsWith("-") ? true : argument.startsWith("+") ? false : undefined;
    if (sign === undefined) continue;
    if (argument.includes(letter, 1) && /^[-+][A-Za-z]+$/.test(argument)) state = sign;
    if (/^[-+][A-Za-z]*o$/.test(argument) && given[index + 1] === name) state = sign;
  }
  return state;
}

/** The command of a pipeline that is one simple command. */
export function onlyCommandOf({ members }: Pipeline): SimpleCommand | undefined {
  const [first] = members;
  return members.length === 1 && first?.kind === "simple" ? first : undefined;
}

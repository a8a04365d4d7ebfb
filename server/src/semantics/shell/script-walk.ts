/** Walks over the commands of a text, in the order in which they stand. Depth is bounded by the reader. */

import { errexitAfter } from "./shell-options.ts";
import type { Command, CommandList, ShellScript, SimpleCommand } from "./shell-tree.ts";

export interface NestedList {
  readonly list: CommandList;
  /** Whether `set -e` is in effect where the list begins. */
  readonly errexit: boolean;
  /** Whether the list is the body of a loop. */
  readonly inLoop: boolean;
}

/** Every list whose status could matter, outer ones first; conditions of `if` and `while` are none, nor substitutions. */
export function* listsIn({ list }: ShellScript): Generator<NestedList> {
  yield* listsUnder({ list, errexit: false, inLoop: false });
}

function* listsUnder(nested: NestedList): Generator<NestedList> {
  yield nested;
  let { errexit } = nested;
  for (const item of nested.list.items) {
    for (const member of item.pipeline.members) {
      if (member.kind === "subshell" || member.kind === "group") {
        yield* listsUnder({ list: member.body, errexit, inLoop: false });
      } else if (member.kind === "compound") {
        const inLoop = /^(?:for|while|until|select)$/.test(member.keyword);
        for (const list of member.bodies) yield* listsUnder({ list, errexit, inLoop });
      }
    }
    errexit = errexitAfter(item.pipeline, errexit);
  }
}

/** Every command of the text, groups and compound commands before what they hold; substitutions are left out. */
export function* commandsIn({ list }: ShellScript): Generator<Command> {
  yield* commandsOfList(list);
}

function* commandsOfList(list: CommandList): Generator<Command> {
  for (const { pipeline } of list.items) {
    for (const member of pipeline.members) yield* commandsUnder(member);
  }
}

function* commandsUnder(command: Command): Generator<Command> {
  yield command;
  if (command.kind === "subshell" || command.kind === "group") {
    yield* commandsOfList(command.body);
  } else if (command.kind === "compound") {
    for (const list of [...command.conditions, ...command.bodies]) yield* commandsOfList(list);
  }
}

/** The simple commands of a command, itself if it is one. */
export function* simpleCommandsOf(command: Command): Generator<SimpleCommand> {
  for (const it of commandsUnder(command)) if (it.kind === "simple") yield it;
}

export function* simpleCommandsIn(script: ShellScript): Generator<SimpleCommand> {
  for (const it of commandsIn(script)) if (it.kind === "simple") yield it;
}

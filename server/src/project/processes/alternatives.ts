/** Commands side by side that do the same to things of which a machine has one: each of them may fail, as long as one does not. */

import { literalArguments, programOf } from "../../semantics/shell/program.ts";
import { packageManagers, serviceManagers } from "../../semantics/shell/program-kinds.ts";
import type { Node, Statement } from "../../syntax/ast.ts";
import { ancestorsOf, isStatement, walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { commandOf, type ProcessCommand, simpleCommandsOf } from "./process-command.ts";
import { startOf } from "./process-start.ts";
import { blockOf } from "./surroundings.ts";

/** Statements to either side that count as beside a command. */
const NEAR = 4;

/** `net stop npf` beside `net stop npcap`, `apt-get install make` beside `yum install make`. */
export function hasAlternative(project: Project, command: ProcessCommand | undefined, node: Node): boolean {
  const own = wordsOf(command);
  if (own === undefined || !(serviceManagers.has(own[0] ?? "") || packageManagers.has(own[0] ?? ""))) return false;
  const statement = isStatement(node) ? node : [...ancestorsOf(node)].find(isStatement);
  const block = statement === undefined ? [] : blockOf(statement);
  const at = statement === undefined ? -1 : block.indexOf(statement);
  return block
    .slice(Math.max(0, at - NEAR), at + NEAR + 1)
    .some((it) => it !== statement && commandsOf(project, it).some((other) => areAlternatives(own, other)));
}

/** The commands that a statement runs and forgets. */
function commandsOf(project: Project, statement: Statement): readonly (readonly string[])[] {
  if (statement.kind !== "expressionStatement") return [];
  const found: (readonly string[])[] = [];
  for (const node of walk(statement)) {
    const start = node.kind === "call" ? startOf(project, node) : undefined;
    const words = start === undefined ? undefined : wordsOf(commandOf(project, start));
    if (words !== undefined) found.push(words);
  }
  return found;
}

/** Program and arguments of a single command that is known word for word. */
function wordsOf(command: ProcessCommand | undefined): readonly string[] | undefined {
  const [only, ...others] = command === undefined ? [] : simpleCommandsOf(command);
  const program = only === undefined ? undefined : programOf(only);
  if (program?.name === undefined || others.length > 0) return undefined;
  const words = literalArguments(program);
  return words.length === program.words.length ? [program.name.toLowerCase(), ...words] : undefined;
}

/** Another package manager for the same package, or the same verb for a service of a like name. */
function areAlternatives(own: readonly string[], other: readonly string[]): boolean {
  const [program = "", ...words] = own;
  const [otherProgram = "", ...otherWords] = other;
  if (program !== otherProgram) {
    return packageManagers.has(program) && packageManagers.has(otherProgram) && words.at(-1) === otherWords.at(-1);
  }
  if (!serviceManagers.has(program) || words.length !== otherWords.length || words.length < 2) return false;
  const different = words.flatMap((it, index) => (it === otherWords[index] ? [] : [[it, otherWords[index] ?? ""]]));
  const [first = "", second = ""] = different[0] ?? [];
  return different.length === 1 && areLike(first, second);
}

/** Names of one service: `ssh` and `sshd`, `npf` and `npcap`; or two that are known to be one. */
function areLike(first: string, second: string): boolean {
  if (/^-/.test(first) || /^-/.test(second) || first.length < 3 || second.length < 3) return false;
  const bare = [first, second].map((it) => it.replace(/\.service$/, ""));
  if (SAME_SERVICE.some((names) => bare.every((it) => names.includes(it)))) return true;
  return bare.every((it) => it.slice(0, 2) === bare[0]?.slice(0, 2)) && !/\d$/.test(first + second);
}

const SAME_SERVICE: readonly (readonly string[])[] = [
  ["apache2", "httpd", "apache"],
  ["mysql", "mysqld", "mariadb"],
  ["cron", "crond", "cronie"],
  ["network", "networking", "NetworkManager", "network-manager", "systemd-networkd"],
  ["bind9", "named"],
  ["smbd", "samba", "smb"],
  ["redis", "redis-server"],
  ["ufw", "firewalld", "iptables"],
  ["rsyslog", "syslog", "sysklogd"],
  ["ntp", "ntpd", "chronyd", "chrony"],
];

/** What a use of a file object does to its buffer. */

import type { Call, Name, Node } from "../../syntax/ast.ts";
import { pathOf } from "../calls-in.ts";
import { loadsOfParameter, usesOfBinding } from "../processes/name-uses.ts";
import type { Project } from "../project.ts";

/**
 * `write`: something is in the buffer afterwards. `flush`: the buffer is empty, or may be. `leak`: somebody has the
 * object who may empty the buffer at any time. `nothing`: the buffer is as it was.
 */
export type FileEffect = "write" | "flush" | "leak" | "nothing";

/** What the members of an object do. Any other one may empty the buffer. */
export interface Vocabulary {
  readonly writes: RegExp;
  readonly harmless: RegExp;
}

export const FILE: Vocabulary = {
  writes: /^write(?:lines)?$/,
  harmless: /^(?:name|fileno|mode|encoding|errors|newlines|closed|isatty|writable|readable|seekable)$/,
};

/** The same of a file that somebody waits for to be closed. */
export const HELD: Vocabulary = {
  writes: FILE.writes,
  harmless:
    /^(?:name|fileno|mode|encoding|errors|newlines|closed|isatty|writable|readable|seekable|flush|seek|tell|truncate|read\w*)$/,
};

/** An archive is complete once it is closed, and not before. */
export const ARCHIVE: Vocabulary = {
  writes: /^(?:add|addfile|mkdir|open|write(?:str|lines|py)?)$/,
  harmless:
    /^(?:name|mode|fileobj|filename|getnames|getmembers|namelist|infolist|gettarinfo|compression|format|dereference|comment|filelist|pax_headers|debug)$/,
};

/** Functions of others that write to a file and leave its buffer alone. */
const WRITERS = new Set([
  ...["json.dump", "pickle.dump", "cPickle.dump", "marshal.dump", "plistlib.dump", "toml.dump", "shutil.copyfileobj"],
  ...["yaml.dump", "yaml.safe_dump", "yaml.dump_all", "pprint.pprint", "traceback.print_exc", "simplejson.dump"],
]);

/** What asks for the descriptor alone. `os.fsync` empties the system's buffer, not Python's. */
const DESCRIPTOR =
  /^(?:fcntl\.\w+|os\.(?:fsync|fstat|fchmod|fchown|set_inheritable)|builtins\.(?:bool|id|type|isinstance))$/;

const STREAM = /^std(?:in|out|err)$/;

export function effectOf(project: Project, use: Name, vocabulary: Vocabulary, depth = 2): FileEffect {
  const { parent } = use;
  switch (parent?.kind) {
    case "attribute":
      if (vocabulary.writes.test(parent.name)) return "write";
      return vocabulary.harmless.test(parent.name) ? "nothing" : "flush";
    case "print":
      return parent.destination === use ? "write" : "nothing";
    case "withItem":
    case "comparison":
    case "booleanOperation":
    case "unaryOperation":
    case "if":
      return "nothing";
    case "argument":
      return parent.parent?.kind === "call" && parent.unpack === undefined
        ? effectOfArgument(project, use, parent.parent, vocabulary, depth)
        : "leak";
    case "delete":
      return "flush";
    default:
      return "leak";
  }
}

function effectOfArgument(project: Project, use: Name, call: Call, vocabulary: Vocabulary, depth: number): FileEffect {
  const argument = call.arguments.find(({ value }) => value === use);
  if (argument === undefined) return "leak";
  if (STREAM.test(argument.name ?? "")) return "nothing";
  const path = pathOf(project, call.callee);
  if (path === "builtins.print" && argument.name === "file") {
    return call.arguments.some(({ name }) => name === "flush") ? "flush" : "write";
  }
  if (path !== undefined) {
    if (WRITERS.has(path)) return "write";
    return DESCRIPTOR.test(path) || /^csv\.(?:writer|DictWriter)$/.test(path) ? "nothing" : "leak";
  }
  const [callee, ...others] = project.calleesOf(call);
  if (depth === 0 || callee?.kind !== "function" || others.length > 0) return "leak";
  const loads = loadsOfParameter(project, callee, call, argument);
  const effects = new Set((loads ?? []).map((it) => effectOf(project, it, vocabulary, depth - 1)));
  if (loads === undefined || effects.has("leak") || effects.has("flush")) return "leak";
  return effects.has("write") ? "write" : "nothing";
}

/** Where a `csv.writer` that was made of the file writes to it. */
export function writersAround(project: Project, uses: readonly Name[]): readonly Node[] {
  return uses.flatMap(({ parent }) => {
    const call = parent?.kind === "argument" ? parent.parent : undefined;
    if (call?.kind !== "call" || call.parent?.kind !== "assign" || call.parent.value !== call) return [];
    if (!/^csv\.(?:writer|DictWriter)$/.test(pathOf(project, call.callee) ?? "")) return [];
    const [target] = call.parent.targets;
    if (target?.kind !== "name") return [];
    return usesOfBinding(target).filter(
      (it) => it.parent?.kind === "attribute" && /^write(?:row|rows|header)$/.test(it.parent.name),
    );
  });
}

/** Text of `seamlint.toml` or `pyproject.toml` in, settings and problems out. */

import { closestTo } from "../../text/closest.ts";
import { createLineIndex } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import { nameOf } from "../paths.ts";
import type { ConfigurationProblem, Settings } from "./configuration.ts";
import { keys } from "./keys.ts";
import { isProblem, parseToml, type TomlTable, valueAt } from "./toml.ts";

export interface ReadConfiguration {
  /** `undefined` where the file is no configuration of ours: no `[tool.seamlint]`, or no TOML at all. */
  readonly settings: Settings | undefined;
  readonly problems: readonly ConfigurationProblem[];
}

/** Names of configuration files, the one that wins in a folder first. */
export const configurationNames: readonly string[] = ["seamlint.toml", ".seamlint.toml", "pyproject.toml"];

export function readConfiguration(file: string, text: string): ReadConfiguration {
  const problems: ConfigurationProblem[] = [];
  const lines = createLineIndex(text);
  const complain = (span: Span, message: string): void => {
    const { line, column } = lines.positionAt(span.start);
    problems.push({ file, span, line: line + 1, column: column + 1, message });
  };

  const isShared = nameOf(file) === "pyproject.toml";
  const parsed = parseToml(text);
  if (isProblem(parsed)) {
    // A broken pyproject.toml that never speaks of us is the business of the tools that own it.
    if (!isShared || /^\s*\[\s*tool\s*\.\s*"?seamlint/m.test(text)) {
      complain(
        parsed.span,
        `The file is no valid TOML (${withoutStop(parsed.message)}); repair this place and the settings count again.`,
      );
    }
    return { settings: undefined, problems };
  }

  const table = isShared ? valueAt(parsed, "tool", "seamlint") : (ownTable(parsed) ?? parsed);
  if (table === undefined) return { settings: undefined, problems };
  if (table.kind !== "table") {
    complain(table.span, "`tool.seamlint` is a table; write `[tool.seamlint]` on a line of its own.");
    return { settings: undefined, problems };
  }
  return { settings: readSettings(table, complain), problems };
}

/** `[tool.seamlint]` copied into a `seamlint.toml` means the same. */
function ownTable(parsed: TomlTable): TomlTable | undefined {
  const table = valueAt(parsed, "tool", "seamlint");
  return table?.kind === "table" ? table : undefined;
}

function readSettings(table: TomlTable, complain: (span: Span, message: string) => void): Settings {
  let settings: Settings = {};
  for (const [name, { keySpan, value }] of table.entries) {
    const read = keys.get(name);
    if (read === undefined) complain(keySpan, unknownKey(name));
    else settings = { ...settings, ...read(value, (span, message) => complain(span, sentence(name, message))) };
  }
  return settings;
}

function unknownKey(name: string): string {
  const names = [...keys.keys()];
  const kebab = name
    .replace(/_/g, "-")
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase();
  const closest = closestTo(kebab, names);
  const remedy = closest === undefined ? `the settings are ${names.join(", ")}` : `did you mean \`${closest}\`?`;
  return `There is no setting \`${name}\`; ${remedy}${remedy.endsWith("?") ? "" : "."}`;
}

/** "is a list" becomes "`exclude` is a list."; what is a sentence of its own is kept. */
function sentence(name: string, message: string): string {
  const end = /[.?]$/.test(message) ? "" : ".";
  return /^(?:is|holds|may) /.test(message) ? `\`${name}\` ${message}${end}` : `\`${name}\`: ${message}${end}`;
}

function withoutStop(message: string): string {
  return message.replace(/\.$/, "");
}

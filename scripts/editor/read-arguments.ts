/** The arguments of VS Code's executable that decide what is opened. */

import { parseArgs } from "node:util";

export interface EditorOptions {
  readonly folder: string | undefined;
  readonly extensionDevelopmentPath: string | undefined;
  readonly extensionTestsPath: string | undefined;
  /** "web": the extension runs in a worker of the browser, as on vscode.dev. */
  readonly extensionDevelopmentKind: "node" | "web";
  readonly userDataFolder: string | undefined;
}

export function readArguments(given: readonly string[]): EditorOptions {
  const { values, positionals } = parseArgs({
    args: [...given],
    // VS Code has a hundred switches, many of which mean nothing here (`--no-sandbox`, `--disable-updates`).
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: "string" },
      extensionTestsPath: { type: "string" },
      extensionDevelopmentKind: { type: "string" },
      "user-data-dir": { type: "string" },
      "extensions-dir": { type: "string" },
    },
  });
  return {
    folder: positionals[0],
    extensionDevelopmentPath: text(values["extensionDevelopmentPath"]),
    extensionTestsPath: text(values["extensionTestsPath"]),
    extensionDevelopmentKind: values["extensionDevelopmentKind"] === "web" ? "web" : "node",
    userDataFolder: text(values["user-data-dir"]),
  };
}

function text(value: string | boolean | (string | boolean)[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

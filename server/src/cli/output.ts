/** Where the command line writes. A process has one of these; a test has its own. */

import { writeFileSync } from "node:fs";
import type { ColorMode, Paint } from "./terminal.ts";
import { createPaint } from "./terminal.ts";

export interface Output {
  readonly isTerminal: boolean;
  /** Resolves when the text was handed over, so that a slow reader of a pipe loses nothing. */
  print(text: string): Promise<void>;
  complain(sentence: string): void;
  paint(mode: ColorMode): Paint;
}

export const processOutput: Output = {
  isTerminal: process.stdout.isTTY === true,
  print: (text) =>
    new Promise((done) => {
      process.stdout.write(text, () => done());
    }),
  complain: (sentence) => void process.stderr.write(`seamlint: ${sentence}\n`),
  paint: (mode) => createPaint(mode, process.stdout),
};

/** Whether the file was written; where not, the reason was said. */
export function writeFile(path: string, content: string | Uint8Array, output: Output): boolean {
  try {
    writeFileSync(path, content);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    const reasons: Readonly<Record<string, string>> = {
      EACCES: "you may not write there; choose another place or change its permissions",
      EPERM: "you may not write there; choose another place or change its permissions",
      EROFS: "the file system is read-only; choose another place",
      ENOENT: "its folder does not exist; create it first",
      ENOTDIR: "its folder is a file; choose another place",
      EISDIR: "it is a folder; name a file",
      ENOSPC: "the disk is full; make room or choose another place",
    };
    output.complain(`${path} could not be written: ${reasons[code] ?? `${code}; choose another place`}.`);
    return false;
  }
}

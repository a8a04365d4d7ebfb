/** Texts and lowered sources of the files of one folder: open documents over what is on disk. */

import { decodePython } from "../syntax/decode.ts";
import type { Parse } from "../syntax/parser.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { createBoundedCache } from "./bounded-cache.ts";
import { type Failure, type FileSystem, isFailure } from "./file-system.ts";

export interface Sources {
  /** `undefined` where there is no file, or it could not be read; `failureOf` says why. */
  textOf(path: string): string | undefined;
  sourceOf(path: string): SourceFile | undefined;
  failureOf(path: string): Failure | undefined;
  /** What went wrong with a file that could be read. Counts until its text changes. */
  fail(path: string, failure: Failure): void;
  isOpen(path: string): boolean;
  openPaths(): readonly string[];
  /** A document as the editor has it; wins over the disk until it is closed. */
  open(path: string, text: string): void;
  close(path: string): void;
  /** Read a file again when it is asked for next. Returns whether its text is another one than was known. */
  refresh(path: string): boolean;
}

export interface SourcesOptions {
  readonly files: FileSystem;
  readonly parser: Parse;
  absolute(path: string): string;
  /** In bytes. */
  largestFile(path: string): number;
}

/** UTF-16 code units of text that are kept; what is dropped is read again. */
const KEPT_TEXT = 400_000_000;
/** Lowered syntax takes some thirty times the memory of its text. */
const KEPT_SYNTAX = 30_000_000;

export function createSources({ files, parser, absolute, largestFile }: SourcesOptions): Sources {
  const documents = new Map<string, string>();
  const texts = createBoundedCache<string>(KEPT_TEXT);
  const lowered = createBoundedCache<SourceFile>(KEPT_SYNTAX);
  const failures = new Map<string, Failure>();
  const analysisFailures = new Map<string, Failure>();

  const readText = (path: string): string | Failure => {
    const bytes = files.read(absolute(path), largestFile(path));
    if (isFailure(bytes)) return bytes;
    if (bytes.includes(0)) return binary;
    return decodePython(bytes).text;
  };

  const textOf = (path: string): string | undefined => {
    const open = documents.get(path);
    if (open !== undefined) return open;
    if (failures.has(path)) return undefined;
    const known = texts.get(path);
    if (known !== undefined) return known;

    const text = readText(path);
    if (typeof text === "string") {
      texts.set(path, text, text.length);
      return text;
    }
    failures.set(path, text);
    return undefined;
  };

  return {
    textOf,
    sourceOf(path) {
      const text = textOf(path);
      if (text === undefined) return undefined;
      const known = lowered.get(path);
      if (known?.text === text) return known;

      const source = parser.parseFile(text, known);
      lowered.set(path, source, text.length);
      return source;
    },
    failureOf: (path) => failures.get(path) ?? analysisFailures.get(path),
    fail: (path, failure) => void analysisFailures.set(path, failure),
    isOpen: (path) => documents.has(path),
    openPaths: () => [...documents.keys()],
    open(path, text) {
      documents.set(path, text);
      analysisFailures.delete(path);
    },
    close(path) {
      documents.delete(path);
      texts.delete(path);
      failures.delete(path);
    },
    refresh(path) {
      const before = texts.get(path);
      const failed = failures.get(path);
      texts.delete(path);
      failures.delete(path);
      analysisFailures.delete(path);
      if (before === undefined && failed === undefined) return true;
      return textOf(path) !== before;
    },
  };
}

const binary: Failure = {
  failure: "is a binary file",
  remedy: "exclude it if its name only looks like Python",
  isMissing: false,
};

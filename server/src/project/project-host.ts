import type { Options } from "../semantics/options.ts";
import type { SourceFile } from "../syntax/source-file.ts";

/**
 * What a project is told of its files by the room above, which alone reads disks. All answers are synchronous and
 * stable for the life of one `Project`: an edit makes a new project, which shares everything that is still true.
 */
export interface ProjectHost {
  /** Every Python file of the workspace, sorted, relative to its root, with forward slashes. */
  readonly paths: readonly string[];
  /** `undefined` for a path that is no file or could not be read. */
  textOf(path: string): string | undefined;
  /** Lowered on demand and kept by the host as long as the text stays the same. */
  sourceOf(path: string): SourceFile | undefined;
  optionsOf(path: string): Options;
  /** C headers and sources of the workspace, sorted. */
  readonly headers: readonly string[];
  /** Text of one of them. */
  headerText(path: string): string | undefined;
}

import type { SourceFile } from "../syntax/source-file.ts";
import type { Options } from "./options.ts";

/**
 * One file as Python sees it: a module with a name, its syntax and what configuration says of it. It is the same for all
 * versions of the file, as long as configuration says the same.
 */
export interface ModuleModel {
  /** Relative to the workspace root, with forward slashes. The key of a file everywhere in the core. */
  readonly path: string;
  /** The latest version. Whoever asks for more than the module has read all of the file. */
  readonly source: SourceFile;
  readonly options: Options;
}

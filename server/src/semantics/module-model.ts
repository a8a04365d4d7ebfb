import type { SourceFile } from "../syntax/source-file.ts";
import type { Options } from "./options.ts";

/** One file as Python sees it: a module with a name, its syntax and what configuration says of it. */
export interface ModuleModel {
  /** Relative to the workspace root, with forward slashes. The key of a file everywhere in the core. */
  readonly path: string;
  readonly source: SourceFile;
  readonly options: Options;
}

/** What a configuration file can say. Its keys are kebab-case; `read-configuration.ts` reads them. */

import type { Severity } from "../../rules/rule.ts";
import type { LockFactory } from "../../semantics/options.ts";
import type { Platform, VersionRange } from "../../semantics/target.ts";
import type { Span } from "../../text/span.ts";

/** Every setting is absent where the file does not mention it. */
export interface Settings {
  readonly targetVersions?: readonly VersionRange[] | undefined;
  readonly targetPlatforms?: readonly Platform[] | undefined;
  readonly parallelBuild?: boolean | "auto" | undefined;
  /** Globs of build scripts, beside those that are recognised. */
  readonly buildScripts?: readonly string[] | undefined;
  readonly allowIgnoredCommands?: readonly string[] | undefined;
  readonly lockFactories?: readonly LockFactory[] | undefined;
  /** Library stem to globs of headers, relative to the folder of the file. */
  readonly headers?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Globs of what is left out, relative to the folder of the file. */
  readonly exclude?: readonly string[] | undefined;
  /** Globs of what is checked although its name does not tell, or although it is left out by default. */
  readonly include?: readonly string[] | undefined;
  readonly rules?: Readonly<Record<string, Severity | "off" | "on">> | undefined;
  /** In bytes. */
  readonly maxFileSize?: number | undefined;
  /** Path of the baseline, relative to the folder of the file. */
  readonly baseline?: string | undefined;
}

export interface Configuration {
  /** Absolute path of the file; `undefined` where there is none and the defaults apply. */
  readonly file: string | undefined;
  /** Absolute path of its folder. Globs and paths in the settings are relative to it. */
  readonly folder: string;
  readonly settings: Settings;
}

/** A mistake in a configuration file. The rest of the file counts. */
export interface ConfigurationProblem {
  /** Absolute path. */
  readonly file: string;
  readonly span: Span;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** What is wrong and what to write instead, in one sentence. */
  readonly message: string;
}

/** Five megabytes: above it a Python file is data. */
export const defaultMaxFileSize = 5_000_000;

import { defaultTarget, type Target } from "./target.ts";

/** What configuration says about one file, defaults filled in. Its keys in a configuration file are kebab-case. */
export interface Options {
  /**
   * Folder of the nearest configuration file, or the root of the workspace: files below one root can meet in one
   * process. A path as in `ModuleModel.path`, without a slash at its end; `""` for the root itself.
   */
  readonly root: string;
  readonly target: Target;
  /** Whether configuration names the Python versions, and not only the project's metadata or its code. */
  readonly isTargetStated: boolean;
  readonly parallelBuild: boolean | "auto";
  /** Whether the file is a build script by its name (setting `build-scripts`). By content, see `buildKindOf`. */
  readonly isBuildScript: boolean;
  /** Whether the file belongs to the tests: `test_*.py`, `*_test.py`, `conftest.py`, `tests/**`. */
  readonly isTest: boolean;
  /** Whether the root holds the metadata of a distributable package. */
  readonly isPackage: boolean;
  /** First words of commands whose failure is nobody's concern, beside the built-in ones. */
  readonly allowIgnoredCommands: readonly string[];
  readonly lockFactories: readonly LockFactory[];
  /** Library stem to C headers of the workspace, by path; from `[tool.seamlint.headers]`. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

export interface LockFactory {
  /** Dotted name of the callable. */
  readonly name: string;
  readonly reentrant: boolean;
}

export const defaultOptions: Options = {
  root: "",
  target: defaultTarget,
  isTargetStated: false,
  parallelBuild: "auto",
  isBuildScript: false,
  isTest: false,
  isPackage: false,
  allowIgnoredCommands: [],
  lockFactories: [],
  headers: {},
};

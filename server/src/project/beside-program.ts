import { isVendored } from "./vendored.ts";

/** Tests, examples and tools of a project import its code, and are no part of the process that others run. */
export function isBesideProgram(path: string): boolean {
  return (
    /(^|\/)(tests?|testing|examples?|samples?|demos?|docs?|benchmarks?|ci|\.ci)\//i.test(path) ||
    /^(dev|devel|development|dev[-_]?tools|dev[-_]?scripts|hack|maint|maintenance|packaging|release)\//i.test(path) ||
    isTestName(path)
  );
}

function isTestName(path: string): boolean {
  return /(^|\/)(test_[^/]*|[^/]*_tests?|conftest|setup|ez_setup|distribute_setup)\.py$/.test(path);
}

/** Tests, examples and code of others, but not the scripts that build and release a project: rules of builds are about those. */
export function isBesideBuild(path: string): boolean {
  const isScript = /(?:^|\/)setup\.py$|^(?:dev|devel|development|hack|maint|packaging|release)\//.test(path);
  return isVendored(path) || (isBesideProgram(path) && !isScript);
}

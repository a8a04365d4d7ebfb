/** Code of others that a project carries along: its maintainers do not change it. */
export function isVendored(path: string): boolean {
  return VENDORED.test(path);
}

const VENDORED =
  /(^|\/)(_?vendor|_?vendored|_?vendors|third_?party|3rd_?party|third-party|extern|_extern|externals|site-packages|dist-packages|node_modules|contrib_libs|packages\/urllib3)\//i;

/** Code of others that a project carries along: its maintainers do not change it. */
export function isVendored(path: string): boolean {
  return VENDORED.test(path);
}

/** A build tool that a project carries along to be built with: `scons-local-4.1`, the `waflib` beside a `wscript`. */
export function isBuildToolCopy(path: string): boolean {
  return /(?:^|\/)(?:scons-local(?:-[\w.]+)?|\.?waf3?-[\w.-]+|waflib)\//.test(path);
}

const VENDORED =
  /(^|\/)(_?vendor|_?vendored|_?vendors|third_?party|3rd_?party|third-party|extern|_extern|externals|site-packages|dist-packages|node_modules|contrib_libs|packages\/urllib3)\//i;

/** The host this runs in, for a bug report. */
export function hostName(): string {
  return typeof process === "undefined" || process.versions?.node === undefined
    ? "browser"
    : `Node ${process.versions.node} on ${process.platform} ${process.arch}`;
}

/** Loaded into vsce before it runs: its zip library takes zlib's default level, the middle between fast and small. */

import zlib from "node:zlib";

const smallest = { level: 9, memLevel: 9 };
const { DeflateRaw, deflateRaw } = zlib;

zlib.DeflateRaw = function SmallestDeflateRaw() {
  return new DeflateRaw(smallest);
};
zlib.deflateRaw = (buffer, done) => deflateRaw(buffer, smallest, done);

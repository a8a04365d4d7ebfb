import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Assert that the file at `path` reads `expected`. With `UPDATE=1` in the environment, write it instead. */
export function assertGolden(path: string, expected: string): void {
  if (process.env["UPDATE"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, expected);
  }
  assert.ok(existsSync(path), `${path} is missing; run the tests with UPDATE=1`);
  assert.equal(readFileSync(path, "utf8"), expected, `${path} is out of date; run the tests with UPDATE=1`);
}

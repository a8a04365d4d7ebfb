/** Real Python to measure with: the folder named by SEAMLINT_BENCH_TREE, else the standard library of this system. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodePython } from "../../server/src/syntax/decode.ts";

export function pythonTree(): string {
  const named = process.env["SEAMLINT_BENCH_TREE"];
  if (named !== undefined) return named;
  for (const prefix of ["/usr/lib", "/usr/local/lib", "/opt/homebrew/lib"]) {
    if (!existsSync(prefix)) continue;
    const found = readdirSync(prefix).filter(
      (it) => /^python3\.\d+$/.test(it) && existsSync(join(prefix, it, "os.py")),
    );
    const [first] = found.sort();
    if (first !== undefined) return join(prefix, first);
  }
  return "test/fixtures";
}

export function textsIn(folder: string, most: number): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((it) => it.endsWith(".py"))
    .sort()
    .slice(0, most)
    .map((it) => decodePython(readFileSync(join(folder, it))).text);
}

export function milliseconds(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function row(name: string, value: string): void {
  console.log(`${name.padEnd(58)} ${value}`);
}

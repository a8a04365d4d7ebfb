/**
 * Parse every Python file below the given folders by pieces and whole, and report where the two differ:
 *
 *     npm run check:syntax -- FOLDER…
 */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { decodePython, looksBinary } from "../server/src/syntax/decode.ts";
import { brokenLinks, dumpSyntax } from "../test/support/dump-syntax.ts";
import { parser } from "../test/support/parser.ts";

const totals = { files: 0, codeUnits: 0, equal: 0, withErrors: 0, different: 0, broken: 0 };
for (const folder of process.argv.slice(2)) {
  for (const path of pythonFilesIn(folder)) check(path);
}
console.log(totals);
if (totals.different > 0 || totals.broken > 0) process.exitCode = 1;

function pythonFilesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: "utf8" });
  return names
    .filter((it) => /\.(?:py|pyw|pyi|gyp|gypi|scons)$|SCons(?:truct|cript)$/.test(it))
    .map((it) => join(path, it));
}

function check(path: string): void {
  const bytes = readFileSync(path);
  if (looksBinary(bytes)) return;
  const { text } = decodePython(bytes);
  const byPieces = parser.parseFile(text);
  const whole = parser.parseWhole(text);
  totals.files++;
  totals.codeUnits += text.length;

  const problems = brokenLinks(byPieces);
  if (problems.length > 0) {
    totals.broken++;
    console.log(`${path}: ${problems.slice(0, 3).join("; ")}`);
  }
  if (whole.hasErrors || byPieces.hasErrors) {
    totals.withErrors++;
    if (whole.hasErrors !== byPieces.hasErrors)
      console.log(`${path}: errors ${whole.hasErrors ? "whole" : "by pieces"} only`);
    if (whole.hasErrors) return;
  }
  const [mine, sure] = [dumpSyntax(byPieces), dumpSyntax(whole)];
  const at = sure.findIndex((line, index) => line !== mine[index]);
  if (at < 0 && mine.length === sure.length) totals.equal++;
  else {
    totals.different++;
    console.log(`${path}\n  whole   ${sure[at]}\n  pieces  ${mine[at]}`);
  }
}

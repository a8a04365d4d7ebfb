/**
 * The fixtures of a rule. A case is
 *
 *   test/fixtures/<rule-id>/<case>.py          one file, or
 *   test/fixtures/<rule-id>/<case>/            a project: Python files, SConscript, seamlint.toml, C headers, …
 *
 * with markers inside (`expectations.ts`). Comments at the top of a file say what it runs on:
 *
 *   # target-version: 2.7
 *   # target-platforms: win32-x64, linux
 *   # file: SConscript                         the path a single file is linted as
 *
 * `<case>.fixed.py`, or the folder `<case>.fixed` with the files that change, holds what all fixes make of it; it is
 * written with UPDATE=1.
 */

import { existsSync, readdirSync, statSync } from "node:fs";
import { type Files, type LintOptions, platformsIn, readText } from "./lint-text.ts";

export interface Fixture {
  readonly name: string;
  readonly files: Files;
  readonly options: Omit<LintOptions, "rules">;
  /** Where the repaired text of one of the files is kept. */
  goldenFor(path: string): string;
}

export function fixturesOf(ruleId: string): readonly Fixture[] {
  const folder = `test/fixtures/${ruleId}`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((it) => !/\.fixed(?:\.py)?$/.test(it))
    .sort()
    .map((name) => {
      const path = `${folder}/${name}`;
      return statSync(path).isDirectory() ? projectFixture(path, name) : fileFixture(path, name);
    });
}

function fileFixture(path: string, name: string): Fixture {
  const text = readText(path);
  const headers = headersIn(text);
  return {
    name,
    files: { [headers.file ?? name]: text },
    options: headers,
    goldenFor: () => path.replace(/(?:\.py)?$/, ".fixed.py"),
  };
}

function projectFixture(folder: string, name: string): Fixture {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((it) => it.replaceAll("\\", "/"))
    .filter((it) => statSync(`${folder}/${it}`).isFile())
    .sort();
  const files = Object.fromEntries(paths.map((it) => [it, readText(`${folder}/${it}`)] as const));
  const headers = Object.values(files).map((it) => headersIn(it));
  return {
    name,
    files,
    options: {
      targetVersion: headers.find((it) => it.targetVersion !== undefined)?.targetVersion,
      platforms: headers.find((it) => it.platforms !== undefined)?.platforms,
    },
    goldenFor: (path) => `${folder}.fixed/${path}`,
  };
}

interface Headers extends Omit<LintOptions, "rules"> {
  readonly file: string | undefined;
}

function headersIn(text: string): Headers {
  const top = /^(?:#.*(?:\r?\n|$))*/.exec(text)?.[0] ?? "";
  const value = (key: string): string | undefined => new RegExp(`^# ${key}: *(.+?) *$`, "m").exec(top)?.[1]?.trim();
  const platforms = value("target-platforms");
  return {
    targetVersion: value("target-version"),
    platforms: platforms === undefined ? undefined : platformsIn(platforms),
    file: value("file"),
  };
}

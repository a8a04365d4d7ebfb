import { createTwoFilesPatch } from "diff";
import type { Repair } from "../audit/fix-files.ts";
import { encodeLike } from "../workspace/encode.ts";
import { type FileSystem, isFailure } from "../workspace/file-system.ts";
import type { Folder } from "../workspace/folder.ts";
import { type Output, writeFile } from "./output.ts";

/** A patch in the form of `diff -u`, which `git apply` and `patch -p0` take. */
export function diffOf({ texts }: Repair, shown: (path: string) => string): string {
  return [...texts]
    .map(([path, { before, after }]) => createTwoFilesPatch(shown(path), shown(path), before, after, "", ""))
    .map((it) => it.replace(/^(?:Index: .*\n)?=+\n/, "").replace(/^(---|\+\+\+) (.*)\t$/gm, "$1 $2"))
    .join("");
}

/** Write the repaired files, each in its own encoding. A file that changed meanwhile is left alone. */
export function writeRepair({ texts }: Repair, folder: Folder, files: FileSystem, output: Output): void {
  for (const [path, { before, after }] of texts) {
    const absolute = `${folder.root}/${path}`;
    const original = files.read(absolute, Number.MAX_SAFE_INTEGER);
    const bytes = isFailure(original) ? undefined : encodeLike(original, after);
    if (isFailure(original) || bytes === undefined || encodeLike(original, before) === undefined) {
      output.complain(
        `${path} was not repaired: the fix cannot be written in the encoding of the file; apply it by hand.`,
      );
      folder.open(path, before);
      continue;
    }
    if (!writeFile(absolute, bytes, output)) folder.open(path, before);
  }
}

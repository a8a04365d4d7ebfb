import { resolve } from "node:path";
import { formatVersionRanges } from "../workspace/configuration/version-ranges.ts";
import { createFolder } from "../workspace/folder.ts";
import { createNodeEngine } from "../workspace/node-engine.ts";
import { slashes } from "./check.ts";
import type { Output } from "./output.ts";
import { projectRoot, relativeFrom } from "./project-root.ts";

/** Print which configuration file applies to a file, and what the analysis takes from it and from the project. */
export async function showConfiguration(file: string, output: Output): Promise<0 | 2> {
  const engine = await createNodeEngine();
  const path = slashes(resolve(file));
  const kind = engine.files.kindOf(path);
  if (kind === undefined) {
    output.complain(`${file} does not exist; check the spelling of the path.`);
    return 2;
  }

  const cwd = slashes(process.cwd());
  const folder = createFolder(projectRoot([{ path, kind }], cwd, engine.files), engine);
  const relative = kind === "folder" ? "x.py" : relativeFrom(folder.root, path);
  if (kind === "file") folder.include(relative);
  const configuration = folder.configurationFor(relative);
  const { target, root, isBuildScript, isTest, isPackage, parallelBuild } = folder.optionsFor(relative);
  const rules = Object.entries(configuration.settings.rules ?? {});
  const lines = [
    [
      "configuration",
      configuration.file === undefined ? "none; the defaults apply" : relativeFrom(cwd, configuration.file),
    ],
    ["project", relativeFrom(cwd, folder.root)],
    ["root", root === "" ? "." : root],
    ["target-version", formatVersionRanges(target.versions)],
    ["target-platforms", target.platforms.join(", ")],
    ["parallel-build", String(parallelBuild)],
    ["build script", isBuildScript ? "yes" : "no"],
    ["test", isTest ? "yes" : "no"],
    ["package", isPackage ? "yes" : "no"],
    ["excluded", kind === "file" && folder.isExcluded(relative) ? "yes" : "no"],
    ["exclude", (configuration.settings.exclude ?? []).join(", ") || "nothing beside the defaults"],
    ["rules", rules.map(([name, severity]) => `${name} = ${severity}`).join(", ") || "the defaults"],
  ] as const;
  const widest = Math.max(...lines.map(([name]) => name.length));
  await output.print(lines.map(([name, value]) => `${name.padEnd(widest)}  ${value}\n`).join(""));
  for (const { file: broken, line, column, message } of folder.configurationProblems()) {
    output.complain(`${relativeFrom(cwd, broken)}:${line}:${column}: ${message}`);
  }
  return 0;
}

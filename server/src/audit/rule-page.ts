/** The page of a rule: the same text in the repository, on the command line, in the editor and in SARIF. */

import type { Example, Rule } from "../rules/rule.ts";
import { dedent } from "../text/dedent.ts";

export function rulePage({ id, family, severity, since, summary, why, examples, isOnByDefault }: Rule): string {
  const state = isOnByDefault ? "" : " Off by default.";
  return `${[
    `# ${id}`,
    `${summary}.`,
    `Family \`${family}\`, reported as ${severity}, since ${since}.${state}`,
    "## Why this is bad",
    dedent(why).trim(),
    ...examples.flatMap((it) => exampleBlocks(it)),
    "## When it is intended",
    `End a line of the statement with \`# seamlint: ignore[${id}]\`, or put that comment on a line of its own before it.`,
    `To switch the rule off, write into \`seamlint.toml\`, or below \`[tool.seamlint.rules]\` in \`pyproject.toml\`:`,
    `\`\`\`toml\n[rules]\n${id} = "off"\n\`\`\``,
  ].join("\n\n")}\n`;
}

/** The table of all rules, by family. */
export function ruleTable(rules: readonly Rule[]): string {
  const families = [...new Set(rules.map((it) => it.family))];
  const blocks = families.flatMap((family) => [
    `## ${titles[family]}`,
    [
      "| Rule | What it finds | Severity |",
      "| --- | --- | --- |",
      ...rules
        .filter((it) => it.family === family)
        .map(({ id, summary, severity, isOnByDefault }) => {
          const state = isOnByDefault ? severity : `${severity}, off by default`;
          return `| [${id}](${id}.md) | ${summary.replaceAll("|", "\\|")} | ${state} |`;
        }),
    ].join("\n"),
  ]);
  return `${["# Rules", ...blocks].join("\n\n")}\n`;
}

const titles: Readonly<Record<Rule["family"], string>> = {
  ffi: "Foreign functions (`ffi`)",
  exit: "Exit status (`exit`)",
  handles: "Inherited handles (`handles`)",
  locks: "Locks (`locks`)",
  build: "Build scripts (`build`)",
  suppression: "Suppression comments (`suppression`)",
};

function exampleBlocks({ bad, good, file, targetVersion }: Example): readonly string[] {
  const name = file === undefined ? "" : ` in \`${file}\``;
  const version = targetVersion === undefined ? "" : ` (target version \`${targetVersion}\`)`;
  return [`## Instead of${name}${version}`, python(bad), "## Write", python(good)];
}

function python(code: string): string {
  return `\`\`\`python\n${dedent(code).trimEnd()}\n\`\`\``;
}

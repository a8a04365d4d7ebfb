/**
 * `npm run new-rule -- FAMILY RULE-ID`: the files of a new rule, its line in the registry and its first fixture. The tests of
 * the new rule fail until it finds what its example says.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled, fail, runPinnedNode } from "./installed.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const families = ["ffi", "exit", "handles", "locks", "build"];
const registry = "server/src/rules/index.ts";

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [family = "", id = ""] = process.argv.slice(2);
  const wrong = whatIsWrong(family, id);
  if (wrong !== undefined)
    fail(
      `${wrong}\nUsage: npm run new-rule -- FAMILY RULE-ID, for example: npm run new-rule -- ffi truncated-pointer-result`,
    );

  const files = {
    ...filesOf(family, id),
    [registry]: withRule(readFileSync(join(root, registry), "utf8"), family, id),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  ensureInstalled();
  const sources = Object.keys(files).filter((it) => it.endsWith(".ts"));
  runPinnedNode(["node_modules/@biomejs/biome/bin/biome", "check", "--write", ...sources], { cwd: root });
  console.log(`${Object.keys(files).join("\n")}\n\nNext: RULE=${id} node_modules/.bin/node --test test/rules.test.ts`);
  console.log("When it passes: UPDATE=1 npm run test:unit writes the rule's page.");
}

function whatIsWrong(family, id) {
  if (!families.includes(family)) return `"${family}" is not a family; there are ${families.join(", ")}.`;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id))
    return `"${id}" is not the id of a rule: write the name of the mistake, in-kebab-case.`;
  const path = `server/src/rules/${family}/${id}.ts`;
  return existsSync(join(root, path)) ? `${path} exists already.` : undefined;
}

/** Text by path of what a rule consists of. */
export function filesOf(family, id) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return {
    [`server/src/rules/${family}/${id}.ts`]: ruleText(family, id, version),
    [`test/fixtures/${id}/reported.py`]: fixtureText(id),
  };
}

/** The registry with one more rule: an import and an entry, both in alphabetical order. */
export function withRule(text, family, id) {
  const name = nameOf(id);
  const imports = [...text.matchAll(/^import \{ (\w+) \} from "\.\/(\w+\/[\w-]+)\.ts";\n/gm)];
  const entries = [...imports.map(([, known, path]) => ({ known, path })), { known: name, path: `${family}/${id}` }];
  const byPath = entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const byId = entries.toSorted((a, b) => (idOf(a.path) < idOf(b.path) ? -1 : 1));
  const importLines = byPath.map(({ known, path }) => `import { ${known} } from "./${path}.ts";\n`).join("");
  const entryLines = byId.map(({ known }) => `  ${known},\n`).join("");
  const withoutImports = imports.reduce((rest, [line]) => rest.replace(line, ""), text);
  return withoutImports
    .replace(/^import type \{ Rule \}/m, `${importLines}import type { Rule }`)
    .replace(/(export const rules: readonly Rule\[\] = \[)[^\]]*\]/, `$1\n${entryLines}]`);
}

function ruleText(family, id, version) {
  return `import { defineRule } from "../rule.ts";

export const ${nameOf(id)} = defineRule({
  id: "${id}",
  family: "${family}",
  since: "${version}",
  severity: "warning",
  isOnByDefault: false,
  summary: "What the mistake is, in one line without a full stop",
  why: \`
    What happens to the program, and when nobody notices.
  \`,
  examples: [
    {
      bad: \`
        import os

        os.system("example")
      \`,
      good: \`
        import subprocess

        subprocess.check_call(["example"])
      \`,
    },
  ],

  *find({ file }) {
    for (const statement of file.source.module.body) {
      // Say nothing when unsure: \`continue\`, with the reason in a comment.
      if (statement.kind !== "errorStatement") continue;
      yield { node: statement };
    }
  },

  message: () => "What is wrong here, with the user's own names, and what it leads to.",
});
`;
}

function fixtureText(id) {
  return `# A minimal case, with what is expected of it on the line below:
import os

os.system("example")
# <^^^^^^^^^^^^^^^^^ ${id}
`;
}

function nameOf(id) {
  return id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

function idOf(path) {
  return path.slice(path.indexOf("/") + 1);
}

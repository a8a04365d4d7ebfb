import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";

/** Lowest first. A room imports from itself and from earlier rows; rooms in one row do not know each other. */
const layers = [
  ["text"],
  ["syntax", "signatures"],
  ["semantics"],
  ["project"],
  ["fixes"],
  ["assist"],
  ["rules"],
  ["linter"],
  ["workspace"],
  ["audit"],
  ["lsp", "cli"],
];

/** Packages that only some rooms may know. */
const gates: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^web-tree-sitter/, ["syntax"]],
  [/^vscode-(?:languageserver|jsonrpc)/, ["lsp"]],
  [/^vscode-uri$/, ["workspace", "lsp"]],
  [/^commander$/, ["cli"]],
  [/^node:/, ["workspace", "audit", "lsp", "cli"]],
  [/^vscode(?:-languageclient.*)?$/, []],
];

/** What is looked up rather than read from the top. */
const tables = ["project/known-names.ts", "signatures/overlay/", "syntax/ast.ts"];

/** Files with two subjects that are still one: a list that only gets shorter. */
const stillTooLong: readonly string[] = [
  "project/locks/foreign-code.ts",
  "project/locks/held-walk.ts",
  "project/locks/supplies.ts",
  "project/processes/status-uses.ts",
  "rules/locks/acquire-without-finally.ts",
  "rules/locks/disabled-lock.ts",
];

const root = "server/src";
const sources = sourcesIn(root);

test("the rooms of server/src are the rooms of this test", () => {
  const rooms = readdirSync(root, { withFileTypes: true });
  assert.deepEqual(
    rooms.map((it) => it.name).toSorted(),
    layers.flat().toSorted(),
    "a new room needs its place among the layers",
  );
  assert.ok(rooms.every((it) => it.isDirectory()));
});

for (const file of sources) {
  test(`${file} imports downwards only`, () => {
    const room = roomOf(file);
    for (const specifier of importsOf(join(root, file))) {
      for (const [name, allowed] of gates) {
        if (name.test(specifier)) assert.ok(allowed.includes(room), `${room} knows ${specifier}`);
      }
      // The worker in a browser cannot read the manifest, so its bundle holds it.
      const isManifest = file === join("lsp", "browser.ts") && specifier === "../../../package.json";
      if (!specifier.startsWith(".") || isManifest) continue;

      assert.ok(existsSync(join(root, dirname(file), specifier)), `${specifier} does not exist`);
      const imported = roomOf(relative(root, join(root, dirname(file), specifier)));
      const isDownwards = imported === room || rankOf(imported) < rankOf(room);
      assert.ok(isDownwards, `${room} imports ${imported}`);
    }
  });
}

test("a rule imports from below the rules and from its own family, and no other rule", () => {
  const index = join(root, "rules", "index.ts");
  for (const file of sources.filter((it) => /^rules[\\/][^\\/]+[\\/]/.test(it))) {
    const family = dirname(file);
    for (const specifier of importsOf(join(root, file))) {
      const target = join(dirname(file), specifier);
      if (!specifier.startsWith(".") || roomOf(target) !== "rules") continue;
      const isContract = target === join("rules", "rule.ts");
      assert.ok(isContract || dirname(target) === family, `${file} imports ${target}`);
      assert.notEqual(join(root, target), index, `${file} imports the registry`);
    }
  }
});

test("only the client knows VS Code, and it takes nothing from the server but the names of its requests", () => {
  for (const file of sourcesIn("client/src")) {
    for (const specifier of importsOf(join("client/src", file))) {
      const path = join("client/src", dirname(file), specifier);
      const isOfServer = specifier.startsWith(".") && !path.startsWith(join("client", "src"));
      if (isOfServer) assert.equal(path, join("server", "src", "lsp", "protocol-types.ts"), `${file} imports ${path}`);
    }
  }
});

test("no file of the engine or the client has more than 300 lines, tables apart, and nothing joins those that have", () => {
  const files = [
    ...sources.map((it) => join(root, it)),
    ...sourcesIn("client/src").map((it) => join("client/src", it)),
  ];
  const long = files
    .filter((it) => readFileSync(it, "utf8").split("\n").length > 301)
    .map((it) => relative(root, it).replaceAll("\\", "/"))
    .filter((it) => !tables.some((table) => it.startsWith(table)));
  assert.deepEqual(
    long.filter((it) => !stillTooLong.includes(it)),
    [],
    "two subjects are two files",
  );
});

/** Nothing may hide from the test above: these are the ways to import in TypeScript without types being stripped. */
function importsOf(path: string): readonly string[] {
  const text = readFileSync(path, "utf8");
  const imports = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"\n]+)"/g);
  return [...imports].map(([, specifier = ""]) => specifier);
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((it) => it.endsWith(".ts"));
}

function rankOf(room: string): number {
  const rank = layers.findIndex((row) => row.includes(room));
  assert.notEqual(rank, -1, `${room} is not in the list of layers`);
  return rank;
}

function roomOf(path: string): string {
  return path.split(/[\\/]/)[0] ?? "";
}

import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createBoundedCache } from "../server/src/workspace/bounded-cache.ts";
import { readMetadata } from "../server/src/workspace/configuration/detect-target.ts";
import { readConfiguration } from "../server/src/workspace/configuration/read-configuration.ts";
import { formatVersionRanges, parseVersionRanges } from "../server/src/workspace/configuration/version-ranges.ts";
import { discover } from "../server/src/workspace/discover.ts";
import { disk } from "../server/src/workspace/disk.ts";
import { encodeLike } from "../server/src/workspace/encode.ts";
import { hasPythonShebang, isPythonName, majorVersionOfShebang } from "../server/src/workspace/file-names.ts";
import { createMemoryFiles } from "../server/src/workspace/memory-files.ts";
import { dedent } from "./support/dedent.ts";
import { gitIndex } from "./support/git-index.ts";
import { temporaryProject } from "./support/language-client.ts";
import { openText } from "./support/lint-text.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function found(
  files: Readonly<Record<string, string | Uint8Array>>,
  exclude: readonly string[] = [],
  include: readonly string[] = [],
) {
  const memory = createMemoryFiles(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`/p/${path}`, text])),
  );
  return discover({ root: "/p", files: memory, globsFor: () => ({ folder: "/p", exclude, include }) });
}

test("Python is known by suffix, by the names of build tools and by the first line", () => {
  for (const name of [
    "a.py",
    "a.PY",
    "a.pyw",
    "SConstruct",
    "SConscript",
    "sconstruct",
    "SCsub",
    "wscript",
    "wscript_build",
    "x.scons",
    "lib.SConscript",
  ]) {
    assert.ok(isPythonName(name), name);
  }
  for (const name of ["a.pyc", "a.pyi", "python", "Makefile", "SConscript.txt", "mywscript"])
    assert.ok(!isPythonName(name), name);

  const yes = [
    "#!/usr/bin/python",
    "#! /usr/bin/env python3",
    "#!/usr/bin/env -S python3 -u\nx",
    "#!/usr/bin/env -S LANG=C python3.11",
    "#!C:\\Python27\\python.exe",
    "#!python\r\n",
  ];
  for (const line of yes) assert.ok(hasPythonShebang(bytes(line)), line);
  for (const line of [
    "#!/bin/sh",
    "# python",
    "#!/bin/sh python-like",
    "#!/usr/bin/pythonish",
    "",
    "#!/usr/bin/perl # python",
  ]) {
    assert.ok(!hasPythonShebang(bytes(line)), line);
  }
  assert.equal(majorVersionOfShebang("#!/usr/bin/env python2.7\n"), 2);
  assert.equal(majorVersionOfShebang("#!/usr/bin/python3 -E\n"), 3);
  assert.equal(majorVersionOfShebang("#!/usr/bin/python\n"), undefined);
});

test("between two places that were named far apart nothing is looked into", () => {
  const files = createMemoryFiles({ "/a/x.py": "", "/b/c/y.py": "", "/b/z.py": "", "/d/w.py": "" });
  const globsFor = () => ({ folder: "", exclude: [], include: [] });
  assert.deepEqual(discover({ root: "", files, globsFor, within: ["/a", "/b/c"] }).paths, ["a/x.py", "b/c/y.py"]);
});

test("discovery finds scripts and headers, and leaves out what is nobody's own", () => {
  const { paths, headers } = found({
    "a.py": "",
    "bin/tool": "#!/usr/bin/env python3\n",
    "bin/other": "#!/bin/sh\n",
    "lib/SConscript": "",
    "inc/x.h": "",
    ".venv/lib/x.py": "",
    "env/pyvenv.cfg": "",
    "env/lib/x.py": "",
    "old/bin/activate_this.py": "",
    "old/lib/x.py": "",
    "node_modules/gyp/x.py": "",
    "x/site-packages/y.py": "",
    "__pycache__/x.py": "",
    "pkg.egg-info/x.py": "",
    "setup.py": "",
    "build/lib/pkg/x.py": "",
    "dist/x.py": "",
    "tools/build/make.py": "",
    "out/CMakeCache.txt": "",
    "out/x.py": "",
    "cache/CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n",
    "cache/x.py": "",
  });
  assert.deepEqual(paths, ["a.py", "bin/tool", "lib/SConscript", "setup.py", "tools/build/make.py"]);
  assert.deepEqual(headers, ["inc/x.h"]);
});

test("ignore files nest, and the innermost word counts", () => {
  const { paths } = found({
    ".gitignore": "*.gen.py\n/top\nlogs/\n",
    "a.gen.py": "",
    "top/x.py": "",
    "sub/top/x.py": "",
    "sub/.gitignore": "!keep.gen.py\nprivate.py\n",
    "sub/keep.gen.py": "",
    "sub/private.py": "",
    "sub/deep/private.py": "",
    "private.py": "",
    "logs/x.py": "",
    "kept/.ignore": "x.py\n",
    "kept/.gitignore": "!x.py\n",
    "kept/x.py": "",
  });
  assert.deepEqual(paths, ["private.py", "sub/keep.gen.py", "sub/top/x.py"]);
});

test("ignore files around the root count inside a repository, unless they leave out the root itself", () => {
  const memory = createMemoryFiles({
    "/r/.git/HEAD": "",
    "/r/.gitignore": "*.gen.py\nvendor/\n",
    "/r/sub/a.gen.py": "",
    "/r/sub/b.py": "",
    "/r/vendor/c.gen.py": "",
  });
  const at = (root: string) =>
    discover({ root, files: memory, globsFor: () => ({ folder: root, exclude: [], include: [] }) }).paths;
  assert.deepEqual(at("/r/sub"), ["b.py"]);
  assert.deepEqual(at("/r/vendor"), ["c.gen.py"], "who asks for a folder gets it");
});

for (const version of [2, 3, 4] as const) {
  test(`a file that git keeps is checked although it is ignored, by an index of version ${version}`, () => {
    const long = `gen/${"deep/".repeat(40)}`;
    const { paths } = found({
      ".git/index": gitIndex(version, [`${long}kept.py`, "env/kept.py", "env/sub/kept.py", "lib/kept.gen.py"]),
      ".gitignore": "env/\ngen/\n*.gen.py\n.venv/\n",
      "a.py": "",
      "env/kept.py": "",
      "env/loose.py": "",
      "env/sub/kept.py": "",
      "env/other/loose.py": "",
      "lib/kept.gen.py": "",
      "lib/loose.gen.py": "",
      [`${long}kept.py`]: "",
    });
    assert.deepEqual(paths, ["a.py", "env/kept.py", "env/sub/kept.py", `${long}kept.py`, "lib/kept.gen.py"]);
  });
}

test("what git keeps is left out where it is excluded, or nobody's own", () => {
  const files = {
    ".git/index": gitIndex(2, [".venv/x.py", "gen/x.py", "kept.gen.py"]),
    ".gitignore": ".venv/\ngen/\n*.gen.py\n",
    ".venv/x.py": "",
    "gen/x.py": "",
    "kept.gen.py": "",
  };
  assert.deepEqual(found(files, ["gen"]).paths, ["kept.gen.py"]);
});

test("each repository has its own list of what it keeps, wherever that lies", () => {
  const { paths } = found({
    ".git/index": gitIndex(2, ["a.gen.py", "sub/b.gen.py", "sub/c.gen.py"]),
    ".git/modules/sub/index": gitIndex(2, ["b.gen.py"]),
    ".gitignore": "*.gen.py\n",
    "a.gen.py": "",
    "sub/.git": "gitdir: ../.git/modules/sub\n",
    "sub/b.gen.py": "",
    "sub/c.gen.py": "",
  });
  assert.deepEqual(paths, ["a.gen.py", "sub/b.gen.py"]);
});

test("a damaged or strange index keeps nothing", () => {
  const index = gitIndex(4, ["env/kept.py", "env/other.py"]);
  const damaged = [
    new Uint8Array(),
    index.subarray(0, 11),
    index.subarray(0, 60),
    index.subarray(0, index.length - 3),
    gitIndex(2, ["env/kept.py"]).fill(9, 4, 8),
    new TextEncoder().encode("DIRC is a text here"),
  ];
  for (const bytes of damaged) {
    const files = { ".git/index": bytes, ".gitignore": "env/\n", "a.py": "", "env/kept.py": "" };
    assert.deepEqual(found(files).paths, ["a.py"]);
  }
});

test("exclude and include are globs; include brings back what is left out by default", () => {
  const files = { "a.py": "", "gen/x.py": "", "gen/deep/y.py": "", "node_modules/own/z.py": "", "recipe.txt": "" };
  assert.deepEqual(found(files, ["gen"]).paths, ["a.py"]);
  assert.deepEqual(found(files, ["gen/*.py"]).paths, ["a.py", "gen/deep/y.py"]);
  assert.deepEqual(found(files, ["**/y.py"]).paths, ["a.py", "gen/x.py"]);
  assert.deepEqual(found(files, [], ["node_modules/own/**", "recipe.txt"]).paths, [
    "a.py",
    "gen/deep/y.py",
    "gen/x.py",
    "node_modules/own/z.py",
    "recipe.txt",
  ]);
});

test("links are not followed, and cycles are said", (context) => {
  const project = temporaryProject({ "a/x.py": "", "b/y.py": "" });
  context.after(() => project.remove());
  symlinkSync(project.root, join(project.root, "a/up"));
  symlinkSync(join(project.root, "b"), join(project.root, "a/b"));
  symlinkSync(join(project.root, "b/y.py"), join(project.root, "a/y.py"));
  symlinkSync("/usr/lib", join(project.root, "a/elsewhere"));
  symlinkSync(join(project.root, "nothing"), join(project.root, "dangling.py"));
  const root = project.root.replaceAll("\\", "/");
  const { paths, notChecked } = discover({
    root,
    files: disk,
    globsFor: () => ({ folder: root, exclude: [], include: [] }),
  });
  assert.deepEqual(paths, ["a/x.py", "b/y.py"]);
  assert.deepEqual(
    notChecked.map((it) => it.path),
    ["a/elsewhere", "a/up"],
  );
  mkdirSync(join(project.root, "deep/".repeat(40)), { recursive: true });
  writeFileSync(join(project.root, "deep/".repeat(40), "z.py"), "");
  assert.equal(
    discover({ root, files: disk, globsFor: () => ({ folder: root, exclude: [], include: [] }) }).paths.length,
    3,
  );
});

test("versions of Python as people write them", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["2.7", "2.7"],
    [">=3.6,<3.14", ">=3.6,<3.14"],
    [">=2.7, !=3.0.*, !=3.1.*, <4", ">=2.7,<4.0"],
    ["~=3.8", ">=3.8,<4.0"],
    ["~=3.8.1", "3.8"],
    ["^3.8", ">=3.8,<4.0"],
    ["==3.11.*", "3.11"],
    [">3.6", ">=3.7"],
    ["<3", ">=2.0,<3.0"],
    ["2.7, 3.6", "2.7 || 3.6"],
    ["2.7 || >=3.5", "2.7 || >=3.5"],
    [">= 3.8", ">=3.8"],
    ["2.7, >=3.4", ""],
    ["three", ""],
    ["", ""],
    [">=3.9,<3.6", ""],
  ];
  for (const [text, expected] of cases) {
    const ranges = parseVersionRanges(text);
    assert.equal(ranges === undefined ? "" : formatVersionRanges(ranges), expected, text);
  }
});

test("metadata tells versions and platforms", () => {
  const versions = (name: string, text: string) => {
    const { versions: ranges } = readMetadata(name, text);
    return ranges === undefined ? undefined : formatVersionRanges(ranges);
  };
  assert.equal(versions("pyproject.toml", '[project]\nrequires-python = ">=3.8"\n'), ">=3.8");
  assert.equal(versions("pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.10"\n'), ">=3.10,<4.0");
  assert.equal(versions("pyproject.toml", '[tool.poetry.dependencies.python]\nversion = "~3.9"\n'), "3.9");
  assert.equal(versions("setup.cfg", "[options]\npython_requires = >=2.7, <3\n"), "2.7");
  assert.equal(versions("setup.py", "setup(python_requires='>=3.7')"), ">=3.7");
  assert.equal(versions("setup.py", "setup(python_requires='<4')"), ">=3.9,<4.0");
  const both = 'setup(classifiers=["Programming Language :: Python :: 2.7",\n"Programming Language :: Python :: 3.6"])';
  assert.equal(versions("setup.py", both), "2.7 || >=3.6");
  assert.equal(versions("setup.py", '# "Programming Language :: Python :: 2"\nsetup()'), undefined);
  assert.equal(versions("pyproject.toml", "broken = ["), undefined);

  const platforms = (...systems: readonly string[]) =>
    readMetadata(
      "setup.cfg",
      `[metadata]\nclassifiers =\n${systems.map((it) => `    Operating System :: ${it}\n`).join("")}`,
    ).platforms;
  assert.deepEqual(platforms("Microsoft :: Windows"), ["win32-x64"]);
  assert.deepEqual(platforms("POSIX :: Linux"), ["linux"]);
  assert.deepEqual(platforms("POSIX"), ["linux", "macos-arm64"]);
  assert.equal(platforms("OS Independent", "Microsoft :: Windows"), undefined);
  assert.equal(platforms("POSIX", "Microsoft :: Windows"), undefined);
});

test("a file that an older Python cannot run has no such target, whatever the metadata lists", () => {
  const target = (text: string, requires = ">=2.7") => {
    const folder = openText({ "pyproject.toml": `[project]\nrequires-python = "${requires}"\n`, "a.py": text });
    return formatVersionRanges(folder.optionsFor("a.py").target.versions);
  };
  const syntax: Readonly<Record<string, string>> = {
    "print(f'{a}')\n": ">=3.6",
    "def f(a: int): pass\n": ">=3.0",
    "def f(a, *, b): pass\n": ">=3.0",
    "def f() -> int: pass\n": ">=3.0",
    "def f():\n    def g():\n        nonlocal a\n    a = 1\n": ">=3.0",
    "def f():\n    yield from g()\n": ">=3.3",
    "try:\n    a()\nexcept E as e:\n    raise F() from e\n": ">=3.0",
    "class C:\n    async def f(self): pass\n": ">=3.5",
    "class C(metaclass=M): pass\n": ">=3.0",
    "class C:\n    a: int\n": ">=3.6",
    "first, *rest = a\n": ">=3.0",
    "a = {**b}\n": ">=3.5",
    "if (a := b()): pass\n": ">=3.8",
    "def f(a, /): pass\n": ">=3.8",
    "match a:\n    case 1: pass\n": ">=3.10",
    "try:\n    a()\nexcept* E:\n    pass\n": ">=3.11",
    "print(a, file=b)\n": ">=3.0",
    "import subprocess\ndef f():\n    subprocess.run(['a'])\n": ">=3.5",
    "from subprocess import run\n": ">=3.5",
    "import asyncio\n": ">=3.4",
    "class C(B):\n    def f(self):\n        super().f()\n": ">=3.0",
    "with open(a, encoding='utf-8') as b: pass\n": ">=3.0",
    "import subprocess\nsubprocess.Popen(a, pass_fds=b)\n": ">=3.2",
    "import subprocess\nsubprocess.call(a, timeout=5)\n": ">=3.3",
  };
  const asked: readonly string[] = [
    "from __future__ import print_function\nprint(a, file=b)\n",
    "import subprocess\nif hasattr(subprocess, 'run'):\n    subprocess.run(['a'])\n",
    "from io import open\nwith open(a, encoding='utf-8') as b: pass\n",
    "import subprocess32 as subprocess\nsubprocess.run(['a'])\n",
    "try:\n    import asyncio\nexcept ImportError:\n    asyncio = None\n",
    "def f():\n    import asyncio\n",
    "def f():\n    try:\n        a()\n    except E as e:\n        raise\n",
    "from concurrent.futures import ThreadPoolExecutor\nfrom pathlib import Path\n",
    "import subprocess\nimport sys\ndef f():\n    return subprocess.run if sys.version_info > (3, 5) else None\n",
  ];
  assert.deepEqual(Object.fromEntries(Object.keys(syntax).map((it) => [it, target(it)])), syntax);
  assert.deepEqual(
    asked.filter((it) => target(it) !== ">=2.7"),
    [],
  );
  assert.equal(target("print 'a'\nb = f'{a}'\n"), "2.7", "what only Python 2 can read is for Python 2");
  assert.equal(target("a = f'{b}'\n", "<3"), ">=2.0,<3.0", "what is stated is never narrowed to nothing");
});

test("a file that is imported with the help of what Python 3 has lost is for Python 2", () => {
  const target = (text: string) => formatVersionRanges(openText({ "a.py": text }).optionsFor("a.py").target.versions);
  const lost = [
    "import urllib2\n",
    "import os, ConfigParser\n",
    "from StringIO import StringIO\n",
    "class Stop(StandardError): pass\n",
    "class Text(unicode):\n    def f(self): pass\n",
  ];
  const there = [
    "try:\n    import urllib2\nexcept ImportError:\n    urllib2 = None\n",
    "import sys\nif sys.version_info[0] < 3:\n    import ConfigParser\n",
    "from six.moves import cPickle\n",
    "from .StringIO import StringIO\n",
    "unicode = str\nclass Text(unicode): pass\n",
    "from past.builtins import unicode\nclass Text(unicode): pass\n",
    "def f():\n    import urllib2\n",
    "import Queue\na = f'{b}'\n",
    "#!/usr/bin/env python3\nimport Queue\n",
    "# class Stop(StandardError): pass\n",
  ];
  assert.deepEqual(
    lost.filter((it) => target(it) !== "2.7"),
    [],
  );
  assert.deepEqual(
    there.filter((it) => target(it) === "2.7"),
    [],
  );
});

test("where nothing states it, a project of Python 2 is known by its files", () => {
  const old = {
    "old/a.py": "try:\n    f()\nexcept IOError, e:\n    pass\n",
    "old/b.py": "def f():\n    print 'hello'\n",
    "old/c.py": "import urllib2\n",
    "old/undecided.py": "a = 1\n",
  };
  const target = (files: Readonly<Record<string, string>>) =>
    formatVersionRanges(openText(files).optionsFor("old/undecided.py").target.versions);
  const plain = Object.fromEntries(Array.from({ length: 9 }, (_, it) => [`plain${it}.py`, "a = 1\n"]));
  assert.equal(target(old), "2.7");
  assert.equal(target({ ...old, ...plain }), "2.7", "others say nothing");
  assert.equal(target({ "old/undecided.py": "a = 1\n", ...plain }), ">=3.9");
  assert.equal(target({ ...old, "new.py": "async def f(): pass\n" }), ">=3.9", "some file is for Python 3");
  assert.equal(target({ ...old, "setup.py": "setup(python_requires='>=2.7')" }), ">=2.7", "it is stated");
  assert.equal(
    target({ "old/a.py": old["old/a.py"], "old/undecided.py": "a = 1\n" }),
    ">=3.9",
    "one file speaks for itself",
  );
});

test("what the files of a project have in common follows an edit", () => {
  const folder = openText({
    "a.py": "import urllib2\n",
    "b.py": "import urllib2\n",
    "c.py": "import urllib2\n",
    "undecided.py": dedent(`
      import socket
      import subprocess
      import threading

      listener = socket.socket()
      listener.listen(5)

      def serve(command):
          subprocess.Popen(command)

      threading.Thread(target=serve, args=(["worker"],)).start()
    `),
  });
  const target = () => formatVersionRanges(folder.optionsFor("undecided.py").target.versions);
  const rules = () =>
    folder.lint("undecided.py").diagnostics.flatMap(({ rule }) => (rule.family === "handles" ? [rule.id] : []));
  assert.equal(target(), "2.7");
  assert.deepEqual(rules(), ["inherit-all-handles"]);
  folder.open("c.py", "import urllib.request\n");
  assert.equal(target(), ">=3.9");
  assert.deepEqual(rules(), []);
  folder.close("c.py");
  assert.equal(target(), "2.7");
  assert.deepEqual(rules(), ["inherit-all-handles"]);
});

test("the target comes from the nearest file that says something, and the file itself narrows it", () => {
  const folder = openText({
    "pyproject.toml": '[project]\nname = "x"\nrequires-python = ">=2.7"\n',
    "a.py": "",
    "two.py": "print 'hello'\n",
    "script.py": "#!/usr/bin/python3\n",
    "old/seamlint.toml": 'target-version = "2.7"\n',
    "old/b.py": "",
    "modern/setup.py": "setup(python_requires='>=3.10')",
    "modern/c.py": "",
    "modern/d.py": "exec 'code'\n",
  });
  const target = (path: string) => formatVersionRanges(folder.optionsFor(path).target.versions);
  assert.equal(target("a.py"), ">=2.7");
  assert.equal(target("two.py"), "2.7");
  assert.equal(target("script.py"), ">=3.0");
  assert.equal(target("old/b.py"), "2.7");
  assert.equal(target("modern/c.py"), ">=3.10");
  assert.equal(target("modern/d.py"), "2.7", "what nobody stated is corrected by what the file holds");
  assert.equal(folder.optionsFor("old/b.py").root, "old");
  assert.equal(folder.optionsFor("a.py").isPackage, true);
});

test("options say what a file is", () => {
  const folder = openText({
    "seamlint.toml":
      'build-scripts = ["ci/**"]\nallow-ignored-commands = ["beep"]\nparallel-build = true\nlock-factories = [{ name = "p.lock", reentrant = true }, "p.other"]\ntarget-platforms = ["linux"]\n[headers]\nmylib = "include/*.h"\n',
    "include/mylib.h": "",
    "ci/x.py": "",
    SConstruct: "",
    "tests/test_x.py": "",
    "src/y.py": "",
  });
  const { isBuildScript, parallelBuild, allowIgnoredCommands, lockFactories, headers, target } =
    folder.optionsFor("ci/x.py");
  assert.equal(isBuildScript, true);
  assert.equal(parallelBuild, true);
  assert.deepEqual(allowIgnoredCommands, ["beep"]);
  assert.deepEqual(lockFactories, [
    { name: "p.lock", reentrant: true },
    { name: "p.other", reentrant: false },
  ]);
  assert.deepEqual(headers, { mylib: ["include/mylib.h"] });
  assert.deepEqual(target.platforms, ["linux"]);
  assert.equal(target.isPlatformExplicit, true);
  assert.equal(folder.optionsFor("SConstruct").isBuildScript, true);
  assert.equal(folder.optionsFor("src/y.py").isBuildScript, false);
  assert.equal(folder.optionsFor("tests/test_x.py").isTest, true);
});

test("a mistake in a configuration is told with its place and what to write", () => {
  const messages = (text: string, name = "seamlint.toml") =>
    readConfiguration(`/p/${name}`, text).problems.map((it) => `${it.line}:${it.column} ${it.message}`);
  assert.deepEqual(messages('target_version = "2.7"\n'), [
    "1:1 There is no setting `target_version`; did you mean `target-version`?",
  ]);
  assert.deepEqual(messages("target-version = 3.8\n"), [
    '1:18 `target-version` is written as text, such as "2.7" or ">=3.6,<3.14".',
  ]);
  assert.match(
    messages('target-platforms = ["linux", "win32"]\n')[0] ?? "",
    /^1:30 `target-platforms`: there is no platform "win32"/,
  );
  assert.match(
    messages('[rules]\nexit = "loud"\n')[0] ?? "",
    /^2:8 `rules`: there is no severity "loud"; write one of error/,
  );
  assert.match(messages('max-file-size = "lots"\n')[0] ?? "", /such as "2 MB"/);
  assert.deepEqual(
    messages("[tool.black]\nx = [\n", "pyproject.toml"),
    [],
    "a broken file that is not ours is the business of others",
  );
  assert.equal(messages("[tool.seamlint]\nexclude = [\n", "pyproject.toml").length, 1);
  assert.deepEqual(messages('[tool.seamlint]\nexclude = ["x"]\n[tool.black]\nnonsense = 1\n', "pyproject.toml"), []);
  assert.deepEqual(messages(`x = ${"[".repeat(20_000)}`).length, 1, "deep nesting is a mistake, not a crash");
  assert.deepEqual(readConfiguration("/p/seamlint.toml", 'max-file-size = "2 MB"\n').settings, {
    maxFileSize: 2_000_000,
  });
});

test("the nearest configuration counts for a file", () => {
  const folder = openText({
    "pyproject.toml": '[tool.seamlint.rules]\nexit = "off"\n',
    "a.py": "",
    "sub/pyproject.toml": "[tool.black]\n",
    "sub/b.py": "",
    "inner/seamlint.toml": "",
    "inner/pyproject.toml": '[tool.seamlint.rules]\nexit = "hint"\n',
    "inner/c.py": "",
  });
  const file = (path: string) => folder.configurationFor(path).file;
  assert.equal(file("a.py"), "/project/pyproject.toml");
  assert.equal(file("sub/b.py"), "/project/pyproject.toml");
  assert.equal(file("inner/c.py"), "/project/inner/seamlint.toml");
});

test("what is written back keeps its encoding, or is not written", () => {
  const latin = new Uint8Array([...bytes("# coding: latin-1\nx = '"), 0xe9, ...bytes("'\n")]);
  assert.deepEqual(
    encodeLike(latin, "# coding: latin-1\nx = 'éé'\n"),
    new Uint8Array([...bytes("# coding: latin-1\nx = '"), 0xe9, 0xe9, ...bytes("'\n")]),
  );
  assert.equal(encodeLike(latin, "# coding: latin-1\nx = '€'\n"), undefined);
  assert.deepEqual(encodeLike(bytes("\uFEFFx\r\n"), "\uFEFFy\r\n"), bytes("\uFEFFy\r\n"));
});

test("a bounded cache forgets what was not used for longest", () => {
  const cache = createBoundedCache<string>(10);
  cache.set("a", "A", 4);
  cache.set("b", "B", 4);
  cache.get("a");
  cache.set("c", "C", 4);
  assert.equal(cache.get("a"), "A");
  assert.equal(cache.get("b"), undefined);
  cache.set("huge", "H", 100);
  assert.equal(cache.get("huge"), "H", "what was just put in stays");
  assert.equal(cache.get("a"), undefined);
});

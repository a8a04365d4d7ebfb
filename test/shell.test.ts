// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell writes its own variables like that.

import assert from "node:assert/strict";
import { test } from "node:test";
import { effectOf } from "../server/src/semantics/shell/command-effects.ts";
import { firstWord } from "../server/src/semantics/shell/program.ts";
import { readArguments, readShell } from "../server/src/semantics/shell/read-shell.ts";
import {
  blindPipelines,
  directoryChanges,
  failureHandling,
  ignoredSteps,
  redirectionsToFile,
  soleCommandOf,
  substitutionsOf,
  trailingBackground,
} from "../server/src/semantics/shell/script-questions.ts";
import { simpleCommandsIn } from "../server/src/semantics/shell/script-walk.ts";
import { placeOf, type ShellPart } from "../server/src/semantics/shell/shell-text.ts";
import {
  type Command,
  type CommandList,
  type Dialect,
  literalOf,
  type Redirection,
  type Word,
} from "../server/src/semantics/shell/shell-tree.ts";

/** In these tests `⟨name⟩` stands for a hole. */
function partsOf(text: string): readonly ShellPart[] {
  return text.split(/(⟨[^⟩]*⟩)/).flatMap((it): ShellPart[] => {
    if (it === "") return [];
    return it.startsWith("⟨") ? [{ kind: "hole", label: it.slice(1, -1) }] : [{ kind: "text", text: it }];
  });
}

function read(text: string, dialect: Dialect = "sh") {
  return readShell(partsOf(text), dialect);
}

/** `gcc|'a b'|<out>|$X|$(…)`: words separated by bars, quoted stretches in quotes. */
function showWord({ pieces }: Word): string {
  return pieces
    .map((piece) => {
      switch (piece.kind) {
        case "literal":
          return piece.quoted ? `'${piece.text}'` : piece.text;
        case "hole":
          return piece.quoted ? `'⟨${piece.label}⟩'` : `⟨${piece.label}⟩`;
        case "variable":
          return piece.quoted ? `'$${piece.name}'` : `$${piece.name}`;
        case "substitution":
          return `$(${showList(piece.body)})`;
        case "opaque":
          return "…";
        default:
          return piece satisfies never;
      }
    })
    .join("");
}

function showRedirection({ descriptor, operator, target }: Redirection): string {
  return ` ${descriptor ?? ""}${operator}${showWord(target)}`;
}

function showCommand(command: Command): string {
  const redirections = command.redirections.map(showRedirection).join("");
  switch (command.kind) {
    case "simple": {
      const assignments = command.assignments.map((it) => `${it.name}=${showWord(it.value)} `).join("");
      return `[${assignments}${command.words.map(showWord).join("|")}${redirections}]`;
    }
    case "subshell":
      return `(${showList(command.body)})${redirections}`;
    case "group":
      return `{${showList(command.body)}}${redirections}`;
    case "compound": {
      const inner = [...command.conditions.map((it) => `?${showList(it)}`), ...command.bodies.map(showList)];
      return `<${[command.keyword, ...inner].join(" ")}>${redirections}`;
    }
    default:
      return command satisfies never;
  }
}

function showList({ items }: CommandList): string {
  return items
    .map(({ pipeline, connector }) => {
      const members = pipeline.members.map(showCommand).join(" | ");
      return `${pipeline.negated ? "! " : ""}${members}${connector === undefined ? "" : ` ${connector} `}`;
    })
    .join("")
    .trim();
}

const shShapes: readonly (readonly [string, string])[] = [
  ["make", "[make]"],
  ["  make  -C   src\tall ", "[make|-C|src|all]"],
  ["", ""],
  ["   ", ""],
  ["# nothing", ""],
  ["make # all of it", "[make]"],
  ["echo a#b", "[echo|a#b]"],
  ["xxd -i page.xml >> page.cpp", "[xxd|-i|page.xml >>page.cpp]"],
  ["xxd -i ⟨xml⟩ >> ⟨cpp⟩", "[xxd|-i|⟨xml⟩ >>⟨cpp⟩]"],
  ["tool <in >out 2>err", "[tool <in >out 2>err]"],
  ["tool > out 2>&1", "[tool >out 2>&1]"],
  ["tool 2> /dev/null", "[tool 2>/dev/null]"],
  ["tool &> log", "[tool &>log]"],
  ["tool &>> log", "[tool &>>log]"],
  ["tool >& log", "[tool >&log]"],
  ["tool >| log", "[tool >|log]"],
  ["> empty", "[ >empty]"],
  ["echo 2>x", "[echo 2>x]"],
  ["echo a2>x", "[echo|a2 >x]"],
  ["mkdir -p b; cp a b", "[mkdir|-p|b] ; [cp|a|b]"],
  ["mkdir -p b ; cp a b ;", "[mkdir|-p|b] ; [cp|a|b] ;"],
  ["cd ⟨build⟩ && make && make install", "[cd|⟨build⟩] && [make] && [make|install]"],
  ["test -f x || exit 1", "[test|-f|x] || [exit|1]"],
  ["make all || true", "[make|all] || [true]"],
  ["sleep 5 &", "[sleep|5] &"],
  ["a & b", "[a] & [b]"],
  ["a\nb\n\nc", "[a] newline [b] newline [c]"],
  ["a &&\n  b", "[a] && [b]"],
  ["a |\n  b", "[a] | [b]"],
  ["a \\\n  b", "[a|b]"],
  ["cat x | grep -v y | sort -u > z", "[cat|x] | [grep|-v|y] | [sort|-u >z]"],
  ["make 2>&1 | tee log", "[make 2>&1] | [tee|log]"],
  ["make |& tee log", "[make] | [tee|log]"],
  ["! grep -q x y", "! [grep|-q|x|y]"],
  ["CC=clang CFLAGS='-O2 -g' ./configure", "[CC=clang CFLAGS='-O2 -g' ./configure]"],
  ["X=1", "[X=1 ]"],
  ["make CC=clang", "[make|CC=clang]"],
  ["PATH=$HOME/bin:$PATH tool", "[PATH=$HOME/bin:$PATH tool]"],
  ["FILES=(a 'b c' d); ls", "[] ; [ls]"],
  ["echo 'it is; not && split | here'", "[echo|'it is; not && split | here']"],
  ['echo "a; b" c', "[echo|'a; b'|c]"],
  ['echo "a \\"b\\" c"', "[echo|'a \"b\" c']"],
  ['echo "\\n"', "[echo|'\\n']"],
  ["echo a\\ b", "[echo|a' 'b]"],
  ["rm -f \\*", "[rm|-f|'*']"],
  ["echo ''", "[echo|'']"],
  ['echo ""', "[echo|'']"],
  ["echo pre'quo'post", "[echo|pre'quo'post]"],
  ["cp '⟨source⟩' \"⟨target⟩\"", "[cp|'⟨source⟩'|'⟨target⟩']"],
  ['cp ⟨source⟩.in "⟨dir⟩/out"', "[cp|⟨source⟩.in|'⟨dir⟩''/out']"],
  ["⟨command⟩", "[⟨command⟩]"],
  ["⟨command⟩ > out", "[⟨command⟩ >out]"],
  ["cd ⟨dir⟩; ⟨command⟩", "[cd|⟨dir⟩] ; [⟨command⟩]"],
  ["⟨prefix⟩gcc x.c", "[⟨prefix⟩gcc|x.c]"],
  ["echo $HOME ${X} ${Y:-no} $1 $? $$", "[echo|$HOME|$X|$Y|$1|$?|$$]"],
  ['echo "$HOME/x"', "[echo|'$HOME''/x']"],
  ["echo ${X:-${Y}}", "[echo|$X]"],
  ["echo ${#X}", "[echo|$X]"],
  ["$CC -c $SOURCE -o $TARGET", "[$CC|-c|$SOURCE|-o|$TARGET]"],
  ["cp ${SOURCES[0]} ${TARGET.dir}", "[cp|$SOURCES|$TARGET]"],
  ["echo 5$ a$", "[echo|5$|a$]"],
  ["cp a $(pwd)/b", "[cp|a|$([pwd])/b]"],
  ["cp a `pwd`/b", "[cp|a|$([pwd])/b]"],
  ['echo "$(git describe | head -1)"', "[echo|$([git|describe] | [head|-1])]"],
  ['echo "`date`"', "[echo|$([date])]"],
  ["echo `echo \\`date\\``", "[echo|…]"],
  ["X=$(cat y); echo $X", "[X=$([cat|y]) ] ; [echo|$X]"],
  ["echo $(echo $(echo $(echo x)))", "[echo|$([echo|$([echo|$([echo|x])])])]"],
  ["echo $((1 + 2)) $(( (3) ))", "[echo|…|…]"],
  ["echo $((echo a); (echo b))", "[echo|$(([echo|a]) ; ([echo|b]))]"],
  ["echo $'a\\'b'", "[echo|'a\\'b']"],
  ["(cd src && make)", "([cd|src] && [make])"],
  ["(cd src; make) > log 2>&1", "([cd|src] ; [make]) >log 2>&1"],
  ["{ make; make install; }", "{[make] ; [make|install] ;}"],
  ["cd x || { echo no; exit 1; }", "[cd|x] || {[echo|no] ; [exit|1] ;}"],
  ["{a,b}", "[{a,b}]"],
  ["((x++))", "<((>"],
  ["( (a); (b) )", "(([a]) ; ([b]))"],
  ["[ -d x ] && rm -r x", "[[|-d|x|]] && [rm|-r|x]"],
  ["[[ -d x && $y < z ]] && rm -r x", "<[[> && [rm|-r|x]"],
  ["if test -f x; then rm x; fi", "<if ?[test|-f|x] ; [rm|x] ;>"],
  ["if a; then b; elif c; then d; else e; fi", "<if ?[a] ; ?[c] ; [b] ; [d] ; [e] ;>"],
  ["if a\nthen\n  b\nfi\nc", "<if ?[a] newline [b] newline> newline [c]"],
  ["for f in *.c; do gcc -c $f; done", "<for [gcc|-c|$f] ;>"],
  ["for f in ⟨files⟩; do gcc -c $f; done", "<for [gcc|-c|$f] ;>"],
  ["for f\ndo echo $f; done", "<for [echo|$f] ;>"],
  ["for ((i=0; i<3; i++)); do a; done", "<for [a] ;>"],
  ["for f in a b; do x; done > out", "<for [x] ;> >out"],
  ["while read l; do echo $l; done < in", "<while ?[read|l] ; [echo|$l] ;> <in"],
  ["cat x | while read l; do echo $l; done", "[cat|x] | <while ?[read|l] ; [echo|$l] ;>"],
  ["until ping -c1 h; do sleep 1; done", "<until ?[ping|-c1|h] ; [sleep|1] ;>"],
  ["case $x in a|b) one;; *) two;; esac", "<case [one] [two]>"],
  ["case $x in (a) one ;; esac; b", "<case [one]> ; [b]"],
  ["f() { make; }; f", "<function {[make] ;}> ; [f]"],
  ["function f { make; }; f", "<function {[make] ;}> ; [f]"],
  ["echo if then fi", "[echo|if|then|fi]"],
  ["ifconfig; done-it", "[ifconfig] ; [done-it]"],
  ["cat <<EOF > out\n; not | a && command\nEOF\nmake", "[cat <<EOF >out] newline [make]"],
  ["cat <<-'EOF'\n\tx `\n\tEOF\nmake", "[cat <<-'EOF'] newline [make]"],
  ["cat <<A; cat <<B\na\nA\nb\nB\nmake", "[cat <<A] ; [cat <<B] newline [make]"],
  ['wc <<< "$x"', "[wc <<<'$x']"],
  ["diff <(sort a) <(sort b)", "[diff|$([sort|a])|$([sort|b])]"],
  ["make > >(tee log)", "[make >$([tee|log])]"],
  ["set -e; make", "[set|-e] ; [make]"],
  ["set -o pipefail\nmake | tee log", "[set|-o|pipefail] newline [make] | [tee|log]"],
  ["find . -name '*.o' -exec rm {} \\;", "[find|.|-name|'*.o'|-exec|rm|{}|';']"],
  ["find . -name *.o | xargs rm -f", "[find|.|-name|*.o] | [xargs|rm|-f]"],
  ["ssh host 'cd /srv; make'", "[ssh|host|'cd /srv; make']"],
  ["awk '{print $1}' x", "[awk|'{print $1}'|x]"],
  ["echo a\r\necho b", "[echo|a] newline [echo|b]"],
];

for (const [text, expected] of shShapes) {
  test(`sh reads ${JSON.stringify(text)}`, () => {
    const { list, problem } = read(text);
    assert.equal(problem, undefined);
    assert.equal(showList(list), expected);
  });
}

const shProblems: readonly string[] = [
  ...["echo 'open", 'echo "open', "echo `open", "echo $(open", "echo ${open", "(open", "{ open;", "if a; then b"],
  ...["for f in a; do b", "while a; do b", "case x in a) b;;", "a &&", "a || ", "| b", "&& b", "; b", "a ; ; b", "a )"],
  ...["fi", "done", "a > ", "a 2>", "f(", "echo (a)", "cat <<⟨end⟩\nx\n", "[[ a", "} x"],
];

for (const text of shProblems) {
  test(`sh says that it cannot read ${JSON.stringify(text)}`, () => {
    assert.notEqual(read(text).problem, undefined);
  });
}

const cmdShapes: readonly (readonly [string, string])[] = [
  ["dir", "[dir]"],
  ["cd build & nmake", "[cd|build] ; [nmake]"],
  ["cd build && nmake", "[cd|build] && [nmake]"],
  ["a || b", "[a] || [b]"],
  ["type x | findstr y > z 2>nul", "[type|x] | [findstr|y >z 2>nul]"],
  ["a ; b", "[a|;|b]"],
  ["echo it's fine", "[echo|it's|fine]"],
  ['"C:\\Program Files\\x.exe" -v "a & b"', "['C:\\Program Files\\x.exe'|-v|'a & b']"],
  ["echo a ^& b", "[echo|a|'&'|b]"],
  ["echo a^^b", "[echo|a'^'b]"],
  ["copy %SRC%\\*.h ⟨out⟩", "[copy|$SRC\\*.h|⟨out⟩]"],
  ["echo 100%", "[echo|100%]"],
  ["(a & b) > log", "{[a] ; [b]} >log"],
  ["call vcvars64.bat & cl x.c", "[call|vcvars64.bat] ; [cl|x.c]"],
  ["if exist x del x & nmake", "<if>"],
  ["@echo off\nrem a | b\nnmake", "[echo|off] newline [nmake]"],
  ["for %f in (*.c) do cl %f", "<for>"],
  ['cd "a" 2>&1', "[cd|'a' 2>&1]"],
  ['echo "open', "[echo|'open']"],
  ["echo smile:)", "[echo|smile:)]"],
  ["tool >> log", "[tool >>log]"],
];

for (const [text, expected] of cmdShapes) {
  test(`cmd.exe reads ${JSON.stringify(text)}`, () => {
    const { list, problem } = read(text, "cmd");
    assert.equal(problem, undefined);
    assert.equal(showList(list), expected);
  });
}

test("cmd.exe cannot run an operator without commands", () => {
  for (const text of ["a &&", "| b", "& b", "(a", "a > "]) assert.notEqual(read(text, "cmd").problem, undefined, text);
});

const programs: readonly (readonly [string, string | undefined])[] = [
  ["make all", "make"],
  ["/usr/bin/make all", "make"],
  ["./configure --prefix=x", "configure"],
  ["⟨bin⟩/protoc x.proto", "protoc"],
  ["$(BIN)/protoc x.proto", "protoc"],
  ["⟨tool⟩ x", undefined],
  ["$CC x.c", undefined],
  ["sudo make install", "make"],
  ["sudo -E -u builder make install", "make"],
  ["sudo apt-get install -y gcc", "apt-get"],
  ["env A=b C=d make", "make"],
  ["env -i make", "make"],
  ["A=b make", "make"],
  ["time -p make", "make"],
  ["nice -n 10 make", "make"],
  ["nice make", "make"],
  ["timeout 60 make", "make"],
  ["timeout -k 5 ⟨seconds⟩ make", "make"],
  ["xvfb-run -a -s '-screen 0' python test.py", "python"],
  ["exec make", "make"],
  ["nohup make", "make"],
  ["command -v make", "command"],
  ["sudo", "sudo"],
  ["cl.exe x.c", "cl"],
  ["C:\\\\tools\\\\cl.EXE x.c", "cl"],
  ["del/q x", "del"],
  ["cd..", "cd"],
  ["sudo ⟨command⟩", undefined],
  ["sh script.sh", "sh"],
];

for (const [text, expected] of programs) {
  test(`the program of ${JSON.stringify(text)}`, () => {
    const command = soleCommandOf(read(text));
    assert.ok(command !== undefined);
    assert.equal(firstWord(command), expected);
  });
}

const handled: readonly (readonly [string, "ignored" | "handled" | undefined])[] = [
  ["make", undefined],
  ["make || true", "ignored"],
  ["make || :", "ignored"],
  ["make; true", "ignored"],
  ["make; exit 0", "ignored"],
  ["make || exit 1", "handled"],
  ["cd x || exit 1; make", "handled"],
  ["cd x || { echo no; exit 1; }; make", "handled"],
  ["make || echo failed", "handled"],
  ["make; echo done", undefined],
  ["make && true", undefined],
  ["make || true; make install", undefined],
];

for (const [text, expected] of handled) {
  test(`who deals with a failure of ${JSON.stringify(text)}`, () =>
    assert.equal(failureHandling(read(text)), expected));
}

const ignored: readonly (readonly [string, readonly string[]])[] = [
  ["mkdir b; cp a b", ["mkdir b"]],
  ["mkdir b\ncp a b\nrm a", ["mkdir b", "cp a b"]],
  ["mkdir b && cp a b", []],
  ["mkdir b && cp a b; make", ["cp a b"]],
  ["set -e; mkdir b; cp a b", []],
  ["set -ex\nmkdir b\ncp a b", []],
  ["set -o errexit; mkdir b; cp a b", []],
  ["set -euo pipefail; mkdir b; cp a b", []],
  ["set -e; set +e; mkdir b; cp a b", ["mkdir b"]],
  ["trap 'exit 1' ERR; mkdir b; cp a b", []],
  ["echo start; make", []],
  ["export A=b; make", []],
  ["A=b; make", []],
  ["make;", []],
  ["make || exit 1; make install", []],
  ["if make; then a; fi; b", []],
  ["(cd x; make)", ["cd x"]],
  ["for d in *; do cd $d; make; done", ["cd $d"]],
  ["⟨setup⟩; make", []],
  ["! grep -q x y; make", []],
];

for (const [text, expected] of ignored) {
  test(`steps of ${JSON.stringify(text)} that may fail unseen`, () => {
    const script = read(text);
    const steps = ignoredSteps(script).map(({ earlier: { pipeline } }) =>
      script.text.flat.slice(pipeline.start, pipeline.end),
    );
    assert.deepEqual(steps, expected);
  });
}

test("a pipeline is blind unless pipefail is set before it", () => {
  assert.equal(blindPipelines(read("make | tee log")).length, 1);
  assert.equal(blindPipelines(read("set -o pipefail; make | tee log")).length, 0);
  assert.equal(blindPipelines(read("set -eo pipefail\n(cd x && make | tee log)")).length, 0);
  assert.equal(blindPipelines(read("make")).length, 0);
});

test("only a trailing & sends the whole command to the background", () => {
  assert.notEqual(trailingBackground(read("server --port 1 &")), undefined);
  assert.equal(trailingBackground(read("server & client")), undefined);
  assert.equal(trailingBackground(read("server && client")), undefined);
});

test("redirections to null and to descriptors write no file", () => {
  const targets = (text: string) => redirectionsToFile(read(text)).map((it) => literalOf(it.target) ?? "hole");
  assert.deepEqual(targets("a > x 2> /dev/null; b >> ⟨y⟩ 2>&1"), ["x", "hole"]);
  assert.deepEqual(targets("a < x > /dev/stderr"), []);
  assert.deepEqual(targets("(a; b) > all"), ["all"]);
});

test("changes of directory with what runs behind them", () => {
  const [first, second] = directoryChanges(read("cd ⟨build⟩; rm -rf *; pushd x && make"));
  assert.equal(first?.item.connector, ";");
  assert.equal(first?.later.length, 3);
  assert.equal(second?.item.connector, "&&");
  assert.equal(directoryChanges(read("cd /d X: & del *.obj", "cmd"))[0]?.item.connector, ";");
});

const effects: readonly (readonly [string, ReturnType<typeof effectOf>])[] = [
  ["rm -rf x", "deletes"],
  ["del /q x", "deletes"],
  ["find . -name '*.pyc' -delete", "deletes"],
  ["find . -exec rm {} +", "deletes"],
  ["git clean -fdx", "deletes"],
  ["xargs rm", "deletes"],
  ["cp a b", "writes"],
  ["tool > out", "writes"],
  ["sed -i s/a/b/ x", "writes"],
  ["sed s/a/b/ x", undefined],
  ["sudo make install", "builds"],
  ["arm-none-eabi-gcc -c x.c", "builds"],
  ["⟨tool⟩ x", undefined],
  ["ls", undefined],
];

for (const [text, expected] of effects) {
  test(`the effect of ${JSON.stringify(text)}`, () => {
    const command = soleCommandOf(read(text));
    assert.ok(command !== undefined);
    assert.equal(effectOf(command), expected);
  });
}

test("substitutions inside arguments and assignments are commands of their own", () => {
  const [command] = simpleCommandsIn(read('A=$(x) make V=`y` "$(z)"'));
  assert.ok(command !== undefined);
  assert.deepEqual(substitutionsOf(command).map(showList), ["[y]", "[z]", "[x]"]);
});

test("an offset leads back to the part it came from", () => {
  const parts = partsOf("cp ⟨source⟩ out && make");
  const script = readShell(parts, "sh");
  const second = script.list.items[1]?.pipeline.start ?? -1;
  assert.deepEqual(placeOf(script.text, second), { part: 2, offset: " out && ".length });
  assert.deepEqual(placeOf(script.text, 3), { part: 1, offset: 0 });
  assert.deepEqual(placeOf(readShell([], "sh").text, 0), { part: 0, offset: 0 });
});

test("a noncharacter of the user's is no hole", () => {
  const command = soleCommandOf(readShell([{ kind: "text", text: "echo \uFFFF" }], "sh"));
  assert.equal(command === undefined ? undefined : showCommand(command), "[echo|\uFFFF]");
});

test("an argument list has no operators, and what only a shell understands is pointed out", () => {
  const { command, shellSyntax } = readArguments(
    ["/usr/bin/gcc", "a b", "⟨x⟩", ">", "out", "2>&1", "|", "*.o", "~/x", "-I>", "a;b"].map(partsOf),
  );
  assert.equal(showCommand(command), "['/usr/bin/gcc'|'a b'|'⟨x⟩'|'>'|'out'|'2>&1'|'|'|'*.o'|'~/x'|'-I>'|'a;b']");
  assert.equal(firstWord(command), "gcc");
  assert.deepEqual(
    shellSyntax.map((it) => `${it.argument} ${it.kind}`),
    ["3 redirection", "5 redirection", "6 operator", "7 glob", "8 expansion"],
  );
});

const MANY = 100_000;
const hostile: Readonly<Record<string, string>> = {
  "a long word": "x".repeat(1_000_000),
  "a long argument list": "make ".repeat(200_000),
  "many commands": "make; ".repeat(MANY),
  "many quotes": `echo ${"'a' ".repeat(MANY)}`,
  "many double quotes": `echo ${'"a" '.repeat(MANY)}`,
  "an open quote behind many": `echo ${'"'.repeat(MANY + 1)}`,
  "nested subshells": `${"(".repeat(MANY)}a${")".repeat(MANY)}`,
  "nested substitutions": `echo ${"$(".repeat(MANY)}a${")".repeat(MANY)}`,
  "nested quotes and substitutions": `echo ${'"$('.repeat(MANY)}a${')"'.repeat(MANY)}`,
  "nested braces": `echo ${"${x:-".repeat(MANY)}a${"}".repeat(MANY)}`,
  "nested arithmetic": `echo ${"$((".repeat(MANY)}1${"))".repeat(MANY)}`,
  "open arithmetic": "((a);".repeat(MANY),
  "nested groups": "{ ".repeat(MANY),
  "nested ifs": "if a; then ".repeat(MANY),
  "nested functions": "f() ".repeat(MANY),
  backticks: `echo ${"`".repeat(MANY)}`,
  backslashes: "\\".repeat(MANY),
  "here-documents": `${"cat <<E ".repeat(1000)}\n${"x\n".repeat(MANY)}`,
  "open tests": "[[ a; ".repeat(MANY),
  "process substitutions": "diff <(".repeat(MANY),
  "lone surrogates and controls": "\ud800\u0000\udfff\u0001 ".repeat(MANY),
  "redirections without targets": ">".repeat(MANY),
  "carets and percents": "^%".repeat(MANY),
};

for (const [name, text] of Object.entries(hostile)) {
  test(`linear time and no overflow: ${name}`, { timeout: 20_000 }, () => {
    for (const dialect of ["sh", "cmd"] as const) {
      const script = readShell([{ kind: "text", text }], dialect);
      ignoredSteps(script);
      blindPipelines(script);
      directoryChanges(script);
      assert.ok(redirectionsToFile(script).length >= 0);
    }
  });
}

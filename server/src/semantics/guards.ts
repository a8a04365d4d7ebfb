/** Tests of platform, version and pointer width: what is left of a target where they hold, and where they do not. */

import type { Call, Comparison, Expression } from "../syntax/ast.ts";
import {
  allPlatforms,
  narrowPlatforms,
  narrowVersions,
  type Platform,
  type Target,
  type Version,
  type VersionRange,
} from "./target.ts";
import type { Value } from "./values.ts";

/** How a guard learns what a name or call stands for. */
export type Evaluate = (expression: Expression) => readonly Value[];

/** A bound for names that stand for tests that stand for names. */
const MOST_STEPS = 12;

/** The part of `target` on which `test` is `truth`. A test that says nothing of targets leaves it as it is. */
export function narrow(target: Target, test: Expression, truth: boolean, evaluate: Evaluate, depth = 0): Target {
  if (depth > MOST_STEPS) return target;
  const again = (it: Expression, wanted: boolean, from: Target = target) =>
    narrow(from, it, wanted, evaluate, depth + 1);

  switch (test.kind) {
    case "boolean":
      return test.value === truth ? target : nowhere(target);
    case "integer":
      return (test.value !== 0n) === truth ? target : nowhere(target);
    case "unaryOperation":
      return test.operator === "not" ? again(test.operand, !truth) : target;
    case "booleanOperation":
      // All must hold, or one of them must.
      if ((test.operator === "and") === truth)
        return test.operands.reduce((left, it) => again(it, truth, left), target);
      return test.operands.map((it) => again(it, truth)).reduce(either);
    case "comparison":
      return narrowByComparison(target, test, truth, evaluate);
    case "call":
      return narrowByCall(target, test, truth, evaluate) ?? narrowByValue(target, test, truth, evaluate, depth);
    case "name":
    case "attribute":
      return narrowByValue(target, test, truth, evaluate, depth);
    default:
      return target;
  }
}

/** `WINDOWS = sys.platform == "win32"` and `if WINDOWS:`. */
function narrowByValue(target: Target, test: Expression, truth: boolean, evaluate: Evaluate, depth: number): Target {
  const values = evaluate(test);
  const [only] = values;
  if (values.length !== 1 || only === undefined) return target;
  if (only.kind === "computed") return narrow(target, only.node, truth, evaluate, depth + 1);
  if (only.kind === "result" && only.call !== test) return narrow(target, only.call, truth, evaluate, depth + 1);
  if (only.kind !== "external") return target;
  switch (only.path) {
    case "typing.TYPE_CHECKING":
      return truth ? nowhere(target) : target;
    case "six.PY2":
      return versionsWhere(target, truth, undefined, [3, 0]);
    case "six.PY3":
      return versionsWhere(target, truth, [3, 0], undefined);
    case "psutil.WINDOWS":
      return platformsWhere(target, truth, isWindows);
    case "psutil.POSIX":
      return platformsWhere(target, truth, (it) => !isWindows(it));
    case "psutil.LINUX":
      return platformsWhere(target, truth, isLinux);
    default:
      return target;
  }
}

function narrowByCall(target: Target, call: Call, truth: boolean, evaluate: Evaluate): Target | undefined {
  const [first, second] = call.arguments.map((it) => it.value);
  if (call.callee.kind === "attribute" && call.callee.name === "startswith" && first !== undefined) {
    const keeps = platformsBy(pathOf(call.callee.object, evaluate), stringsOf(first, evaluate), (name, it) =>
      name.startsWith(it),
    );
    return keeps === undefined ? undefined : platformsWhere(target, truth, keeps);
  }
  if (call.callee.kind === "name" && call.callee.id === "hasattr" && first !== undefined && second?.kind === "string") {
    const path = `${pathOf(first, evaluate)}.${second.value}`;
    if (/^ctypes\.(windll|oledll|WinDLL|OleDLL|WINFUNCTYPE|WinError|FormatError|get_last_error)$/.test(path)) {
      return platformsWhere(target, truth, isWindows);
    }
    if (
      /^os\.(fork|getuid|geteuid|setsid|killpg|uname|mkfifo|setpgrp|getpgid|forkpty|wait|waitid|chown|posix_spawn)$/.test(
        path,
      )
    ) {
      return platformsWhere(target, truth, (it) => !isWindows(it));
    }
    if (/^(os\.startfile|sys\.getwindowsversion|os\.O_NOINHERIT|os\.P_DETACH|subprocess\.STARTUPINFO)$/.test(path)) {
      return platformsWhere(target, truth, isWindows);
    }
  }
  return undefined;
}

function narrowByComparison(target: Target, test: Comparison, truth: boolean, evaluate: Evaluate): Target {
  const [first, second] = test.operands;
  const [operator] = test.operators;
  if (test.operands.length !== 2 || first === undefined || second === undefined || operator === undefined)
    return target;
  // `"win32" == sys.platform` asks the same.
  const isTurned = first.kind === "string" && (operator === "==" || operator === "!=");
  const [left, right] = isTurned ? [second, first] : [first, second];
  const path = pathOf(left, evaluate);

  const version = versionOf(left, right, path, evaluate);
  if (version !== undefined) return narrowByVersion(target, operator, version.version, version.isMajorOnly, truth);
  const bits = bitsOf(left, operator, right, evaluate);
  if (bits !== undefined) return platformsWhere(target, truth, (it) => (it === "win32-x86") === (bits === 32));

  const isNegated = operator === "!=" || operator === "not in" || operator === "is not";
  if (!isNegated && operator !== "==" && operator !== "in" && operator !== "is") return target;
  // `"win" in sys.platform` reads the other way round.
  const isSubstring = operator.endsWith("in") && pathOf(right, evaluate) === "sys.platform";
  const keeps = isSubstring
    ? platformsBy("sys.platform", stringsOf(left, evaluate), (name, it) => name.includes(it))
    : platformsBy(path, stringsOf(right, evaluate), (name, it) => name === it || (it === "linux2" && name === "linux"));
  return keeps === undefined ? target : platformsWhere(target, truth !== isNegated, keeps);
}

/** How each source of a platform's name calls the platforms. */
const NAMES: Readonly<Record<string, (platform: Platform) => string>> = {
  "sys.platform": (it) => (isWindows(it) ? "win32" : isLinux(it) ? "linux" : "darwin"),
  "os.name": (it) => (isWindows(it) ? "nt" : "posix"),
  "platform.system": (it) => (isWindows(it) ? "Windows" : isLinux(it) ? "Linux" : "Darwin"),
};

/** Other systems that a test may name: none of our platforms, and no reason to take the test for something else. */
const OTHERS =
  /^(cygwin|msys|java|freebsd|openbsd|netbsd|sunos|aix|riscos|os2|ce|atheos|haiku|emscripten|wasi|android|ios)/i;

function platformsBy(
  source: string | undefined,
  names: readonly string[] | undefined,
  matches: (name: string, wanted: string) => boolean,
): ((platform: Platform) => boolean) | undefined {
  const nameOf = NAMES[(source ?? "").replace(/\.lower$/, "")];
  if (nameOf === undefined || names === undefined || names.length === 0) return undefined;
  const isLower = source?.endsWith(".lower") === true;
  const spelled = (it: Platform) => (isLower ? nameOf(it).toLowerCase() : nameOf(it));
  const isKnown = names.every((name) => OTHERS.test(name) || allPlatforms.some((it) => matches(spelled(it), name)));
  if (!isKnown) return undefined;
  return (platform) => names.some((name) => matches(spelled(platform), name));
}

/** The strings an expression stands for: one, or a tuple, list or set of them. */
function stringsOf(expression: Expression, evaluate: Evaluate): readonly string[] | undefined {
  const found: string[] = [];
  for (const value of evaluate(expression)) {
    if (value.kind === "constant" && value.type === "str") {
      found.push(value.value);
    } else if (value.kind === "collection" && value.node.kind === "sequence") {
      for (const element of value.node.elements) {
        if (element.kind !== "string") return undefined;
        found.push(element.value);
      }
    } else {
      return undefined;
    }
  }
  return found;
}

/** The dotted origin of an expression; a call counts as what it calls, and `.lower()` is kept in sight. */
function pathOf(expression: Expression, evaluate: Evaluate): string | undefined {
  const values = evaluate(expression);
  const [only] = values;
  if (values.length !== 1 || only === undefined) return undefined;
  if (only.kind === "external") return only.path;
  if (only.kind !== "result") return undefined;
  const { callee } = only;
  if (callee.kind === "external")
    return callee.path.startsWith("platform.")
      ? callee.path
      : callee.path.replace(/^sys\.platform\.lower$/, "sys.platform.lower");
  if (callee.kind !== "member" || callee.name !== "lower" || callee.object.kind !== "result") return undefined;
  return callee.object.callee.kind === "external" ? `${callee.object.callee.path}.lower` : undefined;
}

/** `sys.version_info >= (3, 8)`, `sys.version_info[0] == 2`, `sys.version_info.major < 3`, `sys.version[0] == "3"`. */
function versionOf(
  left: Expression,
  right: Expression,
  path: string | undefined,
  evaluate: Evaluate,
): { readonly version: Version; readonly isMajorOnly: boolean } | undefined {
  const isFirst = left.kind === "subscript" && left.index.kind === "integer" && left.index.value === 0n;
  const base = left.kind === "subscript" ? pathOf(left.object, evaluate) : undefined;
  if (path === "sys.version_info.major" || (isFirst && base === "sys.version_info")) {
    return right.kind === "integer" ? { version: [Number(right.value), 0], isMajorOnly: true } : undefined;
  }
  if (isFirst && base === "sys.version") {
    return right.kind === "string" ? { version: [Number(right.value), 0], isMajorOnly: true } : undefined;
  }
  const isSlice = left.kind === "subscript" && left.index.kind === "slice" && base === "sys.version_info";
  if (path !== "sys.version_info" && !isSlice) return undefined;
  const tuple = evaluate(right)[0];
  if (tuple?.kind !== "collection" || tuple.node.kind !== "sequence") return undefined;
  const [major, minor] = tuple.node.elements;
  if (major?.kind !== "integer") return undefined;
  return {
    version: [Number(major.value), minor?.kind === "integer" ? Number(minor.value) : 0],
    isMajorOnly: minor === undefined && isSlice,
  };
}

function narrowByVersion(
  target: Target,
  operator: string,
  version: Version,
  isMajorOnly: boolean,
  truth: boolean,
): Target {
  const after: Version = isMajorOnly ? [version[0] + 1, 0] : [version[0], version[1] + 1];
  switch (operator) {
    case ">=":
      return versionsWhere(target, truth, version, undefined);
    case "<":
      return versionsWhere(target, truth, undefined, version);
    case ">":
      // `version_info > (3,)` holds for 3.0 as well: the tuple is longer.
      return versionsWhere(target, truth, isMajorOnly ? after : version, undefined);
    case "<=":
      return versionsWhere(target, truth, undefined, isMajorOnly ? after : version);
    case "==":
      return versionsWhere(target, truth, version, after);
    case "!=":
      return versionsWhere(target, !truth, version, after);
    default:
      return target;
  }
}

/** The pointer width a comparison asks for: `struct.calcsize("P") == 8`, `sys.maxsize > 2**32`. */
function bitsOf(left: Expression, operator: string, right: Expression, evaluate: Evaluate): 32 | 64 | undefined {
  const path = pathOf(left, evaluate) ?? (left.kind === "call" ? pathOf(left.callee, evaluate) : undefined);
  const value = evaluate(right)[0];
  if (value?.kind !== "constant" || value.type !== "int") return undefined;
  if (path === "struct.calcsize" || path === "ctypes.sizeof") {
    if (operator !== "==") return undefined;
    return value.value === 8n ? 64 : value.value === 4n ? 32 : undefined;
  }
  if (path === "sys.maxsize" && (operator === ">" || operator === ">="))
    return value.value >= 2n ** 31n - 1n ? 64 : undefined;
  return undefined;
}

function platformsWhere(target: Target, truth: boolean, keeps: (platform: Platform) => boolean): Target {
  return narrowPlatforms(target, (it) => keeps(it) === truth);
}

function versionsWhere(target: Target, truth: boolean, from: Version | undefined, below: Version | undefined): Target {
  if (truth) return narrowVersions(target, from ?? [0, 0], below);
  const before = from === undefined ? nowhere(target) : narrowVersions(target, [0, 0], from);
  const after = below === undefined ? nowhere(target) : narrowVersions(target, below, undefined);
  return { ...target, versions: [...before.versions, ...after.versions] };
}

/** What at least one of two targets holds. */
function either(a: Target, b: Target): Target {
  const versions: VersionRange[] = [...a.versions];
  for (const range of b.versions) {
    if (!versions.some((it) => it.from[0] === range.from[0] && it.from[1] === range.from[1])) versions.push(range);
  }
  const platforms = allPlatforms.filter((it) => a.platforms.includes(it) || b.platforms.includes(it));
  return { ...a, versions, platforms };
}

const nowhere = (target: Target): Target => ({ ...target, versions: [], platforms: [] });
const isWindows = (platform: Platform): boolean => platform.startsWith("win32");
const isLinux = (platform: Platform): boolean => platform === "linux";

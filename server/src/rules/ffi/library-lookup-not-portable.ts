import { isTried } from "../../project/ctypes/attempts.ts";
import { fileLookedUp } from "../../project/ctypes/named-files.ts";
import { ctypesNameOf } from "../../project/ctypes/names.ts";
import { isTested, proofOf } from "../../project/ctypes/unproven-lookups.ts";
import { constantOf } from "../../project/evaluate.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Options } from "../../semantics/options.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { includesPosix, includesWindows, isDead } from "../../semantics/target.ts";
import { type Call, type Expression, type Node, textOf } from "../../syntax/ast.ts";
import { ancestorsOf, enclosingFunction, walk } from "../../syntax/walk.ts";
import { defineRule, severityFor } from "../rule.ts";

/** Libraries the interpreter itself is linked with: the process has their functions. */
const runtimeNames = new Set(["c", "m", "dl", "pthread", "rt", "util", "System", "libc"]);

/** Frameworks and libraries that every macOS has, and no other system. */
const appleNames =
  /^(?:objc|System|IOKit|Security|Carbon|Cocoa|Foundation|AppKit|Quartz\w*|Core[A-Z]\w+|Application\w+|Audio\w+|Open[GA]L|SystemConfiguration|Accelerate|Metal\w*|ImageIO|DiskArbitration|GSS|LaunchServices|HIServices|ColorSync|AVFoundation|WebKit)$/;

const constructors = new Set(["CDLL", "PyDLL", "cdll.LoadLibrary", "pydll.LoadLibrary"]);

/** Names of ctypes that exist on Windows only. */
const windowsNames =
  /^(?:windll|oledll|WinDLL|OleDLL|WINFUNCTYPE|WinError|FormatError|GetLastError|get_last_error|set_last_error|HRESULT)(?:\.|$)/;

export const libraryLookupNotPortable = defineRule({
  id: "library-lookup-not-portable",
  family: "ffi",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "Library lookup that fails, or finds another library, on a system the code runs on",
  why: `
    \`find_library\` returns \`None\` when there is no such library, and \`CDLL(None)\` opens the running program instead of
    failing: no handler learns of it, and the first call says that some symbol is missing, or finds a function of the
    same name elsewhere. On
    Windows \`CDLL(None)\` raises \`TypeError\`, and on all other systems \`windll\` and \`WinDLL\` do not exist.
  `,
  examples: [
    {
      bad: `
        import ctypes
        import ctypes.util

        usb = ctypes.CDLL(ctypes.util.find_library("usb-1.0"))
      `,
      good: `
        import ctypes
        import ctypes.util

        name = ctypes.util.find_library("usb-1.0")
        if name is None:
            raise ImportError("libusb is not installed")
        usb = ctypes.CDLL(name)
      `,
    },
  ],

  *find({ file, project, options }) {
    if (!/\bctypes\b/.test(file.source.text)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind !== "call") continue;
      const name = fileLookedUp(project, node);
      if (name !== undefined) {
        const message = `\`find_library\` adds \`lib\` and the ending itself: \`${name}\` is found nowhere, and \`CDLL(None)\` is the running program.`;
        yield { node, severity: "warning" as const, confidence: "high" as const, message };
      }
      const found = uncheckedLookup(project, node, options);
      if (found !== undefined) yield { node, ...found };
    }
    // Tests and scripts of one system are run where they belong.
    if (options.isTest) return;
    const windows = firstWindowsName(project, file);
    if (windows !== undefined) {
      yield {
        node: windows.node,
        severity: "hint" as const,
        confidence: "medium" as const,
        message: `\`${windows.name}\` does not exist outside of Windows, and this line runs when the module is imported.`,
      };
    }
  },

  message: ({ message }) => message,
});

function uncheckedLookup(project: Project, call: Call, options: Options) {
  const [first] = call.arguments;
  if (first === undefined || first.name !== undefined || first.unpack !== undefined) return undefined;
  if (call.callee.kind !== "name" && call.callee.kind !== "attribute") return undefined;
  if (!project.evaluate(call.callee).some((it) => constructors.has(ctypesNameOf(it) ?? ""))) return undefined;
  const target = project.targetAt(call);
  if (isDead(target)) return undefined;

  if (first.value.kind === "none") {
    if (!includesWindows(target)) return undefined;
    return {
      severity: "hint" as const,
      confidence: "medium" as const,
      message: "`CDLL(None)` opens the running program; on Windows it raises `TypeError`.",
    };
  }
  const lookup = lookupBehind(project, first.value);
  if (lookup === undefined || !includesPosix(target) || fileLookedUp(project, lookup) !== undefined) return undefined;
  const name = lookup.arguments[0];
  const wanted = name === undefined ? undefined : constantOf(project.evaluate(name.value));
  const text = wanted?.type === "str" ? wanted.value : undefined;
  const proof = proofOf(project, call);
  if (proof === "asked") return undefined;
  const isRuntime = text !== undefined && (runtimeNames.has(text) || appleNames.test(text));
  const isMild = isRuntime || proof === "lookedUpNext" || proof === "unused";
  const what = `\`find_library\` returns None when there is no ${text === undefined ? "such library" : `\`${text}\``}`;
  const end =
    proof === "awaited"
      ? "the handler never learns that it is missing"
      : "the first function looked up fails instead, or is another one of that name";
  return {
    severity: isMild ? ("hint" as const) : severityFor(options, "warning"),
    confidence: isMild ? ("medium" as const) : ("high" as const),
    message: `${what}, and \`CDLL(None)\` is the running program: ${end}.`,
  };
}

/** The call of find_library whose result is used as it is: inline, or from a name that nobody tests. */
function lookupBehind(project: Project, expression: Expression): Call | undefined {
  if (expression.kind === "call") {
    return isLookup(project, expression) && !isAskedAround(expression) ? expression : undefined;
  }
  if (expression.kind !== "name") return undefined;
  const resolution = resolveName(expression);
  const [binding, ...others] = resolution?.bindings ?? [];
  if (binding?.origin.kind !== "value" || others.length > 0 || binding.origin.path.length > 0) return undefined;
  const { value } = binding.origin;
  if (value.kind !== "call" || !isLookup(project, value)) return undefined;
  return isTested(project, expression) ? undefined : value;
}

/** `if find_library("usb"): usb = CDLL(find_library("usb"))` */
function isAskedAround(lookup: Call): boolean {
  const asked = textOf(lookup);
  let child: Node = lookup;
  for (const parent of ancestorsOf(lookup)) {
    const isThen =
      (parent.kind === "if" && parent.body.some((it) => it === child)) ||
      (parent.kind === "conditional" && parent.body === child);
    if (isThen && asks(parent.test, asked)) return true;
    child = parent;
  }
  return false;
}

function asks(test: Expression, asked: string): boolean {
  for (const node of walk(test)) if (node.kind === "call" && textOf(node) === asked) return true;
  return false;
}

function isLookup(project: Project, call: Call): boolean {
  return project.evaluate(call.callee).some((it) => ctypesNameOf(it) === "util.find_library");
}

/** The first name that exists on Windows only, in code that an import runs and no test guards. */
function firstWindowsName(
  project: Project,
  file: ModuleModel,
): { readonly node: Node; readonly name: string } | undefined {
  if (!includesPosix(file.options.target)) return undefined;
  for (const node of walk(file.source.module)) {
    if (node.kind !== "attribute" && node.kind !== "name") continue;
    if (enclosingFunction(node) !== undefined || isTried(node)) continue;
    const name = node.kind === "name" ? node.id : node.name;
    if (!windowsNames.test(name)) continue;
    const found = project.evaluate(node).flatMap((it) => ctypesNameOf(it) ?? []);
    if (found.some((it) => windowsNames.test(it)) && includesPosix(project.targetAt(node))) return { node, name };
  }
  return undefined;
}

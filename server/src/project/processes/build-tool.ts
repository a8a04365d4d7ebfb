/** Which build tools a file belongs to, by its name and by what it does: `rules.md`, "Build scripts by content". */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { scopeOf } from "../../semantics/scopes.ts";
import type { ClassDef, FunctionDef, Node } from "../../syntax/ast.ts";
import { childrenOf } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

export type BuildTool = "scons" | "waf" | "setuptools" | "conan" | "invoke" | "nox" | "fabric";

const BUILD_TOOLS = Symbol("build tools of a file");

/** By name only; the rest of a name that a user configures is `options.isBuildScript`. */
const SCONS_NAME = /(?:^|\/)(?:SConstruct|SConscript|SCsub|[^/]+\.scons)$|(?:^|\/)site_scons\//i;
const WAF_NAME = /(?:^|\/)wscript(?:_build|_configure)?$/;

/** Functions that SCons puts into every file it reads; a module that uses them unbound is such a file. */
const SCONS_GLOBALS = /^global\.(?:Environment|DefaultEnvironment|Import|Export|Return|SConscript|Default|Builder)$/;
const SETUP = /^(?:setuptools|distutils\.core|numpy\.distutils\.core|skbuild|Cython\.Distutils)\.setup$/;
const SETUP_COMMAND =
  /^(?:setuptools|distutils|numpy\.distutils|Cython\.Distutils|wheel\.bdist_wheel)\b.*\.\w*(?:Command|build|build_\w+|install|install_\w+|sdist|develop|bdist\w*|test|clean|upload|egg_info)$/;
const TASK: readonly (readonly [RegExp, BuildTool])[] = [
  [/^invoke(?:\.tasks)?\.task$/, "invoke"],
  [/^nox(?:\.\w+)*\.session$/, "nox"],
  [/^fabric\.(?:api|decorators|tasks)\.task$/, "fabric"],
  [/^fabric\.task$/, "invoke"],
];

/** Cheap test before anything is evaluated. */
const TRIGGER =
  /SCons|Environment|SConscript|Import|Export|Return|waflib|\bsetup\b|distutils|ConanFile|@.*(?:task|session)|\bfabric\b|Builder|\btop\b|\bout\b|Default/;

export function buildToolsOf(project: Project, file: ModuleModel): ReadonlySet<BuildTool> {
  return project.memoFor(BUILD_TOOLS, file.source.module, () => findTools(project, file));
}

/** A build script by its name, by configuration or by what it does. */
export function isBuildScript(project: Project, file: ModuleModel): boolean {
  return file.options.isBuildScript || buildToolsOf(project, file).size > 0;
}

function findTools(project: Project, file: ModuleModel): ReadonlySet<BuildTool> {
  const tools = new Set<BuildTool>();
  if (SCONS_NAME.test(file.path)) tools.add("scons");
  if (WAF_NAME.test(file.path)) tools.add("waf");
  if (!TRIGGER.test(file.source.text)) return tools;

  const names = new Set<string>();
  let hasWafCommand = false;
  for (const node of topLevelOf(file)) {
    if (node.kind === "functionDef") {
      for (const tool of taskToolsOf(project, node)) tools.add(tool);
      if (/^(?:options|configure|build)$/.test(node.name.id) && node.parameters.length === 1) hasWafCommand = true;
    } else if (node.kind === "classDef") {
      const tool = classToolOf(project, node);
      if (tool !== undefined) tools.add(tool);
    } else if (node.kind === "import") {
      for (const { name } of node.names) addImported(tools, name);
    } else if (node.kind === "importFrom") {
      if (node.level === 0) addImported(tools, node.module);
    } else if (node.kind === "call") {
      for (const value of project.evaluate(node.callee)) {
        if (value.kind !== "external") continue;
        if (SCONS_GLOBALS.test(value.path)) tools.add("scons");
        if (SETUP.test(value.path)) tools.add("setuptools");
      }
    } else if (node.kind === "name") {
      names.add(node.id);
    }
  }
  const scope = scopeOf(file.source.module);
  if (hasWafCommand && (scope.bindings.has("top") || scope.bindings.has("out"))) tools.add("waf");
  return tools;
}

function addImported(tools: Set<BuildTool>, module: string): void {
  const [root] = module.split(".");
  if (root === "SCons") tools.add("scons");
  if (root === "waflib") tools.add("waf");
}

/** The nodes a module runs when it is loaded; functions and classes themselves, without what is in them. */
function* topLevelOf(file: ModuleModel): Iterable<Node> {
  const pending: Node[] = [...file.source.module.body].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    if (node.kind === "functionDef" || node.kind === "classDef" || node.kind === "lambda") continue;
    pending.push(...childrenOf(node).toReversed());
  }
}

/** The tools whose decorator makes a function one of their tasks. */
export function taskToolsOf(project: Project, definition: FunctionDef): readonly BuildTool[] {
  return definition.decorators.flatMap((decorator) => {
    const callee = decorator.kind === "call" ? decorator.callee : decorator;
    return project.evaluate(callee).flatMap((value) => {
      const path = value.kind === "external" ? value.path : "";
      return TASK.flatMap(([pattern, tool]) => (pattern.test(path) ? [tool] : []));
    });
  });
}

/** The tool of which a class is a recipe or a command. */
export function classToolOf(project: Project, definition: ClassDef): "conan" | "setuptools" | "waf" | undefined {
  if (definition.bases.length === 0) return undefined;
  for (const path of project.hierarchyOf(definition).externals) {
    if (/^conans?\b.*\.?ConanFile$/.test(path)) return "conan";
    if (SETUP_COMMAND.test(path)) return "setuptools";
    if (/^waflib\.(?:Task\.)?(?:\w+\.)*(?:Task|TaskBase|Context|BuildContext|ConfigurationContext)$/.test(path))
      return "waf";
  }
  return undefined;
}

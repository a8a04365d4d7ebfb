/** Code that runs on Windows and nowhere else, whatever the metadata of its project says. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";

const WINDOWS =
  /\b(windll|WinDLL|oledll|_winreg|winreg|win32api|win32process|win32con|win32event|pywintypes|STARTUPINFO)\b/;
const BOTH =
  /\bsys\.platform\b|\bos\.name\b|\bplatform\.system\b|\bImportError\b|\bfcntl\b|\bis_?(win\w*|posix|linux)\b/i;
const WINDOWS_PATH = /(^|[/_])(windows|win32|win64|win)([/_.]|$)/i;

const ALONE = Symbol("code for Windows alone");

/** By the name of its folder, by what it uses, or by what the modules that it imports use. */
export function isForWindowsAlone(project: Project, file: ModuleModel): boolean {
  return project.memoFor(ALONE, file, () => {
    if (WINDOWS_PATH.test(file.path)) return true;
    const { text } = file.source;
    if (BOTH.test(text)) return false;
    return WINDOWS.test(text) || importedBy(project, file).some((it) => isWindowsText(it.source.text));
  });
}

const isWindowsText = (text: string) => WINDOWS.test(text) && !BOTH.test(text);

function importedBy(project: Project, file: ModuleModel): readonly ModuleModel[] {
  const found: ModuleModel[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind === "importFrom") {
      const module = project.moduleOfImport(node.module, node.level, file.path);
      if (module !== undefined) found.push(module);
    } else if (node.kind === "import") {
      found.push(...node.names.flatMap((it) => project.moduleOfImport(it.name, 0, file.path) ?? []));
    }
  }
  return found;
}

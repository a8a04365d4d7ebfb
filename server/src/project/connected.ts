import type { ImportIndex } from "./imports.ts";
import type { ProjectHost } from "./project-host.ts";
import type { Groups, TextKnowledge } from "./text-knowledge.ts";

/** For each file the files it can meet in one process: those that imports lead to and from, within one root. */
export function connectFiles(host: ProjectHost, imports: ImportIndex, texts: TextKnowledge): Groups {
  const importedBy = host.paths.map((path) => texts.importedBy(path, host.textOf(path) ?? "", imports));
  const roots = host.paths.map((path) => host.optionsOf(path).root);
  return texts.groupsFrom([...host.paths, ...roots, ...importedBy], () => groupsOf(host, importedBy));
}

function groupsOf(host: ProjectHost, importedBy: readonly (readonly string[])[]): Groups {
  const neighbours = new Map<string, Set<string>>(host.paths.map((it) => [it, new Set<string>()]));
  for (const [index, path] of host.paths.entries()) {
    const { root } = host.optionsOf(path);
    for (const found of importedBy[index] ?? []) {
      if (host.optionsOf(found).root !== root) continue;
      neighbours.get(path)?.add(found);
      neighbours.get(found)?.add(path);
    }
  }
  const groups = new Map<string, readonly string[]>();
  for (const start of host.paths) {
    if (groups.has(start)) continue;
    const group = new Set<string>([start]);
    for (const path of group) for (const it of neighbours.get(path) ?? []) group.add(it);
    const members = [...group].sort();
    for (const path of members) groups.set(path, members);
  }
  return groups;
}

/**
 * Structures without fields, which stand only behind pointers: the objects of a C library. By the custom of C their
 * functions begin with their name and take them first: `po_message_msgid(po_message_t *)`.
 */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { ClassDef } from "../../syntax/ast.ts";
import type { Project } from "../project.ts";
import { wordsOf } from "./object-makers.ts";
import { structureOf } from "./structures.ts";
import { isStructureClass } from "./type-of.ts";

const key = Symbol("opaque structures");

/** The opaque structure of a file whose functions a name is one of, and the words that follow. */
export function opaqueStructureOf(
  project: Project,
  file: ModuleModel,
  name: string,
): { readonly definition: ClassDef; readonly rest: readonly string[] } | undefined {
  const words = wordsOf(name);
  let best: { readonly definition: ClassDef; readonly rest: readonly string[] } | undefined;
  for (const { definition, stem } of opaqueStructuresIn(project, file)) {
    if (stem.length >= words.length || !stem.every((it, index) => it === words[index])) continue;
    const rest = words.slice(stem.length);
    if (best === undefined || rest.length < best.rest.length) best = { definition, rest };
  }
  return best;
}

interface Opaque {
  readonly definition: ClassDef;
  /** The words of its name, without what says that it is a type. */
  readonly stem: readonly string[];
}

function opaqueStructuresIn(project: Project, file: ModuleModel): readonly Opaque[] {
  return project.memoFor(key, file.source.module, () => {
    const found: Opaque[] = [];
    for (const statement of file.source.module.body) {
      if (statement.kind !== "classDef" || !isOpaque(project, statement)) continue;
      const stem = wordsOf(statement.name.id).filter((it) => !typeWords.has(it));
      // One word is a prefix of whole libraries.
      if (stem.length > 1) found.push({ definition: statement, stem });
    }
    return found;
  });
}

const typeWords = new Set(["t", "s", "struct", "structure", "type"]);

function isOpaque(project: Project, definition: ClassDef): boolean {
  if (!isStructureClass(project, { kind: "class", definition })) return false;
  const { fields, fieldsNode } = structureOf(project, definition);
  const isEmpty =
    fieldsNode === undefined ? project.hierarchyOf(definition).classes.length === 1 : fields?.length === 0;
  const { id } = definition.name;
  return isEmpty && new RegExp(`POINTER\\(\\s*${id}\\s*\\)`).test(project.fileOf(definition).source.text);
}

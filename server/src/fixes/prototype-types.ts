/** Types that a module has for what a prototype names: its structures, its pointers to them, its callbacks. */

import { abisOf, type CtypesType, structureType } from "../project/ctypes/ctypes-type.ts";
import { layoutOfFields } from "../project/ctypes/layout.ts";
import { ctypesTypeOf, isSameInC } from "../project/ctypes/type-of.ts";
import type { Project } from "../project/project.ts";
import { type BindingOrigin, scopeOf } from "../semantics/scopes.ts";
import type { Target } from "../semantics/target.ts";
import type { Value } from "../semantics/values.ts";
import { structureOf } from "../signatures/lookup.ts";
import type { Structure } from "../signatures/types.ts";
import type { ClassDef } from "../syntax/ast.ts";
import { type NameAtPlace, nameAt, type Place } from "./prototype-names.ts";

/** Where types are looked for, and for whom. */
export interface TypeSearch {
  readonly project: Project;
  readonly place: Place;
  readonly target: Target;
}

/** What is written, and behind which statement of the block it may stand. */
export interface OwnText {
  readonly text: string;
  readonly needs: number;
}

export interface OwnStructure extends OwnText {
  readonly type: CtypesType;
}

/** The one ctypes type that a name stands for at the place. */
export function typeNamed(search: TypeSearch, name: string): (NameAtPlace & { readonly type: CtypesType }) | undefined {
  const found = nameAt(search.project, search.place, name);
  if (found === undefined) return undefined;
  const types = found.values.map((it) => ctypesTypeOf(search.project, it));
  const [first] = types;
  if (first === undefined || !types.every((it) => it !== undefined && isSameType(it, first))) return undefined;
  return { ...found, type: first };
}

/** A name of the module that means the same in C as `wanted`: `SIZE_T = c_size_t`, `LPDWORD = POINTER(c_ulong)`. */
export function ownNameFor(search: TypeSearch, name: string, wanted: CtypesType): OwnText | undefined {
  if (!/^[A-Za-z_]\w*$/.test(name)) return undefined;
  const found = typeNamed(search, name);
  return found !== undefined && isSameType(found.type, wanted) ? { text: name, needs: found.needs } : undefined;
}

/** A structure of the module by one of its names in C. */
export function structureNamed(search: TypeSearch, names: readonly string[]): OwnStructure | undefined {
  for (const name of names) {
    const found = typeNamed(search, name);
    if (found?.type.kind !== "structure" || !agreesInC(search, found.type, names, true)) continue;
    return { text: name, needs: found.needs, type: found.type };
  }
  return undefined;
}

/** How the place names a class: by its own name, by the one it is imported under, or in its module. */
export function classNamed(search: TypeSearch, definition: ClassDef): OwnStructure | undefined {
  const type = structureType(definition);
  const isIt = (values: readonly Value[]): boolean =>
    values.length > 0 && values.every((it) => it.kind === "class" && it.definition === definition);
  const own = nameAt(search.project, search.place, definition.name.id);
  if (own !== undefined && isIt(own.values)) return { text: own.name, needs: own.needs, type };
  for (const [name, bindings] of scopeOf(search.place.file.source.module).bindings) {
    const found = bindings.some((it) => it.origin.kind === "import")
      ? nameAt(search.project, search.place, name)
      : undefined;
    if (found === undefined) continue;
    if (isIt(found.values)) return { text: name, needs: found.needs, type };
    for (const { origin } of bindings) {
      if (origin.kind !== "import" || !leadsTo(search, found, origin, definition)) continue;
      const { alias, statement } = origin;
      const module = statement.kind === "import" && alias.alias === undefined ? alias.name : name;
      return { text: `${module}.${definition.name.id}`, needs: found.needs, type };
    }
  }
  return undefined;
}

/** Whether an import makes the module of a class known; `import package.structures` binds the package. */
function leadsTo(
  { project, place }: TypeSearch,
  { values }: NameAtPlace,
  { alias, statement }: BindingOrigin & { readonly kind: "import" },
  definition: ClassDef,
): boolean {
  const home = project.fileOf(definition);
  const isDotted = statement.kind === "import" && alias.alias === undefined && alias.name.includes(".");
  const [value] = values;
  const module = value?.kind === "module" ? value.module : undefined;
  const found = isDotted ? project.moduleOfImport(alias.name, 0, place.file.path) : module;
  return found === home && project.exportOf(home, definition.name.id).every((it) => it.kind === "class");
}

/** A name of the module for a pointer to one of its structures: `LPRECT = POINTER(RECT)`. */
export function ownPointerTo(search: TypeSearch, pointer: string, to: CtypesType): OwnText | undefined {
  const { name } = to;
  const bare = name.replace(/^_*(?:tag)?_*/, "");
  for (const candidate of new Set([
    pointer.replace(/^const /, ""),
    `LP${bare}`,
    `P${bare}`,
    `LP${name}`,
    `P${name}`,
    `${bare}_p`,
  ])) {
    if (!/^[A-Za-z_]\w*$/.test(candidate)) continue;
    const found = typeNamed(search, candidate);
    if (found?.type.kind !== "pointer" || found.type.definition !== undefined || found.type.pointee === undefined)
      continue;
    if (isSameType(found.type.pointee, to)) return { text: candidate, needs: found.needs };
  }
  return undefined;
}

/**
 * Whether a structure of the program can be the one of C: nothing that is known of both differs. A class under another
 * name has to agree in every field.
 */
export function agreesInC(
  { project, target }: TypeSearch,
  type: CtypesType,
  names: readonly string[],
  isNamedSo = false,
): boolean {
  const { definition } = type;
  if (definition === undefined) return names.some((it) => canonical(it) === canonical(type.name));
  const own = bareName(definition.name.id);
  const isNamed = isNamedSo || names.some((it) => bareName(it) === own);
  for (const abi of abisOf(target)) {
    const inC = names.map((it) => structureOf(project.signatures, it, abi)).find((it) => it !== undefined);
    const layout = layoutOfFields(project, type, abi);
    if (inC === undefined || layout === undefined || inC.size === 0) {
      if (!isNamed) return false;
      continue;
    }
    const isWhole = layout.size === inC.size && (!isNamed ? layout.fields.length === inC.fields.length : true);
    if (!isWhole && !(isNamed && inC.sizeField !== undefined && layout.size < inC.size)) return false;
    if (!isNamed && !layout.fields.every((it, index) => isFieldAt(inC, index, it.offset, it.size))) return false;
  }
  return true;
}

/** Python's `ProcessEntry32` is C's PROCESSENTRY32. */
function bareName(name: string): string {
  return name
    .replace(/^_*(?:tag)?_*/, "")
    .replaceAll("_", "")
    .toLowerCase();
}

function isFieldAt({ fields }: Structure, index: number, offset: number, size: number): boolean {
  const field = fields[index];
  return field !== undefined && field.offset === offset && field.size === size;
}

/** The same type for ctypes too: what one takes the other takes. */
export function isSameType(a: CtypesType, b: CtypesType): boolean {
  let [one, other]: readonly [CtypesType | undefined, CtypesType | undefined] = [a, b];
  for (let depth = 0; depth < 6; depth++) {
    if (one === undefined || other === undefined) return one === other;
    if (!isSameInC(one, other)) return false;
    if (one.kind === "structure" && one.definition === undefined && canonical(one.name) !== canonical(other.name))
      return false;
    if (one.kind === "string" && isWide(one) !== isWide(other)) return false;
    if (one.kind === "callback" || one.kind === "array") return one.name === other.name;
    [one, other] = [one.pointee, other.pointee];
  }
  return false;
}

function isWide({ name }: CtypesType): boolean {
  return /^(?:c_wchar_p|wintypes\.LP.*(?:W|OLE)STR)$/.test(name);
}

/** `wintypes.tagRECT` is the class of `wintypes.RECT`. */
function canonical(name: string): string {
  const bare = name.replace(/^wintypes\.(?:_|tag)?/, "");
  return bare === "RECTL" || bare === "POINTL" || bare === "SIZEL" ? bare.slice(0, -1) : bare;
}

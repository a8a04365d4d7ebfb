/** Names of the functions a shared object exports, from its dynamic symbol table. */

import { readFileSync } from "node:fs";

const SECTION_DYNSYM = 11;
const TYPES_OF_FUNCTIONS = new Set([2, 10]); // STT_FUNC, STT_GNU_IFUNC
const BINDINGS_SEEN_OUTSIDE = new Set([1, 2]); // STB_GLOBAL, STB_WEAK

/** Reads 64-bit little-endian ELF, the only kind the packages for amd64 hold. */
export function exportedFunctions(path: string): ReadonlySet<string> {
  const file = readFileSync(path);
  if (file.toString("latin1", 0, 4) !== "\x7fELF" || file[4] !== 2) throw new Error(`${path} is no 64-bit ELF file.`);

  const at = (offset: number): number => Number(file.readBigUInt64LE(offset));
  const sections = at(0x28);
  const sectionSize = file.readUInt16LE(0x3a);
  const sectionCount = file.readUInt16LE(0x3c);
  const names = new Set<string>();
  for (let index = 0; index < sectionCount; index++) {
    const section = sections + index * sectionSize;
    if (file.readUInt32LE(section + 4) !== SECTION_DYNSYM) continue;

    const strings = at(sections + file.readUInt32LE(section + 0x28) * sectionSize + 0x18);
    const start = at(section + 0x18);
    const end = start + at(section + 0x20);
    for (let symbol = start; symbol < end; symbol += 24) {
      const kind = file.readUInt8(symbol + 4);
      const isDefined = file.readUInt16LE(symbol + 6) !== 0;
      if (!isDefined || !TYPES_OF_FUNCTIONS.has(kind & 15) || !BINDINGS_SEEN_OUTSIDE.has(kind >> 4)) continue;
      const name = strings + file.readUInt32LE(symbol);
      names.add(file.toString("latin1", name, file.indexOf(0, name)));
    }
  }
  return names;
}

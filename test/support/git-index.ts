/** Writes git's list of files as git itself does (gitformat-index), without times, hashes and extensions. */

export function gitIndex(version: 2 | 3 | 4, paths: readonly string[]): Uint8Array {
  const bytes: number[] = [...new TextEncoder().encode("DIRC"), ...word(version), ...word(paths.length)];
  let before: readonly number[] = [];
  for (const path of paths) {
    const start = bytes.length;
    const name = [...new TextEncoder().encode(path)];
    bytes.push(...Array<number>(60).fill(7));
    // Version 3 is written where an entry has more flags.
    bytes.push(...(version === 3 ? [0x40, name.length, 0x20, 0] : [0, name.length]));
    if (version === 4) {
      let same = 0;
      while (same < name.length && name[same] === before[same]) same++;
      bytes.push(...variableWidth(before.length - same), ...name.slice(same), 0);
    } else {
      bytes.push(...name, 0);
      while ((bytes.length - start) % 8 !== 0) bytes.push(0);
    }
    before = name;
  }
  return Uint8Array.from(bytes);
}

const word = (value: number): readonly number[] => [24, 16, 8, 0].map((it) => (value >> it) & 255);

/** Seven bits to a byte, the highest first, each group but the last counted from one. */
function variableWidth(value: number): readonly number[] {
  const bytes = [value & 127];
  for (let rest = (value >> 7) - 1; rest >= 0; rest = (rest >> 7) - 1) bytes.unshift((rest & 127) | 128);
  return bytes;
}

/** What a terminal can show: colours, and the width of characters. */

import { styleText } from "node:util";

export type Style = "bold" | "dim" | "red" | "yellow" | "blue" | "cyan" | "green" | "underline";
export type Paint = (style: Style | readonly Style[], text: string) => string;

export type ColorMode = "auto" | "always" | "never";

export function createPaint(mode: ColorMode, stream: { readonly isTTY?: boolean }): Paint {
  const { NO_COLOR: refused = "", FORCE_COLOR: forced = "", TERM: term } = process.env;
  const isWanted =
    mode === "auto"
      ? (forced !== "" && forced !== "0") || (refused === "" && stream.isTTY === true && term !== "dumb")
      : mode === "always";
  return isWanted
    ? (style, text) => styleText(typeof style === "string" ? style : [...style], text, { validateStream: false })
    : (_, text) => text;
}

/** Source code and names from elsewhere, without what would move the cursor, change colours or reverse the line. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, (it) =>
    it === "\t" ? "    " : "\u{FFFD}",
  );
}

/** Columns of a terminal that `text` takes, once it is harmless. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of harmless(text)) {
    if (/\p{M}/u.test(character)) continue;
    width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  }
  return width;
}

/** East Asian wide characters and emoji. */
function isWide(point: number): boolean {
  return (
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    (point >= 0xffe0 && point <= 0xffe6) ||
    (point >= 0x1f300 && point <= 0x1faff) ||
    (point >= 0x20000 && point <= 0x3fffd)
  );
}

/** The text of a Python file and the encoding it was read with. */
export interface DecodedText {
  readonly text: string;
  /** As the WHATWG names it: `utf-8`, `windows-1252`, … */
  readonly encoding: string;
}

/** PEP 263: a comment in one of the first two lines names the encoding. */
const codingCookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const blankOrComment = /^[ \t\f]*(?:#.*)?$/;

/**
 * The text of `bytes`: by its coding cookie, as UTF-8 otherwise, and as Latin-1 where that fails, which Python 2 and
 * many editors wrote. A byte order mark stays in the text, so that offsets are those of the file in an editor.
 */
export function decodePython(bytes: Uint8Array): DecodedText {
  const named = encodingOf(bytes);
  for (const label of named === undefined ? ["utf-8"] : [named, "utf-8"]) {
    const decoded = decodeStrictly(bytes, label);
    if (decoded !== undefined) return decoded;
  }
  return { text: latin1(bytes), encoding: "iso-8859-1" };
}

function encodingOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return undefined;
  const [first = "", second = ""] = latin1(bytes.subarray(0, 500)).split(/\r\n|\r|\n/, 2);
  const cookie = codingCookie.exec(first) ?? (blankOrComment.test(first) ? codingCookie.exec(second) : undefined);
  return cookie?.[1];
}

function decodeStrictly(bytes: Uint8Array, label: string): DecodedText | undefined {
  const name = label.toLowerCase().replaceAll("_", "-");
  // Python means true Latin-1 and not, as the WHATWG does, Windows-1252.
  if (/^(?:latin-?1|iso-?8859-?1|l1|iso-ir-100)(?:-(?:unix|dos|mac))?$/.test(name)) {
    return { text: latin1(bytes), encoding: "iso-8859-1" };
  }
  try {
    const decoder = new TextDecoder(whatwgName(name), { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    // A name that nobody knows, or bytes that are not of that encoding.
    return undefined;
  }
}

/** Python's names for encodings where the WHATWG has others. */
function whatwgName(name: string): string {
  const bare = name.replace(/-(?:unix|dos|mac)$/, "");
  if (/^utf-?8(?:-sig)?$|^u8$|^ascii$|^us-ascii$/.test(bare)) return "utf-8";
  const windows = /^(?:cp|windows-?)(125\d)$/.exec(bare);
  if (windows !== null) return `windows-${windows[1]}`;
  const latin = /^latin-?([2-9]|10)$/.exec(bare);
  if (latin !== null) return `iso-8859-${latinParts[Number(latin[1])]}`;
  const iso = /^iso-?8859-(\d+)$/.exec(bare);
  if (iso !== null) return `iso-8859-${iso[1]}`;
  return pythonNames.get(bare) ?? bare;
}

/** Parts of ISO 8859 by the number of the Latin alphabet. */
const latinParts: readonly number[] = [0, 1, 2, 3, 4, 9, 10, 13, 14, 15, 16];

const pythonNames: ReadonlyMap<string, string> = new Map([
  ["cp866", "ibm866"],
  ["cp932", "shift_jis"],
  ["cp936", "gbk"],
  ["cp949", "euc-kr"],
  ["cp950", "big5"],
  ["sjis", "shift_jis"],
  ["shift-jis", "shift_jis"],
  ["eucjp", "euc-jp"],
  ["euckr", "euc-kr"],
  ["gb2312", "gbk"],
]);

function latin1(bytes: Uint8Array): string {
  const chunk = 0x2000;
  let text = "";
  for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return text;
}

/** Whether `bytes` are no text at all: source holds no NUL, machine code soon does. */
export function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).includes(0);
}

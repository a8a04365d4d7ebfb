import { decodePython } from "../syntax/decode.ts";

/** The bytes of an edited text in the encoding the file has now; `undefined` where that cannot be done without loss. */
export function encodeLike(original: Uint8Array, text: string): Uint8Array | undefined {
  const { encoding } = decodePython(original);
  const bytes = encoding === "utf-8" ? new TextEncoder().encode(text) : singleBytes(text);
  return bytes !== undefined && decodePython(bytes).text === text ? bytes : undefined;
}

/** One byte a character, where every character is one of Latin-1 or ASCII; other encodings are told by the check above. */
function singleBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0xff) return undefined;
    bytes[index] = unit;
  }
  return bytes;
}

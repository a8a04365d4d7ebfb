/** Structures, unions and enumerations. */

import { attributesAt, noAttributes, skipBalanced } from "./attributes.ts";
import { constantAt } from "./constant-expression.ts";
import type { Cursor } from "./cursor.ts";
import { declaratorAt } from "./declarators.ts";
import { specifiersAt } from "./specifiers.ts";
import type { FieldNode, TypeNode } from "./type-node.ts";

export interface RecordReference {
  readonly type: TypeNode;
  readonly isUntagged: boolean;
}

/** At `struct` or `union`. Defines the record when a body follows. */
export function recordAt(cursor: Cursor, depth: number): RecordReference | undefined {
  const keyword = cursor.peek();
  cursor.advance();
  const attributes = noAttributes();
  attributesAt(cursor, attributes);
  let tag = "";
  if (cursor.kind() === "word") {
    tag = cursor.peek();
    cursor.advance();
    attributesAt(cursor, attributes);
  }
  const isUntagged = tag === "";
  if (cursor.peek() !== "{") {
    return isUntagged ? undefined : { type: { kind: "named", name: `${keyword} ${tag}`, constant: false }, isUntagged };
  }

  const pack = cursor.pack();
  cursor.advance();
  // A name that no header can spell, so that untagged records never meet a tag.
  const name = `${keyword} ${isUntagged ? `#${cursor.count()}` : tag}`;
  const fields = fieldsAt(cursor, depth);
  if (fields === undefined) return undefined;
  // cffi: `struct s { int a; ...; }` leaves the layout to the compiler, so it is as good as not defined.
  if (fields === "partial") return { type: { kind: "named", name, constant: false }, isUntagged: false };
  attributesAt(cursor, attributes);
  if (!cursor.records.has(name)) {
    cursor.recordFiles.set(name, cursor.file());
    cursor.records.set(name, {
      name,
      isUnion: keyword === "union",
      pack: attributes.packed ? 1 : pack,
      alignment: attributes.alignment,
      fields,
    });
  }
  return { type: { kind: "named", name, constant: false }, isUntagged };
}

/** Behind the opening brace; afterwards behind the closing one. */
function fieldsAt(cursor: Cursor, depth: number): FieldNode[] | "partial" | undefined {
  const fields: FieldNode[] = [];
  let isPartial = false;
  while (!cursor.take("}")) {
    if (cursor.take(";")) continue;
    if (cursor.kind() === "end") return undefined;
    if (cursor.take("...")) {
      isPartial = true;
      continue;
    }

    const specifiers = specifiersAt(cursor, depth + 1);
    if (specifiers === undefined || specifiers.isTypedef) return undefined;
    if (cursor.take(";")) {
      // `struct tag {…};` declares no member; without a tag it is an anonymous one.
      if (specifiers.isUntaggedRecord) {
        fields.push({ name: "", type: specifiers.type, bits: undefined, alignment: specifiers.attributes.alignment });
      }
      continue;
    }
    do {
      const field = fieldAt(cursor, specifiers, depth + 1);
      if (field === undefined) return undefined;
      fields.push(field);
    } while (cursor.take(","));
    if (!cursor.take(";")) return undefined;
  }
  return isPartial ? "partial" : fields;
}

function fieldAt(
  cursor: Cursor,
  specifiers: NonNullable<ReturnType<typeof specifiersAt>>,
  depth: number,
): FieldNode | undefined {
  const declarator = declaratorAt(cursor, specifiers.convention, depth);
  if (declarator === undefined) return undefined;

  let bits: number | undefined;
  if (cursor.take(":")) {
    const width = constantAt(cursor);
    if (width === undefined || width < 0n || width > 128n) return undefined;
    bits = Number(width);
  } else if (declarator.name === "") {
    return undefined;
  }
  const trailing = noAttributes();
  attributesAt(cursor, trailing);
  const packed = trailing.packed || declarator.attributes.packed;
  return {
    name: declarator.name,
    type: declarator.around(specifiers.type),
    bits,
    alignment: packed ? undefined : (declarator.attributes.alignment ?? specifiers.attributes.alignment),
  };
}

/** At `enum`. Its constants become known; the enumeration itself is an `int`, named or not. */
export function enumAt(cursor: Cursor): TypeNode | undefined {
  cursor.advance();
  const attributes = noAttributes();
  attributesAt(cursor, attributes);
  let tag = "";
  if (cursor.kind() === "word") {
    tag = cursor.peek();
    cursor.advance();
  }
  attributesAt(cursor, attributes);
  const type: TypeNode = { kind: "named", name: `enum ${tag === "" ? `#${cursor.count()}` : tag}`, constant: false };
  if (!cursor.take("{")) return tag === "" ? undefined : type;

  const names: string[] = [];
  let next: bigint | undefined = 0n;
  while (!cursor.take("}")) {
    if (cursor.kind() !== "word") {
      if (cursor.take("...") && cursor.take("}")) break; // cffi: the rest is not spelled out.
      return undefined;
    }
    const name = cursor.peek();
    cursor.advance();
    attributesAt(cursor, attributes);
    if (cursor.take("=")) next = cursor.take("...") ? undefined : constantAt(cursor);
    if (next !== undefined) cursor.constants.set(name, next);
    names.push(name);
    next = next === undefined ? undefined : next + 1n;
    // A value that is not understood: on to the next constant.
    while (cursor.peek() !== "," && cursor.peek() !== "}" && cursor.kind() !== "end") {
      if (cursor.peek() === "(") skipBalanced(cursor);
      else cursor.advance();
    }
    cursor.take(",");
    if (cursor.kind() === "end") return undefined;
  }
  attributesAt(cursor, attributes);
  cursor.enums.set(type.name, names);
  return type;
}

/** Layouts of structures by the names programs know them under. */

import { layoutOf } from "./c-parser/layout.ts";
import { type RecordNode, type TypeScope, underlying } from "./c-parser/type-node.ts";
import { ctypeOf, type Scopes } from "./c-type.ts";
import { type Signatures, scopesFor } from "./signatures.ts";
import type { Abi, Structure } from "./types.ts";

/** A structure by typedef (`OVERLAPPED`, `LPOVERLAPPED`), tag (`_OVERLAPPED`) or tag with keyword (`struct stat`). */
export function structureOf(signatures: Signatures, name: string, abi: Abi): Structure | undefined {
  const key = `${abi} ${name}`;
  if (signatures.structures.has(key)) return signatures.structures.get(key);

  const scopes = scopesFor(signatures, abi);
  const record = recordNamed(name, scopes[abi]);
  const structure = record && structureFrom(record, scopes, abi);
  signatures.structures.set(key, structure);
  return structure;
}

/** Names of a first member that tells the callee which version of the structure it is given. */
const SIZE_FIELDS = new Set(
  "cbSize cb cbStruct nLength dwLength dwSize dwStructSize lStructSize dwOSVersionInfoSize biSize bV4Size bV5Size".split(
    " ",
  ),
);

function sizeFieldOf(record: RecordNode, scope: TypeScope): string | undefined {
  const [first] = record.fields;
  if (first === undefined || record.isUnion || !SIZE_FIELDS.has(first.name)) return undefined;
  const type = underlying(first.type, scope);
  return type.kind === "named" && /^unsigned (?:int|long)$/.test(type.name) ? first.name : undefined;
}

function recordNamed(name: string, scope: TypeScope): RecordNode | undefined {
  const tag = name.replace(/^(?:struct|union) /, "");
  const target = underlying({ kind: "named", name: tag, constant: false }, scope);
  const pointed = target.kind === "pointer" ? underlying(target.to, scope) : target;
  if (pointed.kind === "named") {
    const record = scope.recordOf(pointed.name);
    if (record !== undefined) return record;
  }
  // The tags of the headers, and of programs that copy them: `_OVERLAPPED`, `tagRECT`, `_tagX`.
  const plain = tag.replace(/^_*(?:tag)?_*/, "");
  return scope.recordOf(plain) ?? scope.recordOf(`_${plain}`) ?? scope.recordOf(`tag${plain}`);
}

function structureFrom(record: RecordNode, scopes: Scopes, abi: Abi): Structure | undefined {
  const layout = layoutOf(record, scopes[abi]);
  return (
    layout && {
      name: record.name.replace(/^(?:struct|union) /, ""),
      isUnion: record.isUnion,
      size: layout.size,
      alignment: layout.alignment,
      fields: layout.places.map(({ field, offset, size }) => ({
        name: field.name,
        type: ctypeOf(field.type, scopes, abi),
        offset,
        size,
        bitWidth: field.bits,
      })),
      sizeField: sizeFieldOf(record, scopes[abi]),
    }
  );
}

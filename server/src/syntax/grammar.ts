import type { Language } from "web-tree-sitter";

/** Fields of the grammar that readers ask for. */
export type FieldName =
  | "alias"
  | "alternative"
  | "argument"
  | "arguments"
  | "attribute"
  | "body"
  | "cause"
  | "condition"
  | "consequence"
  | "definition"
  | "expression"
  | "format_specifier"
  | "function"
  | "guard"
  | "key"
  | "left"
  | "module_name"
  | "name"
  | "object"
  | "parameters"
  | "return_type"
  | "right"
  | "subject"
  | "subscript"
  | "superclasses"
  | "type"
  | "type_conversion"
  | "value";

/** What the columns' numbers mean. */
export interface Grammar {
  /** Names of the node kinds by symbol, `ERROR` included. */
  readonly kindNames: readonly string[];
  readonly fields: Readonly<Record<FieldName, number>>;
  /** By symbol, 1 for nodes that nothing reads: strings are read from their source, comments by the splitter. */
  readonly isPruned: Uint8Array;
}

const prunedKinds: readonly string[] = [
  "comment",
  "line_continuation",
  "string_start",
  "string_content",
  "string_end",
  "escape_sequence",
  "escape_interpolation",
];

export function readGrammar(language: Language): Grammar {
  const kindNames: string[] = Array.from({ length: language.nodeTypeCount }, (_, symbol) => {
    return language.nodeTypeIsNamed(symbol) ? (language.nodeTypeForId(symbol) ?? "") : "";
  });
  const isPruned = new Uint8Array(0x10000);
  for (const [symbol, name] of kindNames.entries()) isPruned[symbol] = prunedKinds.includes(name) ? 1 : 0;

  const field = (name: FieldName) => language.fieldIdForName(name) ?? 0;
  return {
    kindNames,
    isPruned,
    fields: {
      alias: field("alias"),
      alternative: field("alternative"),
      argument: field("argument"),
      arguments: field("arguments"),
      attribute: field("attribute"),
      body: field("body"),
      cause: field("cause"),
      condition: field("condition"),
      consequence: field("consequence"),
      definition: field("definition"),
      expression: field("expression"),
      format_specifier: field("format_specifier"),
      function: field("function"),
      guard: field("guard"),
      key: field("key"),
      left: field("left"),
      module_name: field("module_name"),
      name: field("name"),
      object: field("object"),
      parameters: field("parameters"),
      return_type: field("return_type"),
      right: field("right"),
      subject: field("subject"),
      subscript: field("subscript"),
      superclasses: field("superclasses"),
      type: field("type"),
      type_conversion: field("type_conversion"),
      value: field("value"),
    },
  };
}

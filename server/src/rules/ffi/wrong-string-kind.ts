import { wrongCffiStrings } from "../../project/cffi/strings.ts";
import { wrongStrings } from "../../project/ctypes/string-kinds.ts";
import { type Expression, spanOf, textOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const wrongStringKind = defineRule({
  id: "wrong-string-kind",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "`str` where C reads bytes, or `bytes` where it reads wide characters",
  why: `
    On Python 3 ctypes passes a \`str\` as \`wchar_t *\` and \`bytes\` as \`char *\`, whatever the function reads. In memory each
    character of the \`str\` is followed by zeros, so that a function which reads bytes sees the first letter and the end:
    it opens a file called \`c\`, or prints \`h\` for \`hello\`. With \`argtypes\`, and in \`c_char_p\` and \`create_string_buffer\`,
    the other kind is refused, and the call raises; cffi refuses it everywhere.
  `,
  examples: [
    {
      bad: `
        import ctypes

        libc = ctypes.CDLL("libc.so.6")
        libc.puts("hello")
      `,
      good: `
        import ctypes

        libc = ctypes.CDLL("libc.so.6")
        libc.puts(b"hello")
      `,
    },
  ],

  *find({ file, project }) {
    yield* wrongCffiStrings(project, file);
    if (project.mayMeet(file, /\bctypes\b/)) yield* wrongStrings(project, file);
  },

  message: ({ message }) => message,

  fixes({ node, wanted }, { file }) {
    const edit = asOther(node, wanted);
    if (edit === undefined) return [];
    return [
      {
        title: wanted === "bytes" ? "Make it bytes" : "Make it a str",
        // What raised, or was read as one letter, does what it says.
        safety: "suggestion",
        edits: [{ path: file.path, span: spanOf(node), text: edit }],
      },
    ];
  },
});

/** A literal gets or loses its prefix. How a variable is encoded is for a person to say. */
function asOther(node: Expression, wanted: "bytes" | "text"): string | undefined {
  const text = textOf(node);
  if (node.kind !== "string" || !/^(?:b|B)?["']/.test(text) || /[^\0-\x7f]|\\[uUN]/.test(text)) return undefined;
  if (wanted === "bytes") return /^["']/.test(text) ? `b${text}` : undefined;
  return /^[bB]["']/.test(text) && !/\\x[89a-fA-F]/.test(text) ? text.slice(1) : undefined;
}

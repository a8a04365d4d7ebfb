/** Offers what `language-features.ts` holds. */

import { type Connection, MarkupKind, type ServerCapabilities } from "vscode-languageserver";
import { languageFeatures } from "./language-features.ts";
import type { Session } from "./session.ts";
import { toRange } from "./to-protocol.ts";

export function languageCapabilities(): ServerCapabilities {
  const { hoverAt, completionsAt, signatureHelpAt } = languageFeatures;
  return {
    ...(hoverAt === undefined ? {} : { hoverProvider: true }),
    ...(completionsAt === undefined ? {} : { completionProvider: { triggerCharacters: ["."] } }),
    ...(signatureHelpAt === undefined ? {} : { signatureHelpProvider: { triggerCharacters: ["(", ","] } }),
  };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

export function bindLanguageFeatures(connection: Connection, session: Session): void {
  const { hoverAt, completionsAt, signatureHelpAt } = languageFeatures;
  const placeOf = (uri: string, { line, character }: Position) => {
    const { folder, path } = session.locate(uri);
    const lines = session.placesOf(folder).lines(path);
    return { project: folder.project(), path, lines, offset: lines.offsetAt({ line, column: character }) };
  };

  if (hoverAt !== undefined) {
    connection.onHover(({ textDocument, position }) => {
      const { project, path, lines, offset } = placeOf(textDocument.uri, position);
      const hover = hoverAt(project, path, offset);
      if (hover === undefined) return undefined;
      return { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: toRange(lines, hover.span) };
    });
  }
  if (completionsAt !== undefined) {
    connection.onCompletion(({ textDocument, position }) => {
      const { project, path, offset } = placeOf(textDocument.uri, position);
      return completionsAt(project, path, offset).map(({ label, text, detail, markdown }) => ({
        label,
        ...(text === undefined ? {} : { insertText: text }),
        ...(detail === undefined ? {} : { detail }),
        ...(markdown === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: markdown } }),
      }));
    });
  }
  if (signatureHelpAt !== undefined) {
    connection.onSignatureHelp(({ textDocument, position }) => {
      const { project, path, offset } = placeOf(textDocument.uri, position);
      const help = signatureHelpAt(project, path, offset);
      if (help === undefined) return undefined;
      const { label, markdown, parameters, activeParameter } = help;
      const documented = (text: string | undefined) =>
        text === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: text } };
      return {
        activeSignature: 0,
        activeParameter,
        signatures: [
          {
            label,
            ...documented(markdown),
            parameters: parameters.map((it) => ({ label: it.label, ...documented(it.markdown) })),
          },
        ],
      };
    });
  }
}

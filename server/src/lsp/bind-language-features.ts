/** Offers what `language-features.ts` holds, and on hover the reasons of the rules that found something there. */

import { type Connection, MarkupKind, type ServerCapabilities } from "vscode-languageserver";
import { explainFindings } from "./explain-findings.ts";
import { languageFeatures } from "./language-features.ts";
import type { Session } from "./session.ts";
import { toRange } from "./to-protocol.ts";

export function languageCapabilities(): ServerCapabilities {
  const { completionsAt, signatureHelpAt } = languageFeatures;
  return {
    hoverProvider: true,
    ...(completionsAt === undefined ? {} : { completionProvider: { triggerCharacters: [".", "[", ","] } }),
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

  connection.onHover(({ textDocument, position }) => {
    const { project, path, lines, offset } = placeOf(textDocument.uri, position);
    const own = hoverAt?.(project, path, offset);
    const reasons = explainFindings(session.findingsIn(session.locate(textDocument.uri)), offset);
    const span = own?.span ?? reasons?.span;
    if (span === undefined) return undefined;
    const value = [own, reasons].flatMap((it) => (it === undefined ? [] : [it.markdown])).join("\n\n---\n\n");
    return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(lines, span) };
  });
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

/** Pages of rules as read-only documents: the same text as on the command line and in the hover, without a network. */

import { commands, type Disposable, EventEmitter, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type RuleAnswer, type RuleParams, ruleMethod } from "../../server/src/lsp/protocol-types.ts";

const scheme = "seamlint-rule";

export interface RulePages extends Disposable {
  /** Shows the page of the rule with that id; anything else shows the table of all rules. */
  show(id: unknown): Promise<void>;
}

export function createRulePages(client: BaseLanguageClient): RulePages {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: async ({ path }) => {
      const id = path.replace(/^\//, "").replace(/\.md$/, "");
      return (await pageOf(id)) ?? `No rule is called \`${id}\`.`;
    },
  });

  async function pageOf(id: string): Promise<string | undefined> {
    const params: RuleParams = id === "rules" ? {} : { id };
    const { markdown } = await client.sendRequest<RuleAnswer>(ruleMethod, params);
    return markdown;
  }

  return {
    async show(id) {
      const page = typeof id === "string" && id !== "" ? id : "rules";
      const uri = Uri.from({ scheme, path: `/${page}.md` });
      try {
        await commands.executeCommand("markdown.showPreview", uri);
      } catch {
        // The preview is a built-in extension that a user can switch off; the text itself is readable.
        await window.showTextDocument(uri, { preview: true });
      }
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}

/**
 * What both hosts share: which documents the server sees, the commands, and the one place where its state is shown. What a
 * mistake in Python is, is not known here.
 */

import { commands, type ExtensionContext, env, version, window, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { type DebugInformationAnswer, debugInformationMethod } from "../../server/src/lsp/protocol-types.ts";
import { createAudit } from "./audit.ts";
import { createRulePages } from "./rule-pages.ts";
import { createStatus } from "./status.ts";

/** Files and unsaved buffers. Not `git:` and its like: the old side of a comparison would repeat every finding. */
const documentSelector = ["file", "untitled", "vscode-remote", "vscode-vfs", "vscode-test-web", "memfs"].map(
  (scheme) => ({ language: "python", scheme }),
);

/** What other extensions, and our tests, may ask for. */
export interface Seamlint {
  /** Whether the server answers. */
  isRunning(): boolean;
}

export async function startSeamlint(
  context: ExtensionContext,
  createClient: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<Seamlint> {
  const outputChannel = window.createOutputChannel("Seamlint", { log: true });
  const client = createClient({
    documentSelector,
    outputChannel,
    diagnosticPullOptions: {
      onChange: workspace.getConfiguration("seamlint").get("run") !== "onSave",
      onSave: true,
      onTabs: false,
    },
  });
  const status = createStatus(client, documentSelector);
  const audit = createAudit(context, client, status);
  const rulePages = createRulePages(client);

  context.subscriptions.push(
    client,
    outputChannel,
    status,
    audit,
    rulePages,
    commands.registerCommand("seamlint.auditWorkspace", () => audit.run()),
    commands.registerCommand("seamlint.cancelAudit", () => audit.cancel()),
    commands.registerCommand("seamlint.openReport", () => audit.openReport()),
    commands.registerCommand("seamlint.showRule", (id?: unknown) => rulePages.show(id)),
    commands.registerCommand("seamlint.restartServer", () => restart(client)),
    commands.registerCommand("seamlint.showOutput", () => outputChannel.show()),
    commands.registerCommand("seamlint.copyDebugInformation", () => copyDebugInformation(context, client)),
  );

  await client.start();
  return { isRunning: () => client.isRunning() };
}

async function restart(client: BaseLanguageClient): Promise<void> {
  await client.stop();
  await client.start();
}

async function copyDebugInformation(context: ExtensionContext, client: BaseLanguageClient): Promise<string> {
  const { markdown } = await client.sendRequest<DebugInformationAnswer>(debugInformationMethod);
  const extension = String(context.extension.packageJSON.version);
  const text = `Seamlint ${extension}, ${env.appName} ${version} (${env.appHost})\n\n${markdown}`;
  await env.clipboard.writeText(text);
  return text;
}

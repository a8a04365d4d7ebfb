/** What the lightbulb offers. Everything is found again in the current text, so nothing can go stale. */

import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic as ProtocolDiagnostic,
} from "vscode-languageserver";
import { combineFixes, startsSafely } from "../linter/apply-fixes.ts";
import type { Diagnostic } from "../linter/lint.ts";
import { unusedSuppression } from "../linter/unused-suppression.ts";
import type { FileEdit, Fix } from "../rules/rule.ts";
import { overlaps } from "../text/span.ts";
import type { Folder } from "../workspace/folder.ts";
import type { Located } from "../workspace/workspace.ts";
import { disableInConfiguration } from "./disable-rule.ts";
import type { Session } from "./session.ts";
import { suppressInFile, suppressOnLine } from "./suppress.ts";
import { type Places, titleOf, toDiagnostic, toQuickFix, toSpan, toWorkspaceEdit } from "./to-protocol.ts";

export const fixAllKind = `${CodeActionKind.SourceFixAll}.seamlint`;
export const codeActionKinds: string[] = [CodeActionKind.QuickFix, fixAllKind];

/** A command of the client that shows the page of a rule. */
export const showRuleCommand = "seamlint.showRule";

/** Whether the client has our commands. */
export interface CodeActionFeatures {
  readonly showsRules: boolean;
  readonly createsFiles: boolean;
}

export function codeActions(session: Session, params: CodeActionParams, features: CodeActionFeatures): CodeAction[] {
  const { only } = params.context;
  const located = session.locate(params.textDocument.uri);
  const places = session.placesOf(located.folder);
  // Saving asks for one kind, and waits for the answer.
  if (only !== undefined && !only.some((it) => isWithin(CodeActionKind.QuickFix, it))) {
    return only.some((it) => isWithin(fixAllKind, it)) ? fixAllActions(session, located, places) : [];
  }

  const all = session.findingsIn(located);
  const asked = toSpan(places.lines(located.path), params.range);
  const found = all.filter((it) => overlaps(it.span, asked));
  const quickFixes = found.flatMap((it) => quickFixesOf(session, located, places, it, params.context.diagnostics));
  const rules = [...new Map(found.map((it) => [it.rule.id, it])).values()];
  return [
    ...quickFixes,
    ...rules.flatMap((it) => fixRuleActions(it, all, places)),
    ...found.filter((it) => it.rule !== unusedSuppression).flatMap((it) => suppressActions(it, located, places)),
    ...rules.flatMap((it) => ruleActions(session, it, located.folder, features)),
  ];
}

function quickFixesOf(
  session: Session,
  { folder }: Located,
  places: Places,
  diagnostic: Diagnostic,
  shown: readonly ProtocolDiagnostic[],
): CodeAction[] {
  const severity = session.severityOf(diagnostic, folder);
  const translated = toDiagnostic(diagnostic, severity === "off" ? diagnostic.severity : severity, places);
  // The editor groups a fix under the squiggle it was told of, which it recognises by being the same object.
  const own = shown.find((it) => it.code === translated.code && isSameRange(it, translated)) ?? translated;
  return fixesIn(diagnostic).map((fix, index) => toQuickFix(fix, [own], places, index === 0));
}

/** All findings of one rule that its first kind of fix repairs. */
function fixRuleActions(one: Diagnostic, all: readonly Diagnostic[], places: Places): CodeAction[] {
  const safety = fixesIn(one)[0]?.safety;
  const ofRule = all.filter((it) => it.rule === one.rule);
  const fixes = ofRule.flatMap((it) => fixesIn(it).slice(0, 1)).filter((it) => it.safety === safety);
  if (safety === undefined || fixes.length < 2) return [];
  const title = titleOf(`Fix all ${fixes.length} findings of ${one.rule.id} in this file`, safety);
  return [{ title, kind: CodeActionKind.QuickFix, edit: toWorkspaceEdit(combined(fixes), places) }];
}

/** Safe fixes only: nobody reads a diff when saving. */
function fixAllActions(session: Session, located: Located, places: Places): CodeAction[] {
  const fixes = session
    .findingsIn(located)
    .flatMap((it) => (startsSafely(fixesIn(it)) ? fixesIn(it).slice(0, 1) : []))
    .filter((fix) => fix.edits.every((it) => it.path === located.path));
  if (fixes.length === 0) return [];
  return [
    {
      title: "Fix all safely fixable Seamlint findings",
      kind: fixAllKind,
      edit: toWorkspaceEdit(combined(fixes), places),
    },
  ];
}

function suppressActions(diagnostic: Diagnostic, { folder, path }: Located, places: Places): CodeAction[] {
  const source = folder.project().module(path)?.source;
  if (source === undefined) return [];
  const { id } = diagnostic.rule;
  const action = (title: string, edits: readonly FileEdit[]): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    edit: toWorkspaceEdit({ edits }, places),
  });
  return [
    action(`Ignore ${id} on this line`, [suppressOnLine(source, path, diagnostic.span, id)]),
    action(`Ignore ${id} in this file`, [suppressInFile(source, path, id)]),
  ];
}

function ruleActions(
  session: Session,
  { rule, path }: Diagnostic,
  folder: Folder,
  features: CodeActionFeatures,
): CodeAction[] {
  const actions: CodeAction[] = [];
  const disable = disableInConfiguration(rule.id, folder, path, session.engine.files, features.createsFiles);
  if (disable !== undefined) actions.push({ title: disable.title, kind: CodeActionKind.QuickFix, edit: disable.edit });
  if (features.showsRules) {
    const title = `Show the documentation of ${rule.id}`;
    const command: Command = { title, command: showRuleCommand, arguments: [rule.id] };
    actions.push({ title, kind: CodeActionKind.QuickFix, command });
  }
  return actions;
}

function combined(fixes: readonly Fix[]): { readonly edits: readonly FileEdit[] } {
  const { edits } = combineFixes(fixes);
  return { edits: [...edits].flatMap(([path, own]) => own.map((it) => ({ path, ...it }))) };
}

/** A fix that cannot be computed is reported when the command line meets it; here it is only not offered. */
function fixesIn(diagnostic: Diagnostic): readonly Fix[] {
  try {
    return diagnostic.fixes();
  } catch {
    return [];
  }
}

/** `quickfix` is within `quickfix` and within `""`, which means everything. */
function isWithin(kind: string, wanted: string): boolean {
  return wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`);
}

function isSameRange(a: ProtocolDiagnostic, b: ProtocolDiagnostic): boolean {
  return JSON.stringify(a.range) === JSON.stringify(b.range);
}

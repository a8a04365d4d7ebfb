/**
 * What client and server say to each other beyond the language server protocol.
 *
 * Plain names and shapes: the client's library and the server's pin different majors of the JSON-RPC package, whose request
 * objects do not mix.
 */

/** Audits every folder of the workspace. The request can be cancelled; the answer then holds what was found until then. */
export const auditMethod = "seamlint/audit";

export interface AuditParams {
  /** `$/progress` with `begin`, `report` (percentage and "412 of 1,030 files") and `end` is sent under this token. */
  readonly workDoneToken?: string | number;
}

/**
 * The findings themselves go to the editor as `textDocument/publishDiagnostics`, one for each file that is not open: an
 * open file is the business of `textDocument/diagnostic`, and would show every finding twice.
 */
export interface AuditAnswer {
  readonly files: number;
  readonly findings: number;
  /** The report: one page without scripts from elsewhere, the same that `seamlint check --output-format html` writes. */
  readonly html: string;
  /** Whether the audit was stopped before its end; everything else then speaks of the part that was done. */
  readonly cancelled: boolean;
  readonly notChecked: readonly { readonly path: string; readonly reason: string }[];
}

/** The page of a rule, as Markdown. */
export const ruleMethod = "seamlint/rule";

export interface RuleParams {
  /** Kebab-case, as it stands in a diagnostic's code. Absent: the table of all rules. */
  readonly id?: string;
}

export interface RuleAnswer {
  /** Absent where no rule has that id. */
  readonly markdown?: string;
}

/** What the server would like a bug report to say: versions, settings in force, counts. Lines of Markdown. */
export const debugInformationMethod = "seamlint/debugInformation";

export interface DebugInformationAnswer {
  readonly markdown: string;
}

/** What the client tells the server when it starts it. */
export interface InitializationOptions {
  /**
   * In a browser the server can read no file: the client hands over the two grammars, compressed as they are packed. In Node
   * they are absent, and the server reads them beside its bundle.
   */
  readonly grammars?: { readonly webTreeSitter: Uint8Array; readonly python: Uint8Array };
  /** Whether the client has the command `seamlint.showRule`, which a code action may then name. */
  readonly showsRules?: boolean;
  /** The same of the signature data: of the systems, and of libraries that are part of none. */
  readonly signatures?: { readonly systems: Uint8Array; readonly portable: Uint8Array };
}

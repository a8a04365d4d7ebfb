/**
 * The contract of a rule: what the user reads about it, what it finds, how it says it and how it repairs it.
 * A rule is a value; its file is named after its id and stands in the folder of its family.
 */

import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import type { Options } from "../semantics/options.ts";
import { type Node, spanOf } from "../syntax/ast.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

/** `suppression` is the family of the comments that silence the others. */
export type Family = "ffi" | "exit" | "handles" | "locks" | "build" | "suppression";
export type Severity = "error" | "warning" | "hint";
/** Expected share of true findings of the path by which this one was found: 95 %, 80 %, less. */
export type Confidence = "high" | "medium" | "low";

export interface Fix {
  /** Imperative, as a menu shows it: "Declare the prototype of CreateFileW". */
  readonly title: string;
  /** "safe" keeps the behaviour of every run that was right before; only safe fixes are applied on save or by `--fix`. */
  readonly safety: "safe" | "suggestion";
  readonly edits: readonly FileEdit[];
}

export interface FileEdit extends TextEdit {
  /** The file to edit, as in `ModuleModel.path`. */
  readonly path: string;
}

/** A step of the trace: where the lock was taken, where the library was loaded. In the order a person reads it. */
export interface Related {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

export interface Finding {
  readonly span: Span;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  /** Equal for findings that one repair ends, such as all calls of one undeclared function. */
  readonly cause: string;
  readonly related: readonly Related[];
  /** Computed when asked for: an editor shows many findings and opens one menu. */
  fixes(): readonly Fix[];
}

/** Python for the documentation, also run as a test: `bad` is reported; where there is a fix, it gives `good`. */
export interface Example {
  readonly bad: string;
  readonly good: string;
  /** Name of the file, where it matters: `SConscript`. */
  readonly file?: string;
  /** As in the setting `target-version`. */
  readonly targetVersion?: string;
}

export interface RuleContext {
  readonly file: ModuleModel;
  readonly project: Project;
  readonly options: Options;
}

interface RuleDocumentation {
  readonly id: string;
  readonly family: Family;
  readonly since: string;
  /** Of the rule's strongest finding: what the table of rules shows. */
  readonly severity: Severity;
  readonly isOnByDefault: boolean;
  readonly summary: string;
  readonly why: string;
  readonly examples: readonly [Example, ...Example[]];
}

export interface Rule extends RuleDocumentation {
  check(context: RuleContext): Iterable<Finding>;
}

/** What `find` yields: at least the place, and how sure it is. */
export interface Fact {
  readonly node: Node;
  /** Where only a part of the node is meant. Offsets of the file. */
  readonly span?: Span;
  /** The rule's own severity, where absent. */
  readonly severity?: Severity;
  /** High, where absent. */
  readonly confidence?: Confidence;
}

/** In tests a finding is a hint: they do on purpose what programs must not. */
export function severityFor(options: Options, severity: Severity): Severity {
  return options.isTest ? "hint" : severity;
}

/**
 * What every old program does, since Python 2 did it by default, is worth a warning to those who say that they care for Python 2;
 * to others it is a hint.
 */
export function severityOnPython2(options: Options, severity: Severity): Severity {
  return options.isTargetStated ? severityFor(options, severity) : "hint";
}

/** A rule as its author writes it. */
interface RuleDefinition<F extends Fact> extends RuleDocumentation {
  find(context: RuleContext): Iterable<F>;
  message(fact: F): string;
  related?(fact: F, context: RuleContext): readonly Related[];
  /** The finding's own place, where absent. */
  cause?(fact: F, context: RuleContext): string;
  fixes?(fact: F, context: RuleContext): readonly Fix[];
}

export function defineRule<F extends Fact>(definition: RuleDefinition<F>): Rule {
  const { find, message, related, cause, fixes, ...documentation } = definition;
  return Object.freeze({
    ...documentation,
    *check(context: RuleContext) {
      for (const fact of find(context)) {
        const span = fact.span ?? spanOf(fact.node);
        yield {
          span,
          severity: fact.severity ?? documentation.severity,
          confidence: fact.confidence ?? "high",
          message: message(fact),
          cause: cause?.(fact, context) ?? `${context.file.path}:${span.start}`,
          related: related?.(fact, context) ?? [],
          fixes: () => fixes?.(fact, context) ?? [],
        } satisfies Finding;
      }
    },
  });
}

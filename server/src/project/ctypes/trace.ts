/** Steps of a trace that several rules show. */

import { type Node, spanOf } from "../../syntax/ast.ts";
import type { Span } from "../../text/span.ts";
import type { Project } from "../project.ts";
import type { ForeignFunction } from "./functions.ts";

export interface TraceStep {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

export function stepAt(project: Project, node: Node, message: string): TraceStep {
  return { path: project.fileOf(node).path, span: spanOf(node), message };
}

/** Where the library of a function was loaded. Nothing for the shared loaders: they load where they are named. */
export function loadStep(project: Project, fn: ForeignFunction): readonly TraceStep[] {
  const { load } = fn.library;
  return load === undefined ? [] : [stepAt(project, load, "The library is loaded here.")];
}

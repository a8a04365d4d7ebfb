import type { Report } from "../report.ts";
import { toGitHub } from "./github.ts";
import { toGitLab } from "./gitlab.ts";
import { toHtml } from "./html.ts";
import { toJson } from "./json.ts";
import { toJUnit } from "./junit.ts";
import { toMarkdown } from "./markdown.ts";
import { toSarif } from "./sarif.ts";

/** Formats for other programs and for reading elsewhere; what a terminal shows is the business of `cli`. */
export const formats = {
  json: toJson,
  sarif: toSarif,
  github: toGitHub,
  gitlab: toGitLab,
  junit: toJUnit,
  markdown: toMarkdown,
  html: toHtml,
} as const satisfies Record<string, (report: Report) => string>;

export type FormatName = keyof typeof formats;

export const formatNames: readonly FormatName[] = ["json", "sarif", "github", "gitlab", "junit", "markdown", "html"];

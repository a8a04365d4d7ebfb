import { type WrongResult, wrongResultsOf } from "../../project/processes/action-results.ts";
import { statusTrace } from "../../project/processes/status-trace.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule } from "../rule.ts";

export const buildActionStatus = defineRule({
  id: "build-action-status",
  family: "exit",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Build action that reports the wrong result to its tool",
  why: `
    SCons and waf take what an action function returns for a status: \`None\` and 0 mean that the target was built,
    everything true means that it was not. \`return True\` at the end fails a build that went well; a failing command whose
    status is only printed leaves a target that counts as up to date.
  `,
  examples: [
    {
      file: "SConstruct",
      bad: `
        import subprocess


        def generate(target, source, env):
            subprocess.check_call(["gen", str(source[0]), str(target[0])])
            return True


        Environment().Command("table.h", "table.in", generate)
      `,
      good: `
        import subprocess


        def generate(target, source, env):
            subprocess.check_call(["gen", str(source[0]), str(target[0])])
            return None


        Environment().Command("table.h", "table.in", generate)
      `,
    },
  ],

  *find({ file, project }) {
    for (const result of wrongResultsOf(project, file)) {
      yield { node: result.node, result, severity: result.form === "exit" ? ("hint" as const) : ("error" as const) };
    }
  },

  message: ({ result }) => {
    const tool = result.action.tool === "scons" ? "SCons" : "waf";
    switch (result.form) {
      case "truthy":
        return `This returns ${result.what}: ${tool} takes every true result of an action for a failure.`;
      case "forgiven":
        return `A failure is seen here, and the action still ends with success: ${tool} will consider the target up to date.`;
      default:
        return "This ends SCons in the middle of the build: an action reports failure by a result that is not zero.";
    }
  },

  related: ({ result }, { project }) => [
    statusTrace.step(project, result.action.use, "The function is a build action here."),
  ],

  fixes: ({ result }, { file }) => fixesOf(result, file.path),
});

function fixesOf(result: WrongResult, path: string) {
  if (result.form !== "truthy" || result.node.value === undefined) return [];
  const { value } = result.node;
  if (value.kind === "boolean" || value.kind === "name" || value.kind === "integer") {
    const edits = [{ path, span: spanOf(value), text: "None" }];
    return [{ title: "Report success: return `None`", safety: "suggestion" as const, edits }];
  }
  if (value.kind === "call") {
    const { end } = spanOf(value);
    const edits = [{ path, span: { start: end, end }, text: ".returncode" }];
    return [{ title: "Return the status: `.returncode`", safety: "suggestion" as const, edits }];
  }
  if (value.kind === "unaryOperation") {
    const edits = [{ path, span: { start: spanOf(value).start, end: spanOf(value.operand).start }, text: "" }];
    return [{ title: "Return the status itself", safety: "suggestion" as const, edits }];
  }
  return [];
}

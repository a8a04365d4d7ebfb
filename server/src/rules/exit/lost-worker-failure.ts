import { isBuildScript } from "../../project/processes/build-tool.ts";
import { isBestEffort, isInTest } from "../../project/processes/surroundings.ts";
import { isForkAndJoin, type LostWorker, lostWorkersOf, type WorkerForm } from "../../project/processes/workers.ts";
import { spanOf } from "../../syntax/ast.ts";
import { defineRule, type RuleContext, type Severity } from "../rule.ts";

const consequences: Readonly<Record<WorkerForm, string>> = {
  map: "an exception shows only where the results are read, and nobody reads them",
  async: "an exception of the worker is kept in the result, which is dropped",
  submit: "an exception of the worker is kept in the future, which is dropped",
  gather: "with `return_exceptions=True` exceptions are results, and the results are dropped",
  task: "an exception is kept in the task, which is dropped and may be collected before it ends",
  process: "`join` does not say that the process failed, and nothing reads its `exitcode`",
};

export const lostWorkerFailure = defineRule({
  id: "lost-worker-failure",
  family: "exit",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "Failure of a worker that nobody looks at",
  why: `
    What a worker raises is kept for whoever asks for its result: \`get()\`, \`result()\`, the iterator that \`map\` returns.
    Nobody asks here, so the work that failed is as good as done. A process that is joined says by its \`exitcode\` alone that
    it failed.
  `,
  examples: [
    {
      bad: `
        from concurrent.futures import ProcessPoolExecutor


        def build(files):
            with ProcessPoolExecutor() as executor:
                executor.map(compile_file, files)
      `,
      good: `
        from concurrent.futures import ProcessPoolExecutor


        def build(files):
            with ProcessPoolExecutor() as executor:
                list(executor.map(compile_file, files))
      `,
    },
  ],

  *find(context) {
    for (const worker of lostWorkersOf(context.project, context.file)) {
      const severity = severityOf(context, worker);
      const isHigh = severity === "warning" && isBuildScript(context.project, context.file);
      yield { node: worker.call, worker, severity, confidence: isHigh ? ("high" as const) : ("medium" as const) };
    }
  },

  message: ({ worker }) => `\`${worker.name}\`: ${consequences[worker.form]}.`,

  fixes: ({ worker }, { file }) => {
    if (worker.form !== "map") return [];
    const { start, end } = spanOf(worker.call);
    const edits = [
      { path: file.path, span: { start, end: start }, text: "list(" },
      { path: file.path, span: { start: end, end }, text: ")" },
    ];
    return [{ title: "Read all results: `list(…)`", safety: "suggestion", edits }];
  },
});

function severityOf({ file, project }: RuleContext, { call, form }: LostWorker): Severity {
  if (isInTest(project, file, call) || isBestEffort(project, call)) return "hint";
  if (isBuildScript(project, file)) return "warning";
  if (form === "process") return isForkAndJoin(project, call) ? "warning" : "hint";
  // What a pool is given one by one mostly answers for itself, two calls further in; an iterator of results has nobody else.
  return form === "map" ? "warning" : "hint";
}

import { earlyStatusesOf } from "../../project/processes/early-statuses.ts";
import { type StatusObject, statusObjectOf } from "../../project/processes/status-objects.ts";
import { statusCallsOf } from "../../project/processes/statuses.ts";
import type { Project } from "../../project/project.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import { isDead } from "../../semantics/target.ts";
import { type Call, type Comparison, type Expression, type Name, type Node, spanOf, textOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { defineRule, type Fix } from "../rule.ts";

/** `truth`: the object is a condition; `equality`: it is compared with a number or truth value. */
type TestForm = "truth" | "equality";

interface ObjectTest {
  /** The object that is tested. */
  readonly object: Expression;
  readonly form: TestForm;
}

export const alwaysTrueStatusTest = defineRule({
  id: "always-true-status-test",
  family: "exit",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Process object tested in place of its exit status",
  why: `
    \`subprocess.run\` returns an object, and so does \`Popen\`. Objects are true: \`if subprocess.run(…):\` takes the same
    branch whether the command succeeded or failed, and a comparison with 0 is never equal. The status is in
    \`returncode\`, where 0 means success. And it is there once something has waited: until then \`returncode\` is \`None\`,
    and so is \`poll()\`, even behind the end of the output, which a process closes before it ends.
  `,
  examples: [
    {
      bad: `
        import subprocess

        if subprocess.run(["test-tool", "--check"]):
            use_tool()
      `,
      good: `
        import subprocess

        if subprocess.run(["test-tool", "--check"]).returncode == 0:
            use_tool()
      `,
    },
    {
      bad: `
        import subprocess

        if subprocess.run(["make"]) != 0:
            raise SystemExit("make failed")
      `,
      good: `
        import subprocess

        if subprocess.run(["make"]).returncode != 0:
            raise SystemExit("make failed")
      `,
    },
  ],

  *find({ file, project }) {
    // The calls that may be such objects are known; all other tests of the file need no second look.
    const calls = new Set(
      statusCallsOf(project, file).flatMap((it) => (it.form === "completed" || it.form === "process" ? [it.call] : [])),
    );
    if (calls.size === 0) return;
    for (const node of walk(file.source.module)) {
      for (const { object, form } of testsIn(node)) {
        const kind = mayBeObject(object, calls) ? statusObjectOf(project, object) : undefined;
        if (kind === undefined || isDead(project.targetAt(object))) continue;
        // `if result and result.returncode`: superfluous, but the status is asked.
        if (form === "truth" && object.kind === "name" && asksStatusOf(project, object)) continue;
        yield { node: object, object, form, kind };
      }
    }
    for (const { node, form } of earlyStatusesOf(project, file)) {
      const severity = form === "racing" ? ("warning" as const) : ("error" as const);
      yield { node, object: node, form, kind: "process" as const, severity };
    }
  },

  message: ({ object, form, kind }) => {
    const what = kind === "completed" ? "a `CompletedProcess`" : "a process object";
    const shown = shortTextOf(object);
    if (form === "never") return `\`${shown}\` is still \`None\` here: nothing has waited for the process.`;
    if (form === "racing")
      return `\`${shown}\` may still be \`None\` here: nothing has waited for the process, and its output ends before it does.`;
    return form === "truth"
      ? `\`${shown}\` is ${what}, which is always true: success and failure take the same branch.`
      : `\`${shown}\` is ${what}, which equals no number: compare its \`returncode\`.`;
  },

  fixes: ({ object, form, kind }, { project }) =>
    form === "never" || form === "racing" ? waitFirst(project, object) : fixesOf(project, object, form, kind),
});

/** Whether the status is asked somewhere by the same name. */
function asksStatusOf(project: Project, object: Name): boolean {
  const around = enclosingFunction(object);
  const text = around === undefined ? project.fileOf(object).source.text : textOf(around);
  return new RegExp(`\\b${object.id}\\.(?:returncode|check_returncode|poll|wait)\\b`).test(text);
}

/** Only calls, awaited calls and names bound to them; an attribute may be set where we do not see it. */
function mayBeObject(object: Expression, calls: ReadonlySet<Call>): boolean {
  if (object.kind === "await") return object.value.kind === "call" && calls.has(object.value);
  if (object.kind === "call") return calls.has(object);
  if (object.kind !== "name") return false;
  return (reachingBindings(object) ?? []).some(
    ({ origin }) => origin.kind === "value" && origin.value.kind !== "name" && mayBeObject(origin.value, calls),
  );
}

function* testsIn(node: Node): Iterable<ObjectTest> {
  switch (node.kind) {
    case "if":
    case "while":
    case "assert":
    case "conditional":
      yield { object: node.test, form: "truth" };
      return;
    case "unaryOperation":
      if (node.operator === "not") yield { object: node.operand, form: "truth" };
      return;
    case "booleanOperation":
      // The last operand is a result; it is tested where the whole is.
      for (const object of node.operands.slice(0, isCondition(node) ? undefined : -1)) yield { object, form: "truth" };
      return;
    case "forClause":
      for (const object of node.conditions) yield { object, form: "truth" };
      return;
    case "comparison":
      yield* comparedObjects(node);
      return;
    default:
  }
}

function isCondition(node: Expression): boolean {
  const { parent } = node;
  if (parent?.kind === "unaryOperation") return parent.operator === "not";
  return (parent?.kind === "if" || parent?.kind === "while" || parent?.kind === "assert") && parent.test === node;
}

function* comparedObjects({ operands, operators }: Comparison): Iterable<ObjectTest> {
  const [left, right] = operands;
  const [operator] = operators;
  if (operands.length !== 2 || left === undefined || right === undefined) return;
  if (operator === undefined || !/^(?:==|!=|<|>|<=|>=)$/.test(operator)) return;
  if (isNumber(right)) yield { object: left, form: "equality" };
  else if (isNumber(left)) yield { object: right, form: "equality" };
}

const isNumber = ({ kind }: Expression): boolean => kind === "integer" || kind === "boolean";

/** `wait()` returns what `returncode` will be; with pipes that nobody reads it may never return. */
function waitFirst(project: Project, object: Expression): readonly Fix[] {
  const asked = object.kind === "call" ? object.callee : object;
  if (asked.kind !== "attribute") return [];
  const mayFill = object.kind === "call" ? /\bPIPE\b.*\bPIPE\b/s : /\bPIPE\b/;
  const hasPipes = project.evaluate(asked.object).some((it) => it.kind !== "result" || mayFill.test(textOf(it.call)));
  if (hasPipes) return [];
  const edits = [{ path: project.fileOf(object).path, span: spanOf(object), text: `${textOf(asked.object)}.wait()` }];
  return [{ title: "Wait for the process", safety: "suggestion", edits }];
}

function shortTextOf(object: Expression): string {
  if (object.kind === "await" && object.value.kind === "call") return `${textOf(object.value.callee)}(…)`;
  if (object.kind === "call") return `${textOf(object.callee)}(${object.arguments.length === 0 ? "" : "…"})`;
  return textOf(object);
}

function fixesOf(project: Project, object: Expression, form: TestForm, kind: StatusObject): readonly Fix[] {
  // Until it is waited for, a process has no status; and of an asyncio process waiting is a coroutine.
  if (kind === "process" && object.kind !== "call") return [];
  const { path } = project.fileOf(object);
  const status = kind === "completed" ? ".returncode" : ".wait()";
  const { start, end } = spanOf(object);
  const text = object.kind === "await" ? `(${textOf(object)})` : textOf(object);
  if (form === "equality") {
    const edits = [{ path, span: { start, end }, text: `${text}${status}` }];
    return [{ title: `Compare \`${status.slice(1)}\``, safety: "suggestion", edits }];
  }
  const negation = object.parent?.kind === "unaryOperation" ? object.parent : undefined;
  const span = negation === undefined ? { start, end } : spanOf(negation);
  const succeeded = { path, span, text: `${text}${status} ${negation === undefined ? "==" : "!="} 0` };
  const failed = { path, span, text: `${text}${status} ${negation === undefined ? "!=" : "=="} 0` };
  return [
    { title: "Ask whether the command succeeded", safety: "suggestion", edits: [succeeded] },
    { title: "Ask whether the command failed", safety: "suggestion", edits: [failed] },
  ];
}

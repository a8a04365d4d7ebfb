import { rulePage } from "../audit/rule-page.ts";
import { allRules } from "../linter/lint.ts";
import { closestTo } from "../text/closest.ts";
import { groupBy } from "../text/group-by.ts";
import type { Output } from "./output.ts";

/** Print the page of a rule, or the list of all rules. */
export async function explainRule(id: string | undefined, output: Output): Promise<0 | 2> {
  if (id === undefined) {
    await output.print(listOfRules(output));
    return 0;
  }
  const rule = allRules.find((it) => it.id === id);
  if (rule === undefined) {
    const closest = closestTo(
      id,
      allRules.map((it) => it.id),
    );
    output.complain(
      `There is no rule "${id}"; ${closest === undefined ? "`seamlint rule --all` lists them." : `did you mean "${closest}"?`}`,
    );
    return 2;
  }
  await output.print(rulePage(rule));
  return 0;
}

function listOfRules(output: Output): string {
  const paint = output.paint("auto");
  const widest = Math.max(...allRules.map((it) => it.id.length));
  const blocks = [...groupBy(allRules, (it) => it.family)].map(([family, rules]) => {
    const lines = rules.map(({ id, summary, isOnByDefault }) => {
      const state = isOnByDefault ? "" : paint("dim", " (off by default)");
      return `  ${paint("bold", id.padEnd(widest))}  ${summary}${state}`;
    });
    return [paint("underline", family), ...lines].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

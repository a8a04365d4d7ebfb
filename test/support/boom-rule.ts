/** A rule that needs no knowledge: it reports every call of `boom`. Tests of the linter are about what surrounds rules. */

import { defineRule, type Fact, type Rule } from "../../server/src/rules/rule.ts";
import type { Call } from "../../server/src/syntax/ast.ts";
import { walk } from "../../server/src/syntax/walk.ts";

interface BoomFact extends Fact {
  readonly call: Call;
}

export const boomRule: Rule = defineRule<BoomFact>({
  id: "boom",
  family: "exit",
  since: "0.1.0",
  severity: "warning",
  isOnByDefault: true,
  summary: "Call of boom",
  why: "It goes off.",
  examples: [{ bad: "boom()", good: "calm()" }],
  *find({ file }) {
    for (const node of walk(file.source.module)) {
      if (node.kind === "call" && node.callee.kind === "name" && node.callee.id === "boom") yield { node, call: node };
    }
  },
  message: ({ call }) => `boom with ${call.arguments.length} arguments`,
});

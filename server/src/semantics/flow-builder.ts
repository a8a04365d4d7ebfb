import type { For, If, Match, Node, Statement, Try, While, With } from "../syntax/ast.ts";
import type { Flow, FlowEdge, FlowNode, FlowOwner } from "./flow.ts";
import { catchesAll, isExit, isPlain, isTrue, mayRaise } from "./leaving.ts";

interface BuildingNode extends FlowNode {
  readonly next: FlowEdge[];
  readonly previous: FlowEdge[];
}

/** An edge whose end is not yet known. */
interface Loose {
  readonly from: BuildingNode;
  readonly kind: FlowEdge["kind"];
}

type Jump = "return" | "break" | "continue" | "exception";

/** What surrounds the statement being built, innermost last. */
type Surrounding =
  | { readonly kind: "loop"; readonly header: BuildingNode; readonly breaks: Loose[] }
  | { readonly kind: "finally"; readonly entry: BuildingNode; readonly jumps: Set<Jump> }
  | { readonly kind: "handlers"; readonly dispatch: BuildingNode };

export function buildFlow(owner: FlowOwner): Flow {
  const nodes: BuildingNode[] = [];
  const byNode = new Map<Node, BuildingNode>();
  const withExits = new Map<Node, BuildingNode>();
  const surroundings: Surrounding[] = [];

  const create = (kind: FlowNode["kind"], node?: Node): BuildingNode => {
    const created: BuildingNode = { id: nodes.length, kind, node, next: [], previous: [] };
    nodes.push(created);
    if (node !== undefined && kind === "statement") byNode.set(node, created);
    return created;
  };
  const connect = (from: BuildingNode, to: BuildingNode, kind: FlowEdge["kind"]) => {
    if (from.next.some((it) => it.to === to && it.kind === kind)) return;
    const edge: FlowEdge = { from, to, kind };
    from.next.push(edge);
    to.previous.push(edge);
  };
  const tie = (loose: readonly Loose[], to: BuildingNode) => {
    for (const { from, kind } of loose) connect(from, to, kind);
  };

  const entry = create("entry");
  const exit = create("exit");
  const raise = create("raise");

  /** Leave the statement being built; what surrounds it decides where to. */
  const jump = (from: BuildingNode, kind: Jump, edge: FlowEdge["kind"]) => {
    for (let depth = surroundings.length - 1; depth >= 0; depth--) {
      const around = surroundings[depth];
      if (around?.kind === "finally") {
        around.jumps.add(kind);
        connect(from, around.entry, edge);
        return;
      }
      if (around?.kind === "handlers" && kind === "exception") {
        connect(from, around.dispatch, edge);
        return;
      }
      if (around?.kind === "loop" && kind === "break") {
        around.breaks.push({ from, kind: edge });
        return;
      }
      if (around?.kind === "loop" && kind === "continue") {
        connect(from, around.header, edge);
        return;
      }
    }
    connect(from, kind === "exception" ? raise : exit, edge);
  };

  const sequence = (statements: readonly Statement[], start: readonly Loose[]): readonly Loose[] => {
    let loose = start;
    for (const statement of statements) loose = build(statement, loose);
    return loose;
  };

  const build = (statement: Statement, start: readonly Loose[]): readonly Loose[] => {
    switch (statement.kind) {
      case "if":
        return buildIf(statement, start);
      case "while":
      case "for":
        return buildLoop(statement, start);
      case "try":
        return buildTry(statement, start);
      case "with":
        return buildWith(statement, start);
      case "match":
        return buildMatch(statement, start);
    }
    const node = create("statement", statement);
    tie(start, node);
    if (statement.kind === "raise" || isExit(statement)) {
      jump(node, "exception", "exception");
      return [];
    }
    if (mayRaise(statement)) jump(node, "exception", "exception");
    if (statement.kind === "return") {
      jump(node, "return", "next");
      return [];
    }
    if (statement.kind === "break" || statement.kind === "continue") {
      jump(node, statement.kind, "next");
      return [];
    }
    return [{ from: node, kind: "next" }];
  };

  const buildIf = (first: If, start: readonly Loose[]): readonly Loose[] => {
    const ends: Loose[] = [];
    let statement = first;
    let loose = start;
    // A chain of elif may be thousands long: a loop, not recursion.
    for (;;) {
      const header = create("statement", statement);
      tie(loose, header);
      if (!isPlain(statement.test)) jump(header, "exception", "exception");
      ends.push(...sequence(statement.body, [{ from: header, kind: "true" }]));
      loose = [{ from: header, kind: "false" }];
      const [only] = statement.orelse;
      if (statement.orelse.length !== 1 || only?.kind !== "if") break;
      statement = only;
    }
    return [...ends, ...sequence(statement.orelse, loose)];
  };

  const buildLoop = (statement: While | For, start: readonly Loose[]): readonly Loose[] => {
    const header = create("statement", statement);
    tie(start, header);
    const isEndless = statement.kind === "while" && isTrue(statement.test);
    if (!isEndless) jump(header, "exception", "exception");
    const breaks: Loose[] = [];
    surroundings.push({ kind: "loop", header, breaks });
    tie(sequence(statement.body, [{ from: header, kind: "true" }]), header);
    surroundings.pop();
    const finished = isEndless ? [] : sequence(statement.orelse, [{ from: header, kind: "false" }]);
    return [...finished, ...breaks];
  };

  const buildTry = (statement: Try, start: readonly Loose[]): readonly Loose[] => {
    const header = create("statement", statement);
    tie(start, header);
    const cleanup = statement.finalbody.length === 0 ? undefined : openFinally();
    const dispatch = statement.handlers.length === 0 ? undefined : create("handlers", statement);

    if (dispatch !== undefined) surroundings.push({ kind: "handlers", dispatch });
    let body = sequence(statement.body, [{ from: header, kind: "next" }]);
    if (dispatch !== undefined) surroundings.pop();
    body = sequence(statement.orelse, body);

    const ends: Loose[] = [...body];
    if (dispatch !== undefined) {
      for (const handler of statement.handlers) {
        const node = create("statement", handler);
        connect(dispatch, node, "exception");
        ends.push(...sequence(handler.body, [{ from: node, kind: "next" }]));
      }
      if (!statement.handlers.some((it) => catchesAll(it.type))) jump(dispatch, "exception", "exception");
    }
    return cleanup === undefined ? ends : closeFinally(cleanup, ends, (loose) => sequence(statement.finalbody, loose));
  };

  const buildWith = (statement: With, start: readonly Loose[]): readonly Loose[] => {
    const header = create("statement", statement);
    tie(start, header);
    jump(header, "exception", "exception");
    const cleanup = openFinally();
    const ends = sequence(statement.body, [{ from: header, kind: "next" }]);
    return closeFinally(cleanup, ends, (loose) => {
      const node = create("withExit", statement);
      withExits.set(statement, node);
      tie(loose, node);
      // A context manager may swallow the exception, as `suppress` does.
      return [{ from: node, kind: "next" }];
    });
  };

  const openFinally = () => {
    const around: Extract<Surrounding, { kind: "finally" }> = {
      kind: "finally",
      entry: create("join"),
      jumps: new Set(),
    };
    surroundings.push(around);
    return around;
  };

  const closeFinally = (
    { entry: start, jumps }: Extract<Surrounding, { kind: "finally" }>,
    ends: readonly Loose[],
    cleanup: (loose: readonly Loose[]) => readonly Loose[],
  ): readonly Loose[] => {
    surroundings.pop();
    tie(ends, start);
    const loose = cleanup([{ from: start, kind: "next" }]);
    for (const { from, kind } of loose) {
      for (const it of jumps) jump(from, it, it === "exception" ? "exception" : kind);
    }
    return ends.length === 0 ? [] : loose;
  };

  const buildMatch = (statement: Match, start: readonly Loose[]): readonly Loose[] => {
    const header = create("statement", statement);
    tie(start, header);
    jump(header, "exception", "exception");
    const ends: Loose[] = [];
    let loose: readonly Loose[] = [{ from: header, kind: "next" }];
    for (const it of statement.cases) {
      const node = create("statement", it);
      tie(loose, node);
      ends.push(...sequence(it.body, [{ from: node, kind: "true" }]));
      loose = it.isIrrefutable ? [] : [{ from: node, kind: "false" }];
    }
    return [...ends, ...loose];
  };

  if (owner.kind === "lambda") {
    connect(entry, exit, "next");
  } else {
    tie(sequence(owner.body, [{ from: entry, kind: "next" }]), exit);
  }
  return {
    owner,
    nodes,
    entry,
    exit,
    raise,
    nodeOf: (node) => byNode.get(node),
    withExitOf: (node) => withExits.get(node),
  };
}

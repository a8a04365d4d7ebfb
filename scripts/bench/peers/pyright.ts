/** pyright's `reportUnusedCallResult`, counted where the line starts a process: elsewhere it is about anything. */

import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { collector, jsonOf, list, type Peer, record } from "./places.ts";

const startsProcess =
  /\b(?:subprocess|os|commands|popen2|asyncio)\s*\.\s*(?:\w*call|run|system|popen|Popen|spawn\w*)\b/;

export function pyright(installed: string, tree: string, texts: ReadonlyMap<string, string>): Peer {
  const configuration = join(installed, "pyrightconfig.json");
  const settings = { include: [relative(installed, tree)], reportUnusedCallResult: "warning" };
  return {
    name: "pyright, reportUnusedCallResult",
    run: () => {
      writeFileSync(configuration, JSON.stringify(settings));
      const cli = join(installed, "node_modules/pyright/index.js");
      const report = record(jsonOf(process.execPath, [cli, "--outputjson", "-p", configuration], installed));
      const checked = record(report["summary"])["filesAnalyzed"];
      // A tool that saw no file is no peer in this run.
      if (typeof checked !== "number" || checked === 0) throw new Error(`pyright analysed no file of ${tree}`);
      const { places, add } = collector();
      let elsewhere = 0;
      for (const diagnostic of list(report["generalDiagnostics"]).map(record)) {
        if (diagnostic["rule"] !== "reportUnusedCallResult") continue;
        const path = relative(tree, String(diagnostic["file"])).replaceAll("\\", "/");
        const line = Number(record(record(diagnostic["range"])["start"])["line"]);
        if (startsProcess.test(texts.get(path)?.split("\n")[line] ?? "")) add(path, line + 1);
        else elsewhere += 1;
      }
      return { places, remark: `${elsewhere} more about other calls` };
    },
  };
}

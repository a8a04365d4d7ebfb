/** VS Code's log files without the module in C++ that writes them otherwise. */

const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

function createLogger(_name, file) {
  mkdirSync(dirname(file), { recursive: true });
  const write = (text) => appendFileSync(file, `${text}\n`);
  const nothing = () => undefined;
  return {
    ...{ trace: write, debug: write, info: write, warn: write, error: write, critical: write },
    ...{ setLevel: nothing, setPattern: nothing, clearFormatters: nothing, flush: nothing, drop: nothing },
  };
}

exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
exports.setFlushOn = () => undefined;
exports.setLevel = () => undefined;

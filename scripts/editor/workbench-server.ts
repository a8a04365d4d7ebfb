/** Starts and stops VS Code's own server, as `code-server` brings it. */

import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";

export interface WorkbenchServer {
  /** "127.0.0.1:41033": where the workbench is served. */
  readonly authority: string;
  onExit(listener: (code: number) => void): void;
  stop(): Promise<void>;
}

const timeToStartInMilliseconds = 60_000;

export function startWorkbenchServer(
  codeServer: string,
  userData: string,
  serverData: string,
  logFile: string,
): Promise<WorkbenchServer> {
  const main = join(codeServer, "lib", "vscode", "out", "server-main.js");
  const args = [
    ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--accept-server-license-terms"],
    ...["--disable-workspace-trust", "--enable-smoke-test-driver", "--telemetry-level", "off"],
    ...["--server-data-dir", serverData, "--user-data-dir", userData],
  ];
  // A group of its own, so that the extension host, which the server starts, ends with it.
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "pipe"], detached: true });
  const log = createWriteStream(logFile, { flags: "a" });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });

  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => fail("did not start in time"), timeToStartInMilliseconds);
    function fail(reason: string): void {
      clearTimeout(tooLate);
      stopGroup(child).finally(() => reject(new Error(`VS Code's server ${reason}. Its log: ${logFile}`)));
    }

    let heard = "";
    child.once("error", (error) => fail(`cannot be started: ${error.message}`));
    child.once("exit", (code) => fail(`ended with code ${code}`));
    child.stdout.on("data", (chunk) => {
      heard = (heard + String(chunk)).slice(-10_000);
      const [, port] = /Extension host agent listening on (\d+)/.exec(heard) ?? [];
      if (port === undefined) return;

      clearTimeout(tooLate);
      child.stdout.removeAllListeners("data");
      child.removeAllListeners("exit");
      child.stdout.pipe(log, { end: false });
      resolve({
        authority: `127.0.0.1:${port}`,
        onExit: (listener) => void child.once("exit", (code) => listener(code ?? 1)),
        stop: () => stopGroup(child),
      });
    });
  });
}

/** Ends a process started with `detached` and everything it started. */
export function stopGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const insist = setTimeout(() => signalGroup(pid, "SIGKILL"), 3_000);
    child.once("exit", () => {
      clearTimeout(insist);
      signalGroup(pid, "SIGKILL");
      resolve();
    });
    signalGroup(pid, "SIGTERM");
  });
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left, which is what was wanted.
  }
}

/**
 * One bundle for Node and for the worker of a browser: nearly all of it is the engine, which a package need not hold twice.
 * The imports are dynamic so that only the chosen host's modules are ever evaluated.
 */

const isInWorker = "importScripts" in globalThis;

if (isInWorker) void import("./browser.ts");
else void import("./main.ts");

import { type Architecture, listSignatures, listStructures } from "../signatures/listing.ts";
import { readSignatures } from "../workspace/node-engine.ts";
import type { Output } from "./output.ts";

export interface SignaturesFlags {
  readonly format?: string;
  readonly arch?: string;
  readonly structs?: boolean;
}

/** Lines are handed over in blocks: one write for each of fifty thousand would take longer than finding them. */
const BLOCK = 1_000;

/** Print the signature data, one JSON object a line. */
export async function listAllSignatures(
  { format = "jsonl", arch = "x64", structs }: SignaturesFlags,
  output: Output,
): Promise<0 | 2> {
  const architecture = (["x64", "x86"] as const).find((it): it is Architecture => it === arch);
  if (format !== "jsonl" || architecture === undefined) {
    output.complain(
      format === "jsonl"
        ? `There is no architecture "${arch}"; write --arch x64 or --arch x86.`
        : `There is no format "${format}"; write --format jsonl.`,
    );
    return 2;
  }
  const signatures = readSignatures();
  const entries =
    structs === true ? listStructures(signatures, architecture) : listSignatures(signatures, architecture);
  let block: string[] = [];
  for (const entry of entries) {
    block.push(JSON.stringify(entry));
    if (block.length < BLOCK) continue;
    await output.print(`${block.join("\n")}\n`);
    block = [];
  }
  if (block.length > 0) await output.print(`${block.join("\n")}\n`);
  return 0;
}

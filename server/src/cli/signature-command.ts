import { includesPython2 } from "../semantics/target.ts";
import { describeSignature } from "../signatures/describe.ts";
import { parseVersionRanges } from "../workspace/configuration/version-ranges.ts";
import { readSignatures } from "../workspace/node-engine.ts";
import type { Output } from "./output.ts";

export interface SignatureFlags {
  readonly dll?: string;
  readonly target?: string;
}

/** Print what C says of a function, and how a program declares it. */
export async function explainSignature(
  name: string,
  { dll, target = ">=3.9" }: SignatureFlags,
  output: Output,
): Promise<0 | 1 | 2> {
  const versions = parseVersionRanges(target);
  if (versions === undefined) {
    output.complain(`"${target}" names no version of Python; write --target 2.7 or --target ">=3.6".`);
    return 2;
  }
  const isPython2 = includesPython2({ versions, platforms: [], isPlatformExplicit: false });
  const description = describeSignature(readSignatures(), name, { library: dll, isPython2 });
  if (description.found) {
    await output.print(`${description.text}\n`);
    return 0;
  }
  const place = dll === undefined ? "" : ` in ${dll}`;
  const { suggestions } = description;
  output.complain(
    suggestions.length === 0
      ? `Nothing is known of a function ${name}${place}.`
      : `Nothing is known of a function ${name}${place}; did you mean ${suggestions.join(", ")}?`,
  );
  return 1;
}

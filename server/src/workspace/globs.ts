import picomatch from "picomatch";

/** Whether a path, relative to the folder of the patterns, matches one of them. */
export type Matcher = (path: string) => boolean;

/**
 * Patterns as people write them: without a slash they match a name at any depth, with one they start at the folder, and
 * what they match includes everything below it.
 */
export function createMatcher(patterns: readonly string[]): Matcher {
  const matchers = patterns.flatMap((it) => spellingsOf(it)).map((it) => picomatch(it, { dot: true }));
  return (path) => matchers.some((it) => it(path));
}

function spellingsOf(pattern: string): readonly string[] {
  const plain = pattern
    .replaceAll("\\", "/")
    .replace(/^\.?\/+/, "")
    .replace(/\/+$/, "");
  if (plain === "") return [];
  const anchored = plain.includes("/") || pattern.startsWith("/") || pattern.startsWith("./") ? plain : `**/${plain}`;
  return anchored.endsWith("/**") ? [anchored] : [anchored, `${anchored}/**`];
}

/** Whether a pattern could match something below `folder`, both relative to the same place. */
export function mayMatchBelow(patterns: readonly string[], folder: string): boolean {
  return patterns.some((pattern) => {
    const base = picomatch.scan(spellingsOf(pattern)[0] ?? "").base;
    return base !== "" && (base === folder || base.startsWith(`${folder}/`) || folder.startsWith(`${base}/`));
  });
}

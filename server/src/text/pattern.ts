/** Texts in regular expressions. */

/** A pattern that matches the text and nothing else. */
export function patternOf(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** What the names around an object say of its methods: which of them tell it news. */

export const roleNames = /listener|observer|handler|callback|subscriber|hook|watcher|plugin|receiver/i;
/** What others do to an object they keep; no news for it. */
export const plainMethods =
  /^(?:close|send|write|join|update|get|put|set|append|add|remove|pop|items|keys|values|start|acquire|release|copy|encode|decode|format|strip|split|wait|is_alive|clear|flush|read|cancel|startswith|endswith|lower|upper|title|capitalize|casefold|lstrip|rstrip|rsplit|splitlines|partition|rpartition|replace|find|rfind|index|rindex|count|isdigit|isalpha|isalnum|isspace|isupper|islower|zfill|ljust|rjust|center|translate|expandtabs|extend|insert|sort|reverse|discard|union|difference|intersection|issubset|issuperset)$/;

/** `changed` of `self.listener.changed`, and of `getattr(listener, "changed")`. */
export function lastNameOf(subject: string): string {
  return /^getattr\([^"']*["'](\w+)["']/.exec(subject)?.[1] ?? subject.replace(/^.*\./, "");
}

/** What functions outside of the workspace do with a status that they are given. */

const SHOWING =
  /^(?:logging\.(?:\w+\.)?(?:debug|info|warn|warning|error|exception|critical|log)|builtins\.print|warnings\.warn|click\.(?:echo|secho)|sys\.std(?:out|err)\.write|pprint\.pprint|distutils\.log\.\w+|waflib\.Logs\.\w+|typer\.echo|rich\.print)$/;
const EXITING =
  /^(?:sys\.exit|builtins\.(?:exit|quit|SystemExit)|os\._exit|global\.Exit|SCons\.Script\.Exit|typer\.Exit|click\.exceptions\.Exit)$/;
const DECODING =
  /^(?:os\.(?:WEXITSTATUS|WIFEXITED|WIFSIGNALED|WTERMSIG|WCOREDUMP|waitstatus_to_exitcode)|builtins\.(?:bool|int|abs|min|max|any|all|sum))$/;
const TEXT_MAKING = /^builtins\.(?:str|repr|format|unicode)$/;
const LOGGING_METHOD =
  /^(?:debug|info|warn|warning|error|exception|log|print|echo|announce|msg|note|verbose|trace|notice)$/;

/** `exits`: ends the program with it; `shown`: tells a person; `decoded`: gives a number or truth made of it; `text`: a text. */
export type Sink = "exits" | "shown" | "decoded" | "text";

/** What a function does with an argument, by its dotted name. */
export function sinkOf(path: string): Sink | undefined {
  if (EXITING.test(path)) return "exits";
  if (SHOWING.test(path)) return "shown";
  if (DECODING.test(path)) return "decoded";
  return TEXT_MAKING.test(path) ? "text" : undefined;
}

/** Whether a method of an object that is not known is one that logs, by its name. */
export function isLoggingMethod(name: string): boolean {
  return LOGGING_METHOD.test(name);
}
